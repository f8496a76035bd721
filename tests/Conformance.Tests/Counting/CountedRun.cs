// Plays a scenario on the instrumented firmware and notes every control period. Called in the counted world only.
using System;
using System.Collections.Generic;
using Pen.App;
using Pen.Simulator.Commands;
using Pen.Simulator.Hosting;
using Pen.Simulator.Running;
using Pen.Simulator.Scenarios;

namespace Conformance.Tests.Counting;

/// <summary>
/// Speaks to the world outside in types that both know: arrays, numbers and text.
/// </summary>
public static class CountedRun
{
    /// <summary>Time, state and instructions by method of every control period of a scenario.</summary>
    public static object[] Play(int methods, string file, string text, string processor)
    {
        ScenarioParseResult parsed = ScenarioFiles.Parse(file, text);
        if (parsed.Scenario is null)
        {
            throw new InvalidOperationException(string.Join("; ", parsed.Problems));
        }
        List<object> periods = [];
        ScenarioRunner runner = new(parsed.Scenario, null, Enum.Parse<Processor>(processor));
        InstructionCounter.Methods = methods;
        InstructionCounter.WholeLoop = processor != nameof(Processor.Ports);
        InstructionCounter.Ended = (firmware, counts) =>
            periods.Add(
                new object[]
                {
                    runner.Pen.NowMicroseconds,
                    ((PenFirmware)firmware).Outputs.State.ToString(),
                    counts,
                }
            );
        RunResult result = runner.Run();
        if (!result.Passed)
        {
            throw new InvalidOperationException(string.Join("; ", result.Failures));
        }
        return [.. periods];
    }
}

// One run of one case on a simulated pen.
using System;
using System.Collections.Generic;
using Pen.Control;
using Pen.Hal.Simulated;
using Pen.Simulator.Commands;
using Pen.Simulator.Hosting;
using Pen.Simulator.Running;
using Pen.Simulator.Scenarios;

namespace Pen.Simulator.FaultCatalogue;

/// <summary>Plays a case in its circumstances, and can write the same as a scenario.</summary>
/// <param name="tried">The case.</param>
/// <param name="variation">The circumstances.</param>
/// <param name="processor">What the firmware runs on.</param>
/// <param name="spread">By how much the pen differs from the nominal one, 0 to below 1; with the seed.</param>
internal sealed class CaseTrial(FaultCase tried, Variation variation, Processor processor, double spread)
{
    private readonly CaseScript _script = Write(tried, variation, spread);

    /// <summary>Plays and judges. A pen that throws has missed too.</summary>
    public CaseOutcome Run()
    {
        try
        {
            long eventAt = tried.From == From.MoveEnd ? MoveEnd() : _script.EventAt + tried.EventAfter;
            return new CaseJudge(tried, _script, Play(_script, eventAt)).Judge();
        }
        catch (Exception failure)
        {
            return new CaseOutcome(tried, variation, "-", -1, -1, -1, [failure.ToString()]);
        }
    }

    /// <summary>The run as a scenario that expects what the case demands, as far as a scenario can say it.</summary>
    public string ToScenario(IEnumerable<string> remarks) =>
        _script.Write($"{tried.Title}, {variation}", remarks, Expectations());

    // When the same move ends on a pen without the fault: the last motion of the screw before the motor comes on.
    private long MoveEnd()
    {
        CaseScript sound = Write(tried, variation, spread);
        sound.RemoveFaults();
        CaseWatch seen = Play(sound, long.MaxValue);
        return seen.LastMovedAt;
    }

    private static CaseScript Write(FaultCase tried, Variation variation, double spread)
    {
        CaseScript script = tried.Script(variation);
        if (spread > 0)
        {
            PlantParameters other = new PlantParameters().Spread(spread, variation.Seed);
            foreach (string key in PlantParameters.VaryingKeys)
            {
                script.Set(key, other.Get(key));
            }
        }
        return script;
    }

    private CaseWatch Play(CaseScript script, long eventAt)
    {
        string text = script.Write(tried.Title, [], []);
        ScenarioParseResult parsed = ScenarioFiles.Parse(tried.Title, text);
        Scenario scenario =
            parsed.Scenario ?? throw new InvalidOperationException(string.Join('\n', parsed.Problems));
        PlantParameters plant = new();
        foreach (ParameterSetting setting in scenario.Settings)
        {
            plant.Set(setting.Key, setting.Value);
        }
        SimulatedPen pen = new(plant, scenario.Seed, processor);
        PenHands hands = new(pen);
        CaseWatch seen = new(pen, script, eventAt, tried.From);
        foreach (ScenarioStep step in scenario.Steps)
        {
            pen.Board.Time.Schedule(step.Source.AtMicroseconds, () => StepActions.Apply(step, pen, hands));
        }
        pen.AdvanceTo(scenario.EndMicroseconds);
        if (pen.Board.IsPowered)
        {
            pen.PowerOff();
        }
        return seen;
    }

    private IEnumerable<(long At, string Text)> Expectations()
    {
        long due = _script.EventAt + tried.Bound.Microseconds;
        StopReason[] reasons = [.. tried.Reasons];
        switch (tried.Goal)
        {
            case Goal.Stops when tried.From == From.Script:
                yield return (due, "expect motor off");
                if (reasons.Length == 1)
                {
                    yield return (due, $"expect reason {reasons[0]} within 3s");
                }
                break;
            case Goal.Refuses:
                yield return (_script.EventAt, "never motor on");
                if (reasons.Length == 1 && tried.From == From.Script)
                {
                    yield return (due, $"expect reason {reasons[0]}");
                }
                break;
            case Goal.Finds when reasons.Length == 1:
                yield return (due, $"expect reason {reasons[0]}");
                break;
            case Goal.Warns:
                yield return (due, "expect warning pressure");
                break;
            case Goal.Continues:
                yield return (_script.StopAt - CaseScript.ButtonBounce, "expect motor on");
                yield return (_script.StopAt + tried.Bound.Microseconds, "expect motor off");
                break;
        }
    }
}

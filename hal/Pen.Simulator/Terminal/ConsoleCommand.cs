// The verb console: a live pen where a person watches, a short treatment where none does.
using Pen.Simulator.Commands;
using Pen.Simulator.Hosting;
using Pen.Simulator.Running;
using Spectre.Console;

namespace Pen.Simulator.Terminal;

/// <summary>Carries out <c>console [--esp32 [--board BOARD]]</c>.</summary>
internal static class ConsoleCommand
{
    public static int Run(CommandStreams streams, Processor processor)
    {
        if (streams.Interactive)
        {
            new LivePen(AnsiConsole.Console, processor).Run();
            return ExitCode.Passed;
        }
        RunResult result = RunCommand.Play(
            ScenarioFiles.Treatment(),
            processor,
            streams.Output,
            new RunFiles([])
        );
        return result.Passed ? ExitCode.Passed : ExitCode.Failed;
    }
}

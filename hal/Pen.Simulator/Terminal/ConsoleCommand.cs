// The verb console: a live pen where a person watches, a short treatment where none does.
using Pen.Simulator.Commands;
using Pen.Simulator.Running;
using Spectre.Console;

namespace Pen.Simulator.Terminal;

/// <summary>Carries out <c>console</c>.</summary>
internal static class ConsoleCommand
{
    public static int Run(CommandStreams streams)
    {
        if (streams.Interactive)
        {
            new LivePen(AnsiConsole.Console).Run();
            return ExitCode.Passed;
        }
        RunResult result = RunCommand.Play(ScenarioFiles.Treatment(), streams.Output, new RunFiles([]));
        return result.Passed ? ExitCode.Passed : ExitCode.Failed;
    }
}

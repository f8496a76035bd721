// The program's verbs.
using System;
using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using Pen.Simulator.Bench;
using Pen.Simulator.Campaign;
using Pen.Simulator.FaultCatalogue;
using Pen.Simulator.Measuring;
using Pen.Simulator.PowerCuts;
using Pen.Simulator.Terminal;

namespace Pen.Simulator.Commands;

/// <summary>Parses a command line and carries it out.</summary>
public static class SimulatorCommands
{
    /// <summary>One call of the program; returns its exit code (see <see cref="ExitCode"/>).</summary>
    public static int Run(string[] args, CommandStreams streams)
    {
        Command bench = BenchCommand.Create(streams);
        RootCommand root = new("Simulated microneedling pen: the pen's own firmware over a simulated board.")
        {
            bench,
            Console(streams),
            RunCommand.Create(streams),
            CartridgeCommand.Create(streams),
            JournalCommand.Create(streams),
            PowerCutsCommand.Create(streams),
            MeasureCommand.Create(streams),
            CampaignCommand.Create(streams),
            FaultsCommand.Create(streams),
        };
        BenchCommand.AddTo(root, streams);
        ParseResult parsed = root.Parse(args);
        if (parsed.Action is ParseErrorAction)
        {
            foreach (ParseError error in parsed.Errors)
            {
                streams.Error.WriteLine($"error: {error.Message}");
            }
            streams.Error.WriteLine("Call with --help for what can be asked.");
            return ExitCode.Unusable;
        }
        Command command = parsed.CommandResult.Command;
        bool serves = command == root || command == bench;
        return parsed.Invoke(
            new InvocationConfiguration
            {
                // The bench says itself what a signal means.
                ProcessTerminationTimeout = serves ? null : TimeSpan.FromSeconds(2),
                Output = streams.Output,
                Error = streams.Error,
                EnableDefaultExceptionHandler = false,
            }
        );
    }

    private static Command Console(CommandStreams streams)
    {
        Command command = new(
            "console",
            "A live pen in the terminal; without a terminal, a short treatment."
        );
        ProcessorOptions processor = new();
        processor.AddTo(command);
        command.SetAction(parsed => ConsoleCommand.Run(streams, processor.Chosen(parsed)));
        return command;
    }
}

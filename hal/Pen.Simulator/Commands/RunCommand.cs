// The verb run: plays scenario files, shows what happened, judges.
using System;
using System.Collections.Generic;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Runtime;
using Pen.Simulator.Hosting;
using Pen.Simulator.Running;
using Pen.Simulator.Scenarios;
using Pen.Simulator.Tracing;

namespace Pen.Simulator.Commands;

/// <summary>
/// Builds and carries out
/// <c>run FILE... [--json] [--trace FILE]... [--flash-to FOLDER] [--serial-to FILE] [--esp32 [--board BOARD]]</c>.
/// </summary>
internal static class RunCommand
{
    public static Command Create(CommandStreams streams)
    {
        Argument<string[]> files = new("FILE")
        {
            Description = "Scenario files (.pen).",
            Arity = ArgumentArity.OneOrMore,
        };
        Option<bool> json = new("--json")
        {
            Description = "Write verdicts, timelines and summaries as JSON.",
        };
        Option<string[]> traces = new("--trace")
        {
            Description =
                "Write the signals to a .csv or .vcd file; may be given for each. One scenario only.",
            HelpName = "FILE",
        };
        Option<string> flash = new("--flash-to")
        {
            Description = "Save the pen's flash to a new folder, for the verb journal. One scenario only.",
            HelpName = "FOLDER",
        };
        Option<string> serial = new("--serial-to")
        {
            Description = "Save what the pen sent over its serial port. One scenario only.",
            HelpName = "FILE",
        };
        Command command = new(
            "run",
            "Play scenarios and judge them: exit 0 if all pass, 1 if one fails, 2 if unusable."
        )
        {
            files,
            json,
            traces,
            flash,
            serial,
        };
        ProcessorOptions processor = new();
        processor.AddTo(command);
        command.Validators.Add(result => Validate(result, files, [traces, flash, serial]));
        command.SetAction(parsed =>
            Run(
                parsed.GetValue(files) ?? [],
                parsed.GetValue(json),
                new RunFiles(parsed.GetValue(traces) ?? [], parsed.GetValue(flash), parsed.GetValue(serial)),
                processor.Chosen(parsed),
                streams
            )
        );
        return command;
    }

    // By the words as they stand: the values of an option that lacks its own are not to be asked for.
    private static void Validate(CommandResult result, Argument<string[]> files, Option[] savings)
    {
        string[] names = [.. Words(result.GetResult(files))];
        foreach (string file in names.Where(name => name.StartsWith('-')))
        {
            result.AddError(
                $"unknown option '{file}': expected --json, --trace FILE, --flash-to FOLDER, --serial-to FILE, "
                    + "--esp32, --board BOARD or a scenario file"
            );
        }
        foreach (Option option in savings)
        {
            string[] paths = [.. Words(result.GetResult(option))];
            if (paths.Length > 0 && names.Length > 1)
            {
                result.AddError($"{option.Name} takes one scenario file, not several");
            }
            foreach (string path in paths.Where(path => option == savings[0] && !TraceFile.IsKnown(path)))
            {
                result.AddError($"{option.Name} '{path}': expected a name that ends in .csv or .vcd");
            }
        }
    }

    private static IEnumerable<string> Words(SymbolResult? result) =>
        result?.Tokens.Select(token => token.Value) ?? [];

    private static int Run(
        string[] files,
        bool json,
        RunFiles saved,
        Processor processor,
        CommandStreams streams
    )
    {
        // Nothing is run unless everything can be.
        List<Scenario>? scenarios = ScenarioFiles.Load(files, streams.Error);
        if (scenarios is null)
        {
            return ExitCode.Unusable;
        }
        if (saved.FlashFolder is string folder && !Prepare(folder, streams))
        {
            return ExitCode.Unusable;
        }
        List<RunResult> results = [];
        bool passed = true;
        foreach (Scenario scenario in scenarios)
        {
            try
            {
                RunResult result = Play(scenario, processor, json ? null : streams.Output, saved);
                results.Add(result);
                passed &= result.Passed;
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                streams.Error.WriteLine($"error: cannot write what the run leaves: {failure.Message}");
                return ExitCode.Unusable;
            }
        }
        if (json)
        {
            JsonReport.Write(results, streams.Output);
        }
        return passed ? ExitCode.Passed : ExitCode.Failed;
    }

    private static bool Prepare(string folder, CommandStreams streams)
    {
        try
        {
            FlashFolder.Prepare(folder);
            return true;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            streams.Error.WriteLine($"error: cannot save the flash: {failure.Message}");
            return false;
        }
    }

    /// <summary>Plays one scenario, telling it as text if an output is given.</summary>
    public static RunResult Play(Scenario scenario, Processor processor, TextWriter? output, RunFiles saved)
    {
        List<TraceFile> traces = [];
        try
        {
            foreach (string path in saved.Traces)
            {
                traces.Add(TraceFile.Open(path));
            }
            ScenarioRunner runner = new(scenario, processor: processor);
            runner.Row += row => traces.ForEach(trace => trace.Write(row));
            TextReport? report = output is null ? null : new TextReport(scenario, output);
            report?.Start();
            runner.Entry += entry => report?.Add(entry);
            long started = Stopwatch.GetTimestamp();
            TimeSpan compiled = JitInfo.GetCompilationTime(currentThread: true);
            RunResult result = runner.Run();
            TimeSpan compiling = JitInfo.GetCompilationTime(currentThread: true) - compiled;
            report?.Finish(result, Stopwatch.GetElapsedTime(started), compiling);
            traces.ForEach(trace => trace.Commit());
            if (saved.FlashFolder is string folder)
            {
                FlashFolder.Save(runner.Pen.Board.Flash, folder);
            }
            if (saved.SerialFile is string serial)
            {
                FlashFolder.SaveSerial(runner.Pen.Board.Serial.Text, serial);
            }
            return result;
        }
        finally
        {
            traces.ForEach(trace => trace.Dispose());
        }
    }
}

/// <summary>What a run is to leave on disk.</summary>
/// <param name="Traces">Trace files; may be none.</param>
/// <param name="FlashFolder">Where the flash goes; null: nowhere.</param>
/// <param name="SerialFile">Where the serial line's text goes; null: nowhere.</param>
internal sealed record RunFiles(
    IReadOnlyList<string> Traces,
    string? FlashFolder = null,
    string? SerialFile = null
);

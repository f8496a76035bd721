// The verb run: plays scenario files, shows what happened, judges.
using System;
using System.Collections.Generic;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Diagnostics;
using System.IO;
using System.Runtime;
using Pen.Simulator.Hosting;
using Pen.Simulator.Running;
using Pen.Simulator.Scenarios;
using Pen.Simulator.Tracing;

namespace Pen.Simulator.Commands;

/// <summary>Builds and carries out <c>run FILE... [--json] [--trace FILE]... [--esp32 [--board BOARD]]</c>.</summary>
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
        Command command = new(
            "run",
            "Play scenarios and judge them: exit 0 if all pass, 1 if one fails, 2 if unusable."
        )
        {
            files,
            json,
            traces,
        };
        ProcessorOptions processor = new();
        processor.AddTo(command);
        command.Validators.Add(result => Validate(result, files, traces));
        command.SetAction(parsed =>
            Run(
                parsed.GetValue(files) ?? [],
                parsed.GetValue(json),
                parsed.GetValue(traces) ?? [],
                processor.Chosen(parsed),
                streams
            )
        );
        return command;
    }

    private static void Validate(CommandResult result, Argument<string[]> files, Option<string[]> traces)
    {
        foreach (string file in result.GetValue(files) ?? [])
        {
            if (file.StartsWith('-'))
            {
                result.AddError(
                    $"unknown option '{file}': expected --json, --trace FILE, --esp32, --board BOARD or a scenario file"
                );
            }
        }
        string[] tracePaths = result.GetValue(traces) ?? [];
        if (tracePaths.Length > 0 && result.GetValue(files) is { Length: > 1 })
        {
            result.AddError("--trace takes one scenario file, not several");
        }
        foreach (string path in tracePaths)
        {
            if (!TraceFile.IsKnown(path))
            {
                result.AddError($"--trace '{path}': expected a name that ends in .csv or .vcd");
            }
        }
    }

    private static int Run(
        string[] files,
        bool json,
        string[] tracePaths,
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
        List<RunResult> results = [];
        bool passed = true;
        foreach (Scenario scenario in scenarios)
        {
            try
            {
                RunResult result = Play(scenario, processor, json ? null : streams.Output, tracePaths);
                results.Add(result);
                passed &= result.Passed;
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                streams.Error.WriteLine($"error: cannot write the trace: {failure.Message}");
                return ExitCode.Unusable;
            }
        }
        if (json)
        {
            JsonReport.Write(results, streams.Output);
        }
        return passed ? ExitCode.Passed : ExitCode.Failed;
    }

    /// <summary>Plays one scenario, telling it as text if an output is given.</summary>
    public static RunResult Play(
        Scenario scenario,
        Processor processor,
        TextWriter? output,
        IReadOnlyList<string> tracePaths
    )
    {
        List<TraceFile> traces = [];
        try
        {
            foreach (string path in tracePaths)
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
            return result;
        }
        finally
        {
            traces.ForEach(trace => trace.Dispose());
        }
    }
}

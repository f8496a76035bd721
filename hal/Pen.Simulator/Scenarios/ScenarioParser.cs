// From the text of a scenario file to a scenario, or to all that is wrong with it.
using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using Pen.Hal.Simulated;
using Pen.Simulator.Hosting;

namespace Pen.Simulator.Scenarios;

/// <summary>What came of parsing a file: a scenario, or at least one problem.</summary>
/// <param name="Scenario">The scenario; null if there are problems.</param>
/// <param name="Problems">Every problem, in the order of the file.</param>
public sealed record ScenarioParseResult(Scenario? Scenario, IReadOnlyList<ScenarioProblem> Problems);

/// <summary>Parses scenarios. The grammar stands in Scenarios.md beside this folder.</summary>
public sealed class ScenarioParser
{
    private const ulong DefaultSeed = 1;

    // Beyond what the ring of sessions holds the register alone says nothing.
    private const int MostJournalRoom = 1_000;
    private const long LongestMicroseconds = 24L * 3_600_000_000;

    /// <summary>The words for what the firmware runs on, in the order of <see cref="Processor"/>.</summary>
    public static IReadOnlyList<string> BoardWords { get; } = ["ports", "esp32-s3", "esp32"];

    private readonly string _file;
    private readonly StepParser _stepParser;
    private readonly List<ScenarioProblem> _problems = [];
    private readonly List<ParameterSetting> _settings = [];
    private readonly List<ScenarioStep> _steps = [];
    private readonly ScenarioBook _book = new();
    private string? _name;
    private int? _journalRoom;
    private Processor _processor;
    private ulong _seed = DefaultSeed;
    private long _now;
    private bool _inHeader = true;
    private bool _ended;

    private ScenarioParser(
        string file,
        Func<string, double, string?> checkParameter,
        Func<string, byte[]> readCartridge
    )
    {
        _file = file;
        _stepParser = new StepParser(checkParameter, readCartridge);
    }

    /// <summary>Parses a text.</summary>
    /// <param name="file">What messages call the file.</param>
    /// <param name="text">The whole text; lines end in LF or CRLF.</param>
    /// <param name="checkParameter">
    /// Says what would have been right about a plant parameter and its value, or null if they are fine.
    /// </param>
    /// <param name="readCartridge">
    /// Reads the cartridge image that a line names; throws an <c>IOException</c> or its like with what is
    /// wrong. Null: no line may name one.
    /// </param>
    public static ScenarioParseResult Parse(
        string file,
        string text,
        Func<string, double, string?> checkParameter,
        Func<string, byte[]>? readCartridge = null
    )
    {
        return new ScenarioParser(file, checkParameter, readCartridge ?? NoCartridge).Parse(text);
    }

    private ScenarioParseResult Parse(string text)
    {
        string[] lines = text.ReplaceLineEndings("\n").Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            try
            {
                ParseLine(i + 1, lines[i]);
            }
            catch (LineException problem)
            {
                _problems.Add(
                    new ScenarioProblem(_file, i + 1, problem.Column, problem.Found, problem.Expected)
                );
            }
        }
        if (_problems.Count == 0 && _steps.Count == 0)
        {
            _problems.Add(
                new ScenarioProblem(
                    _file,
                    lines.Length,
                    1,
                    "end of file",
                    "at least one event or expectation"
                )
            );
        }
        return new ScenarioParseResult(_problems.Count == 0 ? Build() : null, _problems);
    }

    private static byte[] NoCartridge(string path) =>
        throw new IOException($"{path} cannot be read: no files here");

    private Scenario Build()
    {
        return new Scenario
        {
            File = _file,
            Name = _name ?? Path.GetFileNameWithoutExtension(_file),
            Seed = _seed,
            Settings = _settings,
            JournalRoom = _journalRoom,
            Processor = _processor,
            Steps = _steps,
            EndMicroseconds = _steps[^1] is EndStep end ? end.Source.AtMicroseconds : _steps.Max(EndOf),
        };
    }

    private void ParseLine(int number, string line)
    {
        LineReader reader = new(line);
        if (reader.AtEnd)
        {
            return;
        }
        bool timed = reader.Peek[0] == '+' || char.IsAsciiDigit(reader.Peek[0]);
        if (timed)
        {
            _inHeader = false;
            ParseTime(reader);
        }
        else if (_inHeader && ParseHeader(reader))
        {
            return;
        }
        if (_ended)
        {
            throw reader.Wrong("nothing after end");
        }
        _inHeader = false;
        int column = reader.Column;
        StepSource source = new(number, reader.Remaining, _now);
        ScenarioStep step = _stepParser.Parse(reader, source);
        if (_book.Clash(step) is string clash)
        {
            throw new LineException(column, $"\"{source.Text}\"", clash);
        }
        _ended = step is EndStep;
        _steps.Add(step);
    }

    private void ParseTime(LineReader reader)
    {
        long time = StepParser.TimeWord(reader, _now);
        if (time < _now)
        {
            string previous = Quantities.Format(Dimension.Time, _now);
            throw reader.WrongLast($"{previous} or later: lines stand in the order of time");
        }
        if (time > LongestMicroseconds)
        {
            throw reader.WrongLast("a time within 24 hours");
        }
        _now = time;
    }

    // Lines above the first timed one configure the run.
    private bool ParseHeader(LineReader reader)
    {
        if (reader.TryWord("name"))
        {
            _name = reader.Rest("a name");
        }
        else if (reader.TryWord("seed"))
        {
            bool valid = ulong.TryParse(
                reader.Peek,
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out _seed
            );
            _ = valid ? reader.Word("") : throw reader.Wrong("a whole number, 0 or more");
        }
        else if (reader.TryWord("set"))
        {
            _settings.Add(_stepParser.Setting(reader));
        }
        else if (reader.TryWord("journal-room"))
        {
            _journalRoom = (int)reader.Integer(0, MostJournalRoom);
        }
        else if (reader.TryWord("board"))
        {
            _processor = (Processor)reader.Choice([.. BoardWords]);
        }
        else
        {
            return false;
        }
        reader.End();
        return true;
    }

    // A run goes on until the last thing that a line started is over.
    private static long EndOf(ScenarioStep step)
    {
        return step switch
        {
            PressStep press => press.EndMicroseconds,
            ExpectStep expect => step.Source.AtMicroseconds + expect.WithinMicroseconds,
            GuardStep { UntilMicroseconds: long until } => until,
            FaultStep { Request.Fault: CircuitFault fault } => step.Source.AtMicroseconds
                + fault.ForMicroseconds,
            _ => step.Source.AtMicroseconds,
        };
    }
}

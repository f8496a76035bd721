// The text that a pen sends over its serial port, read as far as it verifies (format: Journal.md).
using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Pen.Drivers;

namespace Pen.Simulator.Journals;

/// <summary>
/// The last whole dump in a text, or its last one if none is whole. Lines of other origin are passed over.
/// </summary>
internal sealed class SerialDump
{
    /// <summary>How the first line of a dump begins.</summary>
    public const string FirstLine = "PEN-JOURNAL";

    private const string Version = "1";
    private const string LastLine = "END-OF-DUMP";

    private readonly string _source;
    private readonly List<SerialFile> _files = [];
    private SerialFile? _open;
    private bool _whole;
    private bool _aborted;

    private SerialDump(string source) => _source = source;

    /// <summary>The files that were sent, in the order they came.</summary>
    public IReadOnlyList<DumpFile> Files { get; private set; } = [];

    /// <summary>What went wrong on the line.</summary>
    public List<JournalFinding> Findings { get; } = [];

    /// <summary>Reads a text; null if no dump begins in it.</summary>
    /// <param name="source">What findings call the text.</param>
    /// <param name="text">Anything.</param>
    public static SerialDump? Parse(string source, string text)
    {
        SerialDump? chosen = null;
        SerialDump? current = null;
        string[] lines = text.Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            string line = lines[i].TrimEnd('\r');
            if (line.StartsWith(FirstLine + " ", StringComparison.Ordinal))
            {
                chosen = Better(chosen, current);
                current = new SerialDump(source);
                current.Begin(i + 1, line);
            }
            else if (current is { _whole: false, _aborted: false })
            {
                current.Take(i + 1, line);
            }
        }
        chosen = Better(chosen, current);
        chosen?.Finish(lines.Length);
        return chosen;
    }

    private static SerialDump? Better(SerialDump? earlier, SerialDump? later)
    {
        return earlier is { _whole: true } && later is not { _whole: true } ? earlier : later ?? earlier;
    }

    private void Begin(int number, string line)
    {
        string[] words = line.Split(' ');
        if (words.Length != 3 || words[1] != Version)
        {
            Complain(number, $"'{line}': only version {Version} of the dump is known");
        }
    }

    private void Take(int number, string line)
    {
        string[] words = line.Split(' ');
        switch (words[0])
        {
            case "FILE":
                BeginFile(number, words);
                break;
            case "END":
                EndFile(number, words);
                break;
            case "LOST":
                Complain(number, $"the pen could not read {string.Join(" ", words.Skip(1))} any further");
                CloseFile();
                break;
            case LastLine:
                CloseFile(number);
                _whole = true;
                break;
            case "ABORTED":
                CloseFile();
                _aborted = true;
                Complain(number, "the pen broke the dump off: ask it again while it is at rest");
                break;
            default:
                if (line.StartsWith(':'))
                {
                    TakeRecord(number, line);
                }
                break;
        }
    }

    private void BeginFile(int number, string[] words)
    {
        CloseFile(number);
        int index = words.Length == 3 ? DumpFile.IndexOf(words[1]) : -1;
        if (index < 0 || !TryNumber(words[2], out int length))
        {
            Complain(number, "a file begins whose name or length is garbled");
            return;
        }
        if (length > DumpFile.MostBytes(index))
        {
            Complain(number, $"{words[1]} is said to be {length} bytes long, more than any pen writes");
            length = DumpFile.MostBytes(index);
        }
        _open = new SerialFile(index, length);
    }

    private void TakeRecord(int number, string line)
    {
        IntelHex? record = IntelHex.Parse(line);
        if (record is null)
        {
            Complain(number, "the record line is garbled");
        }
        else if (_open is null)
        {
            Complain(number, "a record line belongs to no file");
        }
        else if (!_open.Take(record))
        {
            Complain(number, "the record line lies outside its file");
        }
    }

    private void EndFile(int number, string[] words)
    {
        SerialFile? file = _open;
        CloseFile();
        if (
            file is null
            || words.Length != 4
            || words[1] != file.Name
            || !TryNumber(words[2], out int length)
        )
        {
            Complain(number, "a file ends that did not begin, or its line is garbled");
            return;
        }
        if (length != file.Length || !file.IsWhole || $"{file.Crc():X8}" != words[3])
        {
            Complain(number, $"{file.Name} did not arrive as it was sent");
        }
    }

    // A line number: the file should have ended before.
    private void CloseFile(int? number = null)
    {
        if (_open is null)
        {
            return;
        }
        if (number is int line)
        {
            Complain(line, $"the end of {_open.Name} is missing");
        }
        _files.Add(_open);
        _open = null;
    }

    private void Finish(int lines)
    {
        CloseFile(lines);
        if (!_whole && !_aborted)
        {
            Complain(lines, $"the dump is not whole: its last line, {LastLine}, is missing");
        }
        foreach (IGrouping<int, SerialFile> twice in _files.GroupBy(file => file.Index))
        {
            if (twice.Count() > 1)
            {
                Findings.Add(
                    Finding(_source, $"{twice.First().Name} was sent more than once: the last one counts")
                );
            }
        }
        Files = [.. _files.GroupBy(file => file.Index).Select(group => group.Last().ToFile())];
        int missing = JournalFiles.Names.Length - Files.Count;
        if (missing > 0 && !_aborted)
        {
            Findings.Add(Finding(_source, $"{missing} of the files did not arrive"));
        }
    }

    private static bool TryNumber(string text, out int number)
    {
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }

    private void Complain(int number, string what) => Findings.Add(Finding($"{_source}:{number}", what));

    // Lost until the other copy proves to hold it; on the line alone nobody can tell.
    private static JournalFinding Finding(string place, string what) =>
        new(FindingKind.Damaged, place, null, 0, 0, what, null);
}

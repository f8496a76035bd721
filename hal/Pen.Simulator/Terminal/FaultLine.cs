// A line in the live view in which a fault is typed.
using System;
using System.Linq;
using Pen.Hal.Simulated;
using Pen.Simulator.Scenarios;

namespace Pen.Simulator.Terminal;

/// <summary>Takes keys while it is open: what scenarios write after the word fault, then Enter; Escape closes it.</summary>
internal sealed class FaultLine(BoardFaults faults)
{
    /// <summary>What was typed so far; null while the line is closed.</summary>
    public string? Text { get; private set; }

    /// <summary>The faults that there are, and the line while it is open; empty if there is neither.</summary>
    public string Shown
    {
        get
        {
            string active = string.Join(", ", faults.Active.Select(FaultVocabulary.Describe));
            string there = active.Length > 0 ? $"faults: {active}" : "";
            return Text is null ? there : $"{there}{(there.Length > 0 ? "\n" : "")}fault> {Text}_";
        }
    }

    /// <summary>Opens the line, empty.</summary>
    public void Open() => Text = "";

    /// <summary>Takes a key of an open line; says what was done, or what was wrong, once it is entered.</summary>
    public string? Do(ConsoleKeyInfo key)
    {
        string text = Text ?? "";
        switch (key.Key)
        {
            case ConsoleKey.Enter:
                Text = null;
                return text.Length == 0 ? null : Enter(text);
            case ConsoleKey.Escape:
                Text = null;
                return null;
            case ConsoleKey.Backspace:
                Text = text.Length == 0 ? text : text[..^1];
                return null;
            default:
                Text = char.IsControl(key.KeyChar) ? text : text + key.KeyChar;
                return null;
        }
    }

    private string Enter(string text)
    {
        FaultRequest? request = FaultParser.TryParse(text, out string problem);
        if (request is null)
        {
            return problem;
        }
        request.Apply(faults);
        return $"fault {text}";
    }
}

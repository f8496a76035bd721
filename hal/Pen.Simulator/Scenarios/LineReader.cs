// A cursor over the words of one scenario line that says what it missed.
using System;
using System.Collections.Generic;
using System.Globalization;

namespace Pen.Simulator.Scenarios;

/// <summary>Takes word after word; whatever does not fit is thrown as a <see cref="LineException"/>.</summary>
internal sealed class LineReader(string line)
{
    private readonly List<ScenarioToken> _tokens = ScenarioTokenizer.Split(line);
    private int _next;

    /// <summary>No word is left.</summary>
    public bool AtEnd => _next == _tokens.Count;

    /// <summary>The next word, or an empty one at the end.</summary>
    public string Peek => AtEnd ? "" : _tokens[_next].Text;

    /// <summary>1-based column of the next word, or just after the line's end.</summary>
    public int Column => AtEnd ? line.TrimEnd().Length + 1 : _tokens[_next].Column;

    /// <summary>The rest of the line as it was written, without its comment; empty at the end.</summary>
    public string Remaining => AtEnd ? "" : line[(Column - 1).._tokens[^1].End];

    /// <summary>What is wrong with the next word.</summary>
    public LineException Wrong(string expected)
    {
        return new LineException(Column, AtEnd ? "end of line" : Quote(Peek), expected);
    }

    /// <summary>What is wrong with the word taken last.</summary>
    public LineException WrongLast(string expected)
    {
        ScenarioToken token = _tokens[_next - 1];
        return new LineException(token.Column, Quote(token.Text), expected);
    }

    /// <summary>Takes any word.</summary>
    public string Word(string expected)
    {
        return AtEnd ? throw Wrong(expected) : _tokens[_next++].Text;
    }

    /// <summary>Takes the word if it is the next one.</summary>
    public bool TryWord(string word)
    {
        if (AtEnd || Peek != word)
        {
            return false;
        }
        _next++;
        return true;
    }

    /// <summary>Takes a quantity.</summary>
    public long Quantity(Dimension dimension, string? what = null)
    {
        string expected = what ?? Quantities.Describe(dimension);
        return !AtEnd && Quantities.TryParse(Peek, dimension, out long value)
            ? Took(value)
            : throw Wrong(expected);
    }

    /// <summary>Takes a quantity within bounds, given in base units.</summary>
    public long Quantity(Dimension dimension, long least, long most)
    {
        long value = Quantity(dimension);
        if (value < least || value > most)
        {
            string from = Quantities.Format(dimension, least);
            throw WrongLast($"{from} to {Quantities.Format(dimension, most)}");
        }
        return value;
    }

    /// <summary>Takes a whole number within bounds.</summary>
    public long Integer(long least, long most)
    {
        string expected = $"a whole number, {least} to {most}";
        return
            long.TryParse(Peek, NumberStyles.None, CultureInfo.InvariantCulture, out long value)
            && value >= least
            && value <= most
            ? Took(value)
            : throw Wrong(expected);
    }

    /// <summary>Takes a name of an enumeration, in any case; the message lists them all.</summary>
    public T Name<T>(string what)
        where T : struct, Enum
    {
        foreach (T value in Enum.GetValues<T>())
        {
            if (string.Equals(value.ToString(), Peek, StringComparison.OrdinalIgnoreCase))
            {
                return Took(value);
            }
        }
        throw Wrong($"{what}: {string.Join(", ", Enum.GetNames<T>())}");
    }

    /// <summary>Takes one of some words and returns its place among them.</summary>
    public int Choice(params ReadOnlySpan<string> words)
    {
        int index = words.IndexOf(Peek);
        return index >= 0 ? Took(index) : throw Wrong(string.Join(" or ", words.ToArray()));
    }

    /// <summary>Takes the rest of the line.</summary>
    public string Rest(string expected)
    {
        if (AtEnd)
        {
            throw Wrong(expected);
        }
        string rest = Remaining;
        _next = _tokens.Count;
        return rest;
    }

    /// <summary>Holds that nothing is left.</summary>
    public void End(string expected = "end of line")
    {
        if (!AtEnd)
        {
            throw Wrong(expected);
        }
    }

    private static string Quote(string word) => $"\"{word}\"";

    private T Took<T>(T value)
    {
        _next++;
        return value;
    }
}

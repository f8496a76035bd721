// The words of a fault: in scenarios, and wherever else one is typed.
using System;
using System.Collections.Generic;
using System.Linq;
using Pen.Hal.Simulated;

namespace Pen.Simulator.Scenarios;

/// <summary>What a line about faults asks for.</summary>
/// <param name="Site">Where; null for everywhere, which is only ever cleared.</param>
/// <param name="Fault">What breaks; null if the site is to be well again.</param>
public sealed record FaultRequest(FaultSite? Site, CircuitFault? Fault)
{
    /// <summary>Does it to a board.</summary>
    public void Apply(BoardFaults faults)
    {
        ArgumentNullException.ThrowIfNull(faults);
        if (Fault is not null)
        {
            faults.Inject(Fault);
        }
        else if (Site is FaultSite site)
        {
            faults.Clear(site);
        }
        else
        {
            faults.ClearAll();
        }
    }
}

/// <summary>Reads <c>SITE WORD [AMOUNT] [for TIME]</c>, <c>SITE clear</c> and <c>all clear</c>.</summary>
internal static class FaultParser
{
    private const string Clear = "clear";
    private const string Everywhere = "all";
    private const long LongestMicroseconds = 24L * 3_600_000_000;

    /// <summary>Reads what follows the word fault; nothing else may stand there.</summary>
    public static FaultRequest Parse(LineReader reader)
    {
        string sites = $"where: {string.Join(", ", FaultVocabulary.Sites)}, or {Everywhere}";
        string word = reader.Word(sites);
        if (word == Everywhere)
        {
            _ = reader.Choice(Clear);
            reader.End();
            return new FaultRequest(null, null);
        }
        if (!FaultVocabulary.TrySite(word, out FaultSite site))
        {
            throw reader.WrongLast(sites);
        }
        string words = WordsOf(site);
        string what = reader.Word(words);
        if (what == Clear)
        {
            reader.End();
            return new FaultRequest(site, null);
        }
        FaultRow row = FaultVocabulary.Find(site, what) ?? throw reader.WrongLast(words);
        double amount = Amount(reader, row);
        long time = reader.TryWord("for") ? reader.Quantity(Dimension.Time, 1, LongestMicroseconds) : 0;
        reader.End(time == 0 ? "for TIME or end of line" : "end of line");
        return new FaultRequest(site, row.Make(amount, time));
    }

    /// <summary>Reads a line typed by a person; null and what was wrong if it cannot be understood.</summary>
    public static FaultRequest? TryParse(string line, out string problem)
    {
        try
        {
            problem = "";
            return Parse(new LineReader(line));
        }
        catch (LineException wrong)
        {
            problem = $"{wrong.Found}; expected {wrong.Expected}";
            return null;
        }
    }

    private static string WordsOf(FaultSite site)
    {
        IReadOnlyList<FaultRow> rows = FaultVocabulary.RowsOf(site);
        IEnumerable<string> words = rows.Select(row => row.Word)
            .Concat(rows.Select(row => FaultVocabulary.KindWord(row.Kind)))
            .Distinct();
        return $"what {FaultVocabulary.WordOf(site)} does: {string.Join(", ", words)}, or {Clear}";
    }

    // 0 stands for the default.
    private static double Amount(LineReader reader, FaultRow row)
    {
        if (reader.AtEnd || reader.Peek == "for")
        {
            return 0;
        }
        if (!row.TakesAmount)
        {
            throw reader.Wrong("for TIME or end of line: this fault has no amount");
        }
        string expected = $"{row.Describe()}; or for TIME, or end of line";
        if (!TryAmount(reader.Peek, row, out double amount) || !row.Takes(amount))
        {
            throw reader.Wrong(expected);
        }
        _ = reader.Word(expected);
        return amount;
    }

    private static bool TryAmount(string text, FaultRow row, out double amount)
    {
        (Dimension Dimension, double PerUnit)? measure = row.Unit switch
        {
            FaultUnit.Percent => (Dimension.Percent, 1e3),
            FaultUnit.Milliseconds => (Dimension.Time, 1e3),
            FaultUnit.Hertz => (Dimension.Rate, 1e3),
            FaultUnit.MillinewtonMetres => (Dimension.Torque, 1e3),
            FaultUnit.Micrometres => (Dimension.Length, 1),
            _ => null,
        };
        if (measure is (Dimension dimension, double perUnit))
        {
            bool isQuantity = Quantities.TryParse(text, dimension, out long value);
            amount = value / perUnit;
            return isQuantity;
        }
        string unit = row.UnitText;
        bool isNumber = Quantities.TryParseNumber(
            text.EndsWith(unit, StringComparison.Ordinal) ? text[..^unit.Length] : "",
            out decimal number
        );
        amount = (double)number;
        return isNumber;
    }
}

// The options of verbs that play many runs: seed, jobs, spread of the plant, where to save, JSON.
using System;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.IO;
using Pen.Simulator.Scenarios;

namespace Pen.Simulator.Commands;

/// <summary>
/// <c>[--seed N] [--jobs N] [--json]</c>, and where a verb asks for them <c>[--plant-spread SHARE] [--save FOLDER]</c>.
/// </summary>
internal sealed class BatchOptions
{
    // In thousandths of a percent.
    private const long MostSpread = 50_000;

    private readonly Option<ulong?> _seed = new("--seed") { HelpName = "N" };
    private readonly Option<int> _jobs = WholeNumber.Option(
        "--jobs",
        "Runs at once.",
        Environment.ProcessorCount
    );
    private readonly Option<bool> _json = new("--json") { Description = "Write the result as JSON." };
    private readonly Option<string?> _spread = new("--plant-spread")
    {
        Description = "Vary the plant's parameters with the seed by up to this share, such as 20%.",
        HelpName = "SHARE",
    };
    private readonly Option<string?> _folder = new("--save") { HelpName = "FOLDER" };

    /// <summary>The options of a verb.</summary>
    /// <param name="ofSeed">What its seed is of.</param>
    public BatchOptions(string ofSeed)
    {
        _seed.Description = ofSeed;
        _seed.Validators.Add(ValidateSeed);
        _spread.Validators.Add(ValidateSpread);
    }

    /// <summary>Gives a verb seed, jobs and JSON.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_seed);
        command.Options.Add(_jobs);
        command.Options.Add(_json);
    }

    /// <summary>Gives a verb the spread of the plant.</summary>
    public void AddSpreadTo(Command command) => command.Options.Add(_spread);

    /// <summary>Gives a verb a folder.</summary>
    /// <param name="command">The verb.</param>
    /// <param name="description">What it writes there.</param>
    public void AddFolderTo(Command command, string description)
    {
        _folder.Description = description;
        command.Options.Add(_folder);
    }

    /// <summary>The seed; null if none is given.</summary>
    public ulong? Seed(ParseResult parsed) => parsed.GetValue(_seed);

    /// <summary>Runs at once, 1 or more.</summary>
    public int Jobs(ParseResult parsed) => parsed.GetValue(_jobs);

    /// <summary>The result is wanted as JSON.</summary>
    public bool Json(ParseResult parsed) => parsed.GetValue(_json);

    /// <summary>By how much pens differ from the nominal one, 0 to 0.5.</summary>
    public double Spread(ParseResult parsed) => Share(parsed.GetValue(_spread)) ?? 0;

    /// <summary>The folder to save into; null for none.</summary>
    public string? Folder(ParseResult parsed) => parsed.GetValue(_folder);

    /// <summary>Writes files; false, and said, if that cannot be done.</summary>
    /// <param name="streams">Where it is said.</param>
    /// <param name="folder">The folder, for the message.</param>
    /// <param name="write">Writes them.</param>
    public static bool TryWrite(CommandStreams streams, string? folder, Action write)
    {
        try
        {
            write();
            return true;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            streams.Error.WriteLine($"error: --save {folder}: {failure.Message}");
            return false;
        }
    }

    // By its words: asking for the number would throw if it is none.
    private static void ValidateSeed(OptionResult result)
    {
        foreach (Token token in result.Tokens)
        {
            if (!ulong.TryParse(token.Value, out ulong seed) || seed == 0)
            {
                result.AddError("--seed takes a whole number from 1");
            }
        }
    }

    private static void ValidateSpread(OptionResult result)
    {
        string? text = result.GetValueOrDefault<string?>();
        if (text is not null && Share(text) is null)
        {
            result.AddError($"--plant-spread '{text}': expected a share from 0% to 50%, such as 20%");
        }
    }

    private static double? Share(string? text) =>
        Quantities.TryParse(text ?? "0%", Dimension.Percent, out long value)
        && value is >= 0 and <= MostSpread
            ? value / 1e5
            : null;
}

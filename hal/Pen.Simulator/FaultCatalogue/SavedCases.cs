// The worst run of each row, kept as a scenario that anybody can replay.
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Text;
using Pen.Simulator.Hosting;

namespace Pen.Simulator.FaultCatalogue;

/// <summary>Scenario files of a play of the catalogue.</summary>
/// <param name="request">What was played.</param>
/// <param name="folder">Where the files go; null for nowhere.</param>
internal sealed class SavedCases(CatalogueRequest request, string? folder)
{
    /// <summary>Writes the worst run of every row. Throws what the file system throws.</summary>
    public void Write(IReadOnlyList<CatalogueRow> rows)
    {
        if (folder is null)
        {
            return;
        }
        foreach (CatalogueRow row in rows)
        {
            if (row.Worst is CaseOutcome worst)
            {
                CaseTrial trial = new(worst.Case, worst.Variation, request.Processor, request.Spread);
                List<string> remarks = [$"replay: run {FileOf(row)}{Form}", .. worst.Misses];
                File.WriteAllText(FileOf(row), trial.ToScenario(remarks));
            }
        }
    }

    /// <summary>How the worst run of a row is replayed.</summary>
    public string Replay(CatalogueRow row)
    {
        if (row.Worst is null)
        {
            return "powercuts --cut N, with the number above";
        }
        return folder is null
            ? $"faults --only {row.Id} --seed {request.FirstSeed} --seeds {request.Seeds}{Pens}{Form} --save FOLDER, then run what it writes"
            : $"run {FileOf(row)}{Form}";
    }

    private string Pens =>
        request.Spread > 0
            ? string.Create(CultureInfo.InvariantCulture, $" --plant-spread {request.Spread * 100}%")
            : "";

    private string Form =>
        request.Processor switch
        {
            Processor.Esp32S3 => " --esp32",
            Processor.Esp32 => " --esp32 --board esp32",
            _ => "",
        };

    private string FileOf(CatalogueRow row)
    {
        StringBuilder name = new();
        foreach (char letter in $"{row.Id} {row.Case}".ToLowerInvariant())
        {
            bool keeps = char.IsAsciiLetterOrDigit(letter) || letter is '.';
            if (keeps || (name.Length > 0 && name[^1] != '-'))
            {
                name.Append(keeps ? letter : '-');
            }
        }
        return Path.Combine(folder!, name.ToString().Trim('-') + ".pen");
    }
}

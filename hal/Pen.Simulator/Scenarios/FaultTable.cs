// The vocabulary of faults as the table that the documents show.
using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Pen.Hal.Simulated;

namespace Pen.Simulator.Scenarios;

/// <summary>Prints <see cref="FaultVocabulary.All"/> in Markdown. Sites with the same rows share them.</summary>
public static class FaultTable
{
    /// <summary>Head and rows; each line ends in a line feed.</summary>
    public static string Markdown()
    {
        StringBuilder text = new("| SITE | WORD (kind) | AMOUNT | what happens | |\n|---|---|---|---|---|\n");
        foreach (FaultSite site in Enum.GetValues<FaultSite>())
        {
            if (IsButton(site) && site != FaultSite.StartStop)
            {
                continue;
            }
            string sites = string.Join(
                ", ",
                SitesLike(site).Select(one => $"`{FaultVocabulary.WordOf(one)}`")
            );
            foreach (FaultRow row in FaultVocabulary.RowsOf(site))
            {
                string amount = row.TakesAmount ? row.Describe() : "";
                string kind = FaultVocabulary.KindWord(row.Kind);
                string word = row.Word == kind ? $"`{kind}`" : $"`{row.Word}` ({kind})";
                text.Append($"| {sites} | {word} | {amount} | {row.Meaning} | {row.Catalogue} |\n");
                sites = "";
            }
        }
        return text.ToString();
    }

    private static IEnumerable<FaultSite> SitesLike(FaultSite site) =>
        IsButton(site) ? Enum.GetValues<FaultSite>().Where(IsButton) : [site];

    private static bool IsButton(FaultSite site) => site is >= FaultSite.StartStop and <= FaultSite.DepthDown;
}

// Prints who keeps which hazard away, by which requirement, proven by which tests and scenarios.
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace Safety.Tests;

internal static class Traceability
{
    /// <summary>The whole page, from the tables of firmware/Safety and from what tests say that they prove.</summary>
    public static string Print()
    {
        var text = new StringBuilder();
        text.Append("# Traceability\n\n");
        text.Append(
            "Printed from Hazards.md, Requirements.md and Fmea.md beside it and from what the tests say of themselves; a\n"
        );
        text.Append(
            "test holds it. To refresh: `PEN_UPDATE_DOCS=1 dotnet test tests/Safety.Tests`. What is open on hardware is at\n"
        );
        text.Append("the end.\n\n");
        PrintHazards(text);
        PrintRequirements(text);
        PrintFaults(text);
        PrintOpen(text);
        return text.ToString();
    }

    private static void PrintHazards(StringBuilder text)
    {
        text.Append(
            "## From hazard to requirement\n\n| hazard | control | requirements | failures |\n|---|---|---|---|\n"
        );
        foreach (Row hazard in SafetyFile.Hazards)
        {
            string id = hazard["id"];
            foreach (Row control in SafetyFile.Controls.Where(row => row.List("hazards").Contains(id)))
            {
                string[] requirements = control.List("requirements");
                text.Append(
                    $"| {id} {hazard["hazard"]} | {control["id"]} | {string.Join(", ", requirements)} | "
                );
                text.Append($"{string.Join(", ", FailuresOf(requirements))} |\n");
            }
        }
    }

    private static void PrintRequirements(StringBuilder text)
    {
        text.Append(
            "\n## From requirement to proof\n\n| requirement | item | hazards | verified by | proven by |\n|---|---|---|---|---|\n"
        );
        foreach (Row row in SafetyFile.Requirements)
        {
            string proofs = string.Join(" ", ProofsOf(row["id"]).Select(proof => $"`{proof.Title}`"));
            text.Append(
                $"| {row["id"]} | {row["item"]} | {row["hazards"]} | {row["verified by"]} | {proofs} |\n"
            );
        }
    }

    private static void PrintFaults(StringBuilder text)
    {
        text.Append(
            "\n## From fault to failure and test\n\n| fault | failures | cases of the verb `faults` | tests called after it |\n|---|---|---|---|\n"
        );
        foreach (string fault in SafetyFile.Failures.SelectMany(row => row.List("fault")).Distinct().Order())
        {
            IEnumerable<string> failures = SafetyFile
                .Failures.Where(row => row.List("fault").Contains(fault))
                .Select(row => row["id"]);
            IEnumerable<string> tests = TestSources
                .All.Where(proof => proof.Name.StartsWith(fault + "_", System.StringComparison.Ordinal))
                .Select(proof => $"`{proof.Title}`")
                .Order(System.StringComparer.Ordinal);
            string cases = string.Join(
                "; ",
                FaultCases.All.Where(one => one.Fault == fault).Select(one => one.Case)
            );
            text.Append(
                $"| {fault} | {string.Join(", ", failures)} | {cases} | {string.Join(" ", tests)} |\n"
            );
        }
    }

    private static void PrintOpen(StringBuilder text)
    {
        string[] open = SafetyFile
            .Requirements.Where(row => row.List("verified by").Contains("hardware"))
            .Select(row => row["id"])
            .ToArray();
        text.Append(
            $"\n## Open until a board is measured\n\n{open.Length} of {SafetyFile.Requirements.Length}: "
        );
        text.Append($"{string.Join(", ", open)}.\n");
    }

    /// <summary>What proves a requirement, in an order that does not depend on the machine.</summary>
    public static IEnumerable<Proof> ProofsOf(string requirement) =>
        TestSources
            .All.Where(proof => proof.Requirements.Contains(requirement))
            .OrderBy(proof => proof.Title, System.StringComparer.Ordinal);

    // The failures that are shown by a test which proves one of the requirements.
    private static IEnumerable<string> FailuresOf(string[] requirements)
    {
        HashSet<string> titles = requirements.SelectMany(ProofsOf).SelectMany(NamesOf).ToHashSet();
        return SafetyFile
            .Failures.Where(row =>
                titles.Any(title => row["shown by"].Contains($"`{title}`", System.StringComparison.Ordinal))
            )
            .Select(row => row["id"]);
    }

    private static IEnumerable<string> NamesOf(Proof proof) =>
        proof.Class.Length > 0 ? [proof.Title, proof.Class] : [proof.Title];
}

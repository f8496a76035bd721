// The tables of firmware/Safety as they are written.
using System.IO;
using System.Linq;

namespace Safety.Tests;

internal static class SafetyFile
{
    public static readonly Row[] Requirements = MarkdownTables.Read(
        PathOf("Requirements.md"),
        "id",
        "requirement"
    );

    public static readonly Row[] Items = MarkdownTables.Read(
        PathOf("Requirements.md"),
        "item",
        "name",
        "sources"
    );

    public static readonly Row[] Hazards = MarkdownTables
        .Read(PathOf("Hazards.md"), "id", "hazard")
        .Where(row => row.Cells.Count == 2)
        .ToArray();

    public static readonly Row[] Risks = MarkdownTables.Read(
        PathOf("Hazards.md"),
        "id",
        "hazard",
        "chain of events"
    );

    public static readonly Row[] Controls = MarkdownTables.Read(PathOf("Hazards.md"), "id", "control");

    /// <summary>Severities down, probabilities across.</summary>
    public static readonly Row[] Matrix = MarkdownTables.Read(PathOf("Hazards.md"), "", "P1");

    public static readonly Row[] Failures = MarkdownTables
        .Read(PathOf("Fmea.md"), "id", "component")
        .Concat(MarkdownTables.Read(PathOf("Fmea.md"), "id", "item"))
        .ToArray();

    public static readonly Row[] Packages = MarkdownTables.Read(PathOf("Soup.md"), "package", "version");

    public static readonly Row[] Anomalies = MarkdownTables.Read(PathOf("Soup.md"), "anomaly");

    public static string PathOf(string page) => Path.Combine(Repository.Root, "firmware", "Safety", page);
}

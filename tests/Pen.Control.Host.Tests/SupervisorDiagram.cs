// Prints the supervisor's table and the stop reasons as the document that people read.
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Pen.Control.Host.Tests;

/// <summary>Supervisor.md from <see cref="SupervisorTable.Rows"/> and the doc comments of Pen.Control.</summary>
internal static class SupervisorDiagram
{
    /// <summary>The whole document.</summary>
    public static string Print()
    {
        XDocument comments = XDocument.Load(Path.ChangeExtension(typeof(PenState).Assembly.Location, ".xml"));
        var text = new StringBuilder();
        text.Append("# The supervisor\n\n");
        text.Append(
            "Printed from `SupervisorTable.Rows` and the doc comments of `StopReason`; a test holds the two\n"
        );
        text.Append(
            "together. To refresh: `PEN_UPDATE_DOCS=1 dotnet test tests/Pen.Control.Host.Tests`.\n\n"
        );
        PrintDiagram(text);
        PrintStates(text, comments);
        PrintRows(text);
        PrintReasons(text, comments);
        return text.ToString();
    }

    private static void PrintDiagram(StringBuilder text)
    {
        text.Append("## States\n\n```mermaid\nstateDiagram-v2\n");
        text.Append("    state Awake {\n");
        text.Append("        [*] --> SelfTest\n");
        var edges = SupervisorTable
            .Rows.Where(row => row.From != SupervisorTable.AnyAwake)
            .Select(row => (row.From, row.To))
            .Distinct()
            .ToList();
        foreach ((PenState from, PenState to) in edges.Where(edge => IsAwake(edge.From) && IsAwake(edge.To)))
        {
            text.Append($"        {from} --> {to}\n");
        }
        text.Append("    }\n    [*] --> Awake\n    Awake --> Fault\n");
        foreach (
            (PenState from, PenState to) in edges.Where(edge => !IsAwake(edge.From) || !IsAwake(edge.To))
        )
        {
            text.Append($"    {from} --> {to}\n");
        }
        text.Append("    Asleep --> [*]\n```\n\n");
    }

    private static void PrintStates(StringBuilder text, XDocument comments)
    {
        text.Append("| number | state | meaning |\n|---|---|---|\n");
        foreach (PenState state in Enum.GetValues<PenState>())
        {
            text.Append($"| {(int)state} | {state} | {Meaning(comments, "PenState." + state)} |\n");
        }
    }

    private static void PrintRows(StringBuilder text)
    {
        text.Append("\n## Rows\n\nThe first row of a state whose conditions all hold is taken.\n\n");
        text.Append("| from | when | to | reason |\n|---|---|---|---|\n");
        foreach (Transition row in SupervisorTable.Rows)
        {
            string from = row.From == SupervisorTable.AnyAwake ? "any awake" : row.From.ToString();
            string reason = row.Reason == StopReason.None ? "" : row.Reason.ToString();
            text.Append($"| {from} | {string.Join(" and ", Names(row.Requires))} | {row.To} | {reason} |\n");
        }
    }

    private static void PrintReasons(StringBuilder text, XDocument comments)
    {
        text.Append("\n## Stop reasons\n\n| number | name | class | meaning |\n|---|---|---|---|\n");
        foreach (StopReason reason in Enum.GetValues<StopReason>().Where(reason => reason != StopReason.None))
        {
            string meaning = Meaning(comments, "StopReason." + reason);
            text.Append($"| {(int)reason} | {reason} | {ClassOf(reason)} | {meaning} |\n");
        }
    }

    private static string ClassOf(StopReason reason)
    {
        string kind =
            !StopReasons.IsFault(reason) ? "ordinary"
            : StopReasons.NeedsService(reason) ? "service"
            : "fault";
        return StopReasons.EndsSession(reason) ? kind + ", ends session" : kind;
    }

    private static bool IsAwake(PenState state)
    {
        return SupervisorTable.IsAwake(state);
    }

    private static IEnumerable<string> Names(long conditions)
    {
        return typeof(Condition)
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(field => (conditions & (long)field.GetRawConstantValue()!) != 0)
            .Select(field => field.Name);
    }

    private static string Meaning(XDocument comments, string member)
    {
        XElement? summary = comments
            .Descendants("member")
            .SingleOrDefault(element => (string?)element.Attribute("name") == "F:Pen.Control." + member)
            ?.Element("summary");
        if (summary is null)
        {
            throw new InvalidOperationException("No doc comment of " + member);
        }
        foreach (XElement see in summary.Descendants("see").ToList())
        {
            see.ReplaceWith(((string)see.Attribute("cref")!).Split('.')[^1]);
        }
        return Regex.Replace(summary.Value, @"\s+", " ").Trim();
    }
}

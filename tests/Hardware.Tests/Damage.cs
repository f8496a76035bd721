// One way to break a board, and the rule that must notice.
using System;
using System.Text.Json.Nodes;

namespace Hardware.Tests;

/// <summary>A change of the data that breaks a rule.</summary>
/// <param name="Rule">Name of the rule.</param>
/// <param name="Name">What was done.</param>
/// <param name="File">Which board file.</param>
/// <param name="Do">Does it: to the board, and to the catalogue.</param>
/// <param name="Says">What the finding must name.</param>
public sealed record Damage(string Rule, string Name, string File, Action<JsonNode, JsonNode> Do, string Says)
{
    public override string ToString() => $"{Rule}: {Name}";
}

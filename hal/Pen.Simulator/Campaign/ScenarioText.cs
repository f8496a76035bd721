// Writes a run as a scenario file that plays it again.
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using Pen.Simulator.Scenarios;

namespace Pen.Simulator.Campaign;

/// <summary>One line of a scenario and when it happens.</summary>
internal sealed record TimedLine(long AtMicroseconds, string Text);

/// <summary>A run as data: header, lines, end.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Seed">Seed of its board.</param>
/// <param name="Header">Further header lines.</param>
/// <param name="Lines">What happens, in order.</param>
/// <param name="EndMicroseconds">When it is over.</param>
internal sealed record ScenarioText(
    string Name,
    ulong Seed,
    IReadOnlyList<string> Header,
    IReadOnlyList<TimedLine> Lines,
    long EndMicroseconds
)
{
    /// <summary>The file's text, with remarks at its head.</summary>
    public string Write(params IEnumerable<string> remarks)
    {
        StringBuilder text = new();
        foreach (string remark in remarks)
        {
            text.Append("# ").Append(remark).Append('\n');
        }
        text.Append("name ").Append(Name).Append('\n');
        text.Append(CultureInfo.InvariantCulture, $"seed {Seed}\n");
        foreach (string line in Header)
        {
            text.Append(line).Append('\n');
        }
        text.Append('\n');
        foreach (TimedLine line in Lines)
        {
            text.Append(Quantities.Format(Dimension.Time, line.AtMicroseconds)).Append(' ');
            text.Append(line.Text).Append('\n');
        }
        text.Append(Quantities.Format(Dimension.Time, EndMicroseconds)).Append(" end\n");
        return text.ToString();
    }

    /// <summary>A header line for a plant parameter, exact to the last bit.</summary>
    public static string Setting(ParameterSetting setting) =>
        string.Create(CultureInfo.InvariantCulture, $"set {setting.Key} {setting.Value:R}");

    /// <summary>The same with other lines; it still ends where it did.</summary>
    public ScenarioText With(IEnumerable<TimedLine> lines) => this with { Lines = [.. lines] };
}

// Numbers in the words of a report.
using System.Globalization;

namespace Pen.Simulator.Running.Standing;

/// <summary>Formats alike everywhere.</summary>
internal static class Words
{
    /// <summary>A number in a format.</summary>
    public static string Of(string format, params object[] values) =>
        string.Format(CultureInfo.InvariantCulture, format, values);
}

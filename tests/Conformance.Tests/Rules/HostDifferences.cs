// What the host's compiler and library put into an assembly that the device's do not: the reviewed table.
using System.Collections.Generic;
using System.Linq;
using Conformance.Tests.Listed;

namespace Conformance.Tests.Rules;

/// <summary>A table of documentation IDs with a reason each; knows which of them were of use.</summary>
internal sealed class HostDifferences
{
    private readonly Dictionary<string, string> _reasons;
    private readonly HashSet<string> _used = [];

    public HostDifferences()
    {
        _reasons = ApiLists
            .Resource("HostDifferences.tsv")
            .Where(line => !line.StartsWith('#'))
            .Select(line => line.Split('\t'))
            .ToDictionary(row => row[0], row => row[1]);
    }

    /// <summary>Entries that nothing needed.</summary>
    public IEnumerable<string> Unused => _reasons.Keys.Except(_used);

    /// <summary>Entries without a reason worth the name.</summary>
    public IEnumerable<string> Unexplained =>
        _reasons.Where(pair => pair.Value.Length < 20).Select(pair => pair.Key);

    /// <summary>True if the table explains a member, or its whole type.</summary>
    public bool Covers(string type, string member)
    {
        string? entry = new[] { member, "T:" + type }.FirstOrDefault(_reasons.ContainsKey);
        if (entry is not null)
        {
            _used.Add(entry);
        }
        return entry is not null;
    }
}

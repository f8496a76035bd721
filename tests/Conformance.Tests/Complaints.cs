// One way to fail: every complaint on a line of its own.
using System.Collections.Generic;

namespace Conformance.Tests;

internal static class Complaints
{
    public static void AssertNone(IEnumerable<string> complaints)
    {
        string[] all = [.. complaints];
        Assert.IsEmpty(all, "\n" + string.Join("\n", all));
    }
}

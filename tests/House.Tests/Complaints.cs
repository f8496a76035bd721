// One way to fail: every finding on a line of its own.
using System.Collections.Generic;
using System.Linq;

namespace House.Tests;

internal static class Complaints
{
    public static void AssertNone(IEnumerable<string> findings)
    {
        string[] all = findings.ToArray();
        Assert.IsEmpty(all, "\n" + string.Join("\n", all));
    }
}

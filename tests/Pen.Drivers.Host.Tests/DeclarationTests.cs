// What the drivers' device tests count on and cannot see: an enum's members.
using System;
using System.Linq;
using Pen.Control;

namespace Pen.Drivers.Host.Tests;

[TestClass]
public sealed class DeclarationTests
{
    [TestMethod]
    public void Verdicts_are_numbered_from_Absent_to_ServiceTool_without_a_gap()
    {
        Assert.AreSequenceEqual(
            Enumerable.Range(
                (int)CartridgeVerdict.Absent,
                CartridgeVerdict.ServiceTool - CartridgeVerdict.Absent + 1
            ),
            Enum.GetValues<CartridgeVerdict>().Select(verdict => (int)verdict)
        );
    }
}

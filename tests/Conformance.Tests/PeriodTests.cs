// The control period allocates nothing, throws nothing and divides by nothing unknown, whatever path it takes.
using System.Collections.Generic;
using System.Linq;
using Conformance.Tests.Rules;
using Mono.Cecil;

namespace Conformance.Tests;

[TestClass]
public class PeriodTests
{
    private static readonly string[] Roots = ["Pen.App.PenFirmware.RunPeriod", "Pen.App.PenFirmware.Watch"];

    [TestMethod]
    public void What_the_period_reaches_is_clean_but_for_the_reviewed_table()
    {
        CallGraph graph = new(DeviceAssemblies.Firmware.Select(device => DeviceAssemblies.Read(device.Path)));
        ReviewedTable table = new("PeriodReviewed.tsv");
        List<MethodDefinition> reached = graph.Reach(
            Roots.SelectMany(graph.Named),
            method => table.Covers(ReviewedTable.SlowPath, IlRules.NameOf(method), "")
        );
        Complaints.AssertNone(
            PeriodRules
                .Run(reached)
                .Where(complaint => !table.Covers(complaint))
                .Select(complaint => complaint.ToString())
        );
        // The instruction count leaves the contracts' assembly out.
        Complaints.AssertNone(
            reached
                .Where(method => method.HasBody && method.Module.Name == "Pen.Hal.dll")
                .Where(method => !table.Covers(ReviewedTable.Uncounted, IlRules.NameOf(method), ""))
                .Select(method => method.FullName)
        );
        Complaints.AssertNone(table.Unused);
    }
}

// Nothing in a device assembly is of what the device cannot do or does otherwise.
using System.Collections.Generic;
using System.Linq;
using Conformance.Tests.Rules;
using Mono.Cecil;

namespace Conformance.Tests;

[TestClass]
public class IlRuleTests
{
    [TestMethod]
    [Proves("PEN-143")]
    public void Device_assemblies_keep_to_what_the_device_can_do()
    {
        ReviewedTable table = new("IlReviewed.tsv");
        List<Complaint> complaints = [];
        foreach (DeviceAssembly device in DeviceAssemblies.All)
        {
            using ModuleDefinition module = DeviceAssemblies.Read(device.Path);
            // A test may calculate with what it likes: no control period waits for it.
            complaints.AddRange(
                IlRules
                    .Run(module, device.TypesOf(module))
                    .Where(complaint => !device.IsTests || complaint.Rule != IlRules.FloatingPoint)
            );
        }
        Complaints.AssertNone(
            complaints.Where(complaint => !table.Covers(complaint)).Select(complaint => complaint.ToString())
        );
        Complaints.AssertNone(table.Unused);
    }
}

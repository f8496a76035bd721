// Every member that a device assembly refers to is one that the device's packages have.
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Conformance.Tests.Listed;
using Conformance.Tests.Rules;
using Mono.Cecil;

namespace Conformance.Tests;

[TestClass]
public class ReferenceTests
{
    [TestMethod]
    [Proves("PEN-143")]
    public void Device_assemblies_call_only_what_their_packages_have()
    {
        HostDifferences differences = new();
        List<Complaint> complaints = [];
        foreach (DeviceAssembly device in DeviceAssemblies.All)
        {
            Assert.IsTrue(
                File.Exists(device.Path),
                $"{device.Name}.dll is not beside this test: add a reference"
            );
            using ModuleDefinition module = DeviceAssemblies.Read(device.Path);
            complaints.AddRange(
                ReferenceCheck.Run(
                    module,
                    new PackageSet(device.Packages),
                    differences,
                    device.TypesOf(module)
                )
            );
        }
        Complaints.AssertNone(complaints.Select(complaint => complaint.ToString()));
        Complaints.AssertNone(
            differences.Unused.Select(entry => $"HostDifferences.tsv: nothing needs {entry}")
        );
        Complaints.AssertNone(differences.Unexplained.Select(entry => $"HostDifferences.tsv: why {entry}?"));
    }
}

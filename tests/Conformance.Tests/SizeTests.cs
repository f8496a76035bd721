// How large the device assemblies are: a table for the log of .ci/run, and proof that it is made from all of them.
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using Mono.Cecil;

namespace Conformance.Tests;

[TestClass]
public class SizeTests
{
    // platform.md: what the smaller of the two deployment spaces holds, the referenced libraries included.
    private const int DeploymentBytes = 1792 * 1024;

    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    public void The_firmware_leaves_most_of_the_deployment_space_free()
    {
        StringBuilder table = new();
        table.Append(
            CultureInfo.InvariantCulture,
            $"{"device assembly", -16}{"methods", 9}{"IL bytes", 10}{"file bytes", 12}\n"
        );
        int files = 0;
        int bodies = 0;
        foreach (DeviceAssembly device in DeviceAssemblies.Firmware)
        {
            using ModuleDefinition module = DeviceAssemblies.Read(device.Path);
            MethodDefinition[] methods =
            [
                .. module
                    .GetTypes()
                    .Where(DeviceAssemblies.IsOurs)
                    .SelectMany(type => type.Methods)
                    .Where(method => method.HasBody),
            ];
            int il = methods.Sum(method => method.Body.CodeSize);
            int file = (int)new FileInfo(device.Path).Length;
            Assert.IsGreaterThan(0, file);
            files += file;
            bodies += il;
            table.Append(
                CultureInfo.InvariantCulture,
                $"{device.Name, -16}{methods.Length, 9}{il, 10}{file, 12}\n"
            );
        }
        table.Append(CultureInfo.InvariantCulture, $"{"together", -16}{"", 9}{bodies, 10}{files, 12}\n");
        TestContext.WriteLine(table.ToString());
        Artifacts.Write("sizes.txt", table.ToString());
        // The device's files are smaller than the host's: the metadata processor packs names and tables.
        Assert.IsLessThan(DeploymentBytes / 4, files);
    }
}

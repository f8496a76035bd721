// The assemblies, as built for the host, of the tests that also run on the device.
using System;
using System.IO;
using System.Linq;
using System.Reflection;

namespace House.Tests;

internal static class DeviceTestAssemblies
{
    public static Assembly[] All =>
        Repository
            .SharedTestFolders.Select(folder => folder[(folder.LastIndexOf('/') + 1)..])
            .Select(Load)
            .ToArray();

    private static Assembly Load(string name)
    {
        Assert.IsTrue(
            File.Exists(Path.Combine(AppContext.BaseDirectory, name + ".dll")),
            $"{name}.dll is not beside this test: House.Tests lacks a reference to it"
        );
        return Assembly.Load(name);
    }
}

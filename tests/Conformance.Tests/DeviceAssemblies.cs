// The assemblies that go to the device: one for each device project (.nfproj) that has a host project beside it.
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml.Linq;
using Mono.Cecil;

namespace Conformance.Tests;

/// <summary>One device project and its host build.</summary>
/// <param name="Name">The host assembly's name.</param>
/// <param name="Folder">The project's folder, from the root, forward slashes.</param>
/// <param name="Packages">Ids of the packages in the packages.config beside it.</param>
internal sealed record DeviceAssembly(string Name, string Folder, string[] Packages)
{
    /// <summary>The host build, beside the tests.</summary>
    public string Path => System.IO.Path.Combine(AppContext.BaseDirectory, Name + ".dll");
}

internal static class DeviceAssemblies
{
    private static readonly string[] NotOurs = ["artifacts", "bin", "obj", "packages"];

    public static readonly string Root = FindRoot();

    /// <summary>What runs on the pen, without its tests.</summary>
    public static readonly DeviceAssembly[] Firmware =
    [
        .. FindProjects(Root, "")
            .Where(device => device.Folder.StartsWith("firmware/") || device.Folder.StartsWith("hal/"))
            .OrderBy(device => device.Name, StringComparer.Ordinal),
    ];

    public static ModuleDefinition Read(string path) =>
        ModuleDefinition.ReadModule(
            path,
            new ReaderParameters
            {
                ReadSymbols = File.Exists(System.IO.Path.ChangeExtension(path, ".pdb")),
                InMemory = true,
                AssemblyResolver = new BesideTheTests(),
            }
        );

    /// <summary>True for a type of the project's own; what stands in for the device's library is not.</summary>
    public static bool IsOurs(TypeReference type)
    {
        TypeReference outer = type;
        while (outer.DeclaringType is { } declaring)
        {
            outer = declaring;
        }
        return outer.Namespace == "Pen" || outer.Namespace.StartsWith("Pen.", StringComparison.Ordinal);
    }

    private static string FindRoot()
    {
        for (DirectoryInfo? at = new(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(at.FullName, "PenFirmware.sln")))
            {
                return at.FullName;
            }
        }
        throw new InvalidOperationException("No PenFirmware.sln above " + AppContext.BaseDirectory);
    }

    private static IEnumerable<DeviceAssembly> FindProjects(string folder, string name)
    {
        foreach (string project in Directory.EnumerateFiles(folder, "*.nfproj"))
        {
            string[] packages =
            [
                .. XDocument
                    .Load(System.IO.Path.Combine(folder, "packages.config"))
                    .Descendants("package")
                    .Select(package => (string)package.Attribute("id")!),
            ];
            string host = Directory.EnumerateFiles(folder, "*.csproj").Single();
            yield return new DeviceAssembly(System.IO.Path.GetFileNameWithoutExtension(host), name, packages);
        }
        foreach (string child in Directory.EnumerateDirectories(folder))
        {
            string short_ = System.IO.Path.GetFileName(child);
            if (short_.StartsWith('.') || NotOurs.Contains(short_))
            {
                continue;
            }
            foreach (DeviceAssembly device in FindProjects(child, name == "" ? short_ : name + "/" + short_))
            {
                yield return device;
            }
        }
    }

    // The project's own assemblies lie beside the tests; the platform's are found by Cecil.
    private sealed class BesideTheTests : DefaultAssemblyResolver
    {
        public BesideTheTests()
        {
            AddSearchDirectory(AppContext.BaseDirectory);
            AddSearchDirectory(System.IO.Path.GetDirectoryName(typeof(object).Assembly.Location)!);
        }
    }
}

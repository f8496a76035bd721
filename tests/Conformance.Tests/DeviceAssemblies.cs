// The assemblies that go to the device: one for each device project (.nfproj) that has a host project beside it.
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml.Linq;
using Conformance.Tests.Rules;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Conformance.Tests;

/// <summary>One device project and its host build.</summary>
/// <param name="Name">The host assembly's name.</param>
/// <param name="Folder">The project's folder, from the root, forward slashes.</param>
/// <param name="Packages">Ids of the packages in the packages.config beside it.</param>
/// <param name="Sources">The sources that the device project lists, from the root, forward slashes.</param>
internal sealed record DeviceAssembly(string Name, string Folder, string[] Packages, string[] Sources)
{
    /// <summary>A project of tests has sources of its own for the host.</summary>
    public bool IsTests => Folder.StartsWith("tests/", StringComparison.Ordinal);

    /// <summary>The host build, beside the tests.</summary>
    public string Path => System.IO.Path.Combine(AppContext.BaseDirectory, Name + ".dll");

    /// <summary>The types that go to the device: the firmware's all, of tests those in the sources listed.</summary>
    public IEnumerable<TypeDefinition> TypesOf(ModuleDefinition module) =>
        module
            .GetTypes()
            .Where(type =>
                DeviceAssemblies.IsOurs(type)
                && (
                    !IsTests
                    || Sources.Any(source =>
                        Places.Of(type).StartsWith(source + "(", StringComparison.Ordinal)
                    )
                )
            );
}

internal static class DeviceAssemblies
{
    private static readonly string[] NotOurs = ["artifacts", "bin", "obj", "packages"];

    public static readonly string Root = RepositoryRoot.Folder;

    /// <summary>Everything that goes to the device, its tests included.</summary>
    public static readonly DeviceAssembly[] All =
    [
        .. FindProjects(Root, "").OrderBy(device => device.Name, StringComparer.Ordinal),
    ];

    /// <summary>What runs on the pen.</summary>
    public static readonly DeviceAssembly[] Firmware = [.. All.Where(device => !device.IsTests)];

    /// <summary>An assembly with its symbols, if they are beside it.</summary>
    public static ModuleDefinition Read(string path)
    {
        string symbols = System.IO.Path.ChangeExtension(path, ".pdb");
        return Read(
            new MemoryStream(File.ReadAllBytes(path)),
            File.Exists(symbols) ? new MemoryStream(File.ReadAllBytes(symbols)) : null
        );
    }

    /// <summary>An assembly with its symbols, if there are any. The streams are the module's from now on.</summary>
    public static ModuleDefinition Read(Stream assembly, Stream? symbols) =>
        ModuleDefinition.ReadModule(
            assembly,
            new ReaderParameters
            {
                ReadSymbols = symbols is not null,
                SymbolStream = symbols,
                SymbolReaderProvider = symbols is null ? null : new PortablePdbReaderProvider(),
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
            string[] sources =
            [
                .. XDocument
                    .Load(project)
                    .Descendants()
                    .Where(element => element.Name.LocalName == "Compile")
                    .Select(source => name + "/" + ((string)source.Attribute("Include")!).Replace('\\', '/')),
            ];
            string host = Directory.EnumerateFiles(folder, "*.csproj").Single();
            yield return new DeviceAssembly(
                System.IO.Path.GetFileNameWithoutExtension(host),
                name,
                packages,
                sources
            );
        }
        foreach (string child in Directory.EnumerateDirectories(folder))
        {
            string last = System.IO.Path.GetFileName(child);
            if (last.StartsWith('.') || NotOurs.Contains(last))
            {
                continue;
            }
            foreach (DeviceAssembly device in FindProjects(child, name == "" ? last : name + "/" + last))
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

// Who may know whom: project references and compiled references against one table.
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace House.Tests;

[TestClass]
public class ArrowTests
{
    // Pen.App is the one place that knows the device's ports. It and they know the virtual chip on the host only,
    // where that has the place of nanoFramework's libraries.
    private static readonly Dictionary<string, string[]> MayKnow = new()
    {
        ["Pen.Control"] = [],
        ["Pen.Hal"] = [],
        ["Pen.Drivers"] = ["Pen.Control", "Pen.Hal"],
        ["Pen.App"] = ["Pen.Control", "Pen.Drivers", "Pen.Hal", "Pen.Hal.Esp32", "VirtualEsp32"],
        ["Pen.Hal.Esp32"] = ["Pen.Hal", "VirtualEsp32"],
        ["Pen.Hal.Simulated"] = ["Pen.Hal"],
        ["VirtualEsp32"] = ["Pen.Hal.Simulated", "Pen.Hal"],
        ["Pen.Simulator"] =
        [
            "Pen.App",
            "Pen.Control",
            "Pen.Drivers",
            "Pen.Hal",
            "Pen.Hal.Simulated",
            "VirtualEsp32",
        ],
    };

    private static readonly string[] HostOnly = ["Pen.Hal.Simulated", "VirtualEsp32", "Pen.Simulator"];

    // What the device's core library holds is spread over these assemblies on the host.
    private const string CoreLibrary = "System.Runtime";
    private static readonly string[] CoreLibraryParts =
    [
        CoreLibrary,
        "System.Collections.NonGeneric",
        "System.Threading",
        "System.Threading.Thread",
    ];

    [TestMethod]
    public void Every_project_under_firmware_and_hal_has_its_place_in_the_table() =>
        Complaints.AssertNone(
            Repository
                .HouseProjects.Where(project => !MayKnow.ContainsKey(Repository.NameOf(project)))
                .Select(project => $"{project}: not in the table of who may know whom")
        );

    [TestMethod]
    public void Project_references_follow_the_arrows() =>
        Complaints.AssertNone(
            Repository.HouseProjects.SelectMany(project =>
                ReferencesOf(project)
                    .Where(reference => !IsAllowed(Repository.NameOf(project), reference))
                    .Select(reference => $"{project}: may not reference {reference}")
            )
        );

    [TestMethod]
    public void Shared_projects_take_no_packages_on_the_host() =>
        Complaints.AssertNone(
            Repository
                .HouseProjects.Where(project =>
                    Repository.SharedFolders.Contains(Repository.FolderOf(project))
                )
                .SelectMany(project =>
                    Repository
                        .LoadXml(project)
                        .Descendants("PackageReference")
                        .Select(e => $"{project}: package {(string?)e.Attribute("Include")}")
                )
        );

    [TestMethod]
    public void Device_projects_follow_the_arrows_and_reference_nothing_of_the_host_alone() =>
        Complaints.AssertNone(
            DeviceProject.All.SelectMany(device =>
                device
                    .ProjectReferences.Select(Repository.NameOf)
                    .Where(reference =>
                        !(device.IsTest || IsAllowed(device.Name, reference)) || HostOnly.Contains(reference)
                    )
                    .Select(reference => $"{device.Path}: may not reference {reference}")
            )
        );

    [TestMethod]
    public void Compiled_assemblies_follow_the_arrows() =>
        Complaints.AssertNone(
            Repository
                .HouseProjects.Select(Repository.NameOf)
                .SelectMany(name =>
                    AssemblyReferencesOf(name)
                        .Where(reference => MayKnow.ContainsKey(reference) && !IsAllowed(name, reference))
                        .Select(reference => $"{name}.dll: may not reference {reference}")
                )
        );

    [TestMethod]
    [Proves("PEN-144")]
    [DataRow("Pen.Control")]
    [DataRow("Pen.Hal")]
    public void References_nothing_but_the_core_library(string name) =>
        Complaints.AssertNone(
            AssemblyReferencesOf(name)
                .Where(reference => reference != CoreLibrary)
                .Select(reference => $"{name}.dll: references {reference}")
        );

    [TestMethod]
    public void Shared_assemblies_reference_only_each_other_and_what_the_device_core_library_holds() =>
        Complaints.AssertNone(
            Repository
                .SharedFolders.Select(folder => folder[(folder.LastIndexOf('/') + 1)..])
                .SelectMany(name =>
                    AssemblyReferencesOf(name)
                        .Where(reference =>
                            !MayKnow.ContainsKey(reference) && !CoreLibraryParts.Contains(reference)
                        )
                        .Select(reference => $"{name}.dll: references {reference}")
                )
        );

    [TestMethod]
    public void The_table_has_no_circle()
    {
        foreach (string start in MayKnow.Keys)
        {
            Assert.DoesNotContain(start, Reach(start), $"{start} reaches itself");
        }
    }

    private static bool IsAllowed(string project, string reference) =>
        MayKnow.TryGetValue(project, out string[]? allowed) && allowed.Contains(reference);

    private static IEnumerable<string> ReferencesOf(string project) =>
        Repository
            .LoadXml(project)
            .Descendants("ProjectReference")
            .Select(e => Repository.NameOf((string)e.Attribute("Include")!));

    private static List<string> AssemblyReferencesOf(string name)
    {
        string path = Path.Combine(AppContext.BaseDirectory, name + ".dll");
        Assert.IsTrue(
            File.Exists(path),
            $"{name}.dll is not beside this test: House.Tests lacks a reference to it"
        );
        using PEReader file = new(File.OpenRead(path));
        MetadataReader metadata = file.GetMetadataReader();
        return metadata
            .AssemblyReferences.Select(handle =>
                metadata.GetString(metadata.GetAssemblyReference(handle).Name)
            )
            .ToList();
    }

    private static HashSet<string> Reach(string start)
    {
        HashSet<string> reached = [];
        Stack<string> open = new(MayKnow[start]);
        while (open.TryPop(out string? next))
        {
            if (reached.Add(next))
            {
                foreach (string further in MayKnow[next])
                {
                    open.Push(further);
                }
            }
        }

        return reached;
    }
}

// The device projects build the same sources as the host, against the pinned packages.
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace House.Tests;

[TestClass]
public class DeviceProjectTests
{
    private const string ProjectSystem = "$(NanoFrameworkProjectSystemPath)";
    private const string SolutionType = "{11A8DD76-328B-46DF-9F39-F559912D0360}";

    // The only assembly name under which the adapter and the launcher on the device look for tests.
    private const string TestAssembly = "NFUnitTest";

    private sealed record Pin(
        string Package,
        string Version,
        string Assembly,
        string AssemblyVersion,
        string File
    );

    [TestMethod]
    public void Every_shared_project_has_a_device_project_beside_it() =>
        Complaints.AssertNone(
            Repository
                .SharedFolders.Concat(Repository.SharedTestFolders)
                .Except(DeviceProject.All.Select(device => device.Folder))
                .Select(folder => $"{folder}: no .nfproj")
        );

    [TestMethod]
    public void Every_device_project_lists_exactly_the_sources_on_disk() =>
        Complaints.AssertNone(DeviceProject.All.SelectMany(Differences));

    [TestMethod]
    public void A_missing_and_a_surplus_source_are_both_named()
    {
        string[] found = Compare("p", ["A.cs", "Gone.cs", "A.cs"], ["A.cs", "New.cs"]).ToArray();
        Assert.HasCount(4, found);
        Assert.AreEqual("p: missing New.cs", found[0]);
        Assert.AreEqual("p: surplus Gone.cs", found[1]);
        Assert.AreEqual("p: twice A.cs", found[2]);
        StringAssert.Contains(found[3], "<Compile Include=\"New.cs\" />", StringComparison.Ordinal);
    }

    [TestMethod]
    public void Device_and_host_project_reference_the_same_projects() =>
        Complaints.AssertNone(
            DeviceProject.All.SelectMany(device =>
            {
                string[] host = Repository
                    .LoadXml(device.HostProject)
                    .Descendants("ProjectReference")
                    .Select(e => Repository.NameOf((string)e.Attribute("Include")!))
                    .Where(name => name != "VirtualEsp32")
                    .ToArray();
                string[] onDevice = device.ProjectReferences.Select(Repository.NameOf).ToArray();
                return host.Except(onDevice)
                    .Select(name => $"{device.Path}: {name} is referenced on the host only")
                    // The device's ports are the device's own; the host has others.
                    .Concat(
                        onDevice
                            .Except(host)
                            .Where(name => name != "Pen.Hal.Esp32")
                            .Select(name => $"{device.Path}: {name} is referenced on the device only")
                    );
            })
        );

    [TestMethod]
    public void Project_references_of_device_projects_lead_to_device_projects_on_disk() =>
        Complaints.AssertNone(
            DeviceProject.All.SelectMany(device =>
                device
                    .ProjectReferences.Where(reference =>
                        !reference.EndsWith(".nfproj", StringComparison.Ordinal)
                        || !File.Exists(
                            Path.Combine(
                                Repository.FullPath(device.Folder),
                                reference.Replace('\\', Path.DirectorySeparatorChar)
                            )
                        )
                    )
                    .Select(reference => $"{device.Path}: {reference}")
            )
        );

    [TestMethod]
    [Proves("PEN-141")]
    public void Packages_references_and_hint_paths_agree_with_each_other_and_with_the_pins() =>
        Complaints.AssertNone(DeviceProject.All.SelectMany(CheckPackages));

    [TestMethod]
    public void The_readme_states_every_pin()
    {
        string readme = File.ReadAllText(Repository.FullPath("README.md"));
        Complaints.AssertNone(
            Pins()
                .Where(pin =>
                    !Regex.IsMatch(
                        readme,
                        $@"\| *{Regex.Escape(pin.Package)} *\| *{Regex.Escape(pin.Version)} *\|"
                    )
                )
                .Select(pin => $"README.md: no row for {pin.Package} {pin.Version}")
        );
    }

    [TestMethod]
    public void Every_device_project_is_made_like_the_project_system_wants_it() =>
        Complaints.AssertNone(DeviceProject.All.SelectMany(CheckForm));

    [TestMethod]
    public void Every_device_test_project_is_made_like_the_test_adapter_wants_it() =>
        Complaints.AssertNone(DeviceProject.All.Where(device => device.IsTest).SelectMany(CheckTestForm));

    [TestMethod]
    public void The_solution_holds_every_project_once_and_under_its_own_identity()
    {
        string solution = File.ReadAllText(Repository.FullPath("PenFirmware.sln"));
        MatchCollection entries = Regex.Matches(
            solution,
            @"Project\(""(\{[^""]+\})""\) = ""[^""]+"", ""([^""]+proj)"", ""(\{[^""]+\})"""
        );
        string[] listed = entries.Select(m => m.Groups[2].Value.Replace('\\', '/')).ToArray();
        string[] onDisk = Repository
            .Files.Where(file => Regex.IsMatch(file, @"\.(csproj|nfproj)$"))
            .ToArray();
        Complaints.AssertNone(
            onDisk
                .Except(listed)
                .Select(file => $"PenFirmware.sln: missing {file}")
                .Concat(listed.Except(onDisk).Select(file => $"PenFirmware.sln: surplus {file}"))
                .Concat(
                    entries
                        .GroupBy(m => m.Groups[3].Value)
                        .Where(g => g.Count() > 1)
                        .Select(g => $"PenFirmware.sln: {g.Key} twice")
                )
                .Concat(
                    DeviceProject
                        .All.Where(device =>
                            !entries.Any(m =>
                                m.Groups[1].Value == SolutionType
                                && m.Groups[2].Value.Replace('\\', '/') == device.Path
                                && m.Groups[3].Value == device.Property("ProjectGuid")
                            )
                        )
                        .Select(device =>
                            $"PenFirmware.sln: {device.Path} needs type {SolutionType} and its own ProjectGuid"
                        )
                )
        );
    }

    private static IEnumerable<string> Differences(DeviceProject device) =>
        Compare(device.Path, device.Sources, device.SourcesOnDisk());

    private static IEnumerable<string> Compare(string project, string[] listed, string[] onDisk)
    {
        string[] found = onDisk
            .Except(listed)
            .Select(source => $"{project}: missing {source}")
            .Concat(listed.Except(onDisk).Select(source => $"{project}: surplus {source}"))
            .Concat(listed.GroupBy(s => s).Where(g => g.Count() > 1).Select(g => $"{project}: twice {g.Key}"))
            .ToArray();
        return found.Length == 0
            ? []
            : found.Append(
                $"{project}: its Compile entries, to paste:\n{DeviceProject.CompileLines(onDisk)}"
            );
    }

    private static IEnumerable<string> CheckPackages(DeviceProject device)
    {
        Pin[] pins = Pins();
        Dictionary<string, string> packages = device.Packages();
        foreach ((string id, string version) in packages)
        {
            if (!pins.Any(pin => pin.Package == id && pin.Version == version))
            {
                yield return $"{device.PackagesConfig}: {id} {version} is not pinned";
            }
        }

        HashSet<string> hinted = [];
        foreach (var reference in device.References)
        {
            string include = (string)reference.Attribute("Include")!;
            string assembly = include.Split(',')[0];
            string hint = reference.Elements().First(e => e.Name.LocalName == "HintPath").Value;
            Pin? pin = pins.FirstOrDefault(p => p.Assembly == assembly);
            if (pin is null)
            {
                yield return $"{device.Path}: {assembly} is in no pinned package";
                continue;
            }

            hinted.Add(pin.Package);
            string expected = $@"..\..\packages\{pin.Package}.{pin.Version}\lib\{pin.File}";
            if (hint != expected)
            {
                yield return $"{device.Path}: HintPath {hint} should be {expected}";
            }

            if (
                pin.AssemblyVersion != "-"
                && !include.Contains($"Version={pin.AssemblyVersion},", StringComparison.Ordinal)
            )
            {
                yield return $"{device.Path}: {include} should have Version={pin.AssemblyVersion}";
            }

            if (!packages.ContainsKey(pin.Package))
            {
                yield return $"{device.PackagesConfig}: lacks {pin.Package}, which {device.Name} references";
            }
        }

        foreach (string id in packages.Keys.Except(hinted))
        {
            yield return $"{device.Path}: no Reference for {id} of packages.config";
        }

        if (!hinted.Contains("nanoFramework.CoreLibrary"))
        {
            yield return $"{device.Path}: no core library";
        }
    }

    private static IEnumerable<string> CheckForm(DeviceProject device)
    {
        (string Name, string Value)[] wanted =
        [
            ("NanoFrameworkProjectSystemPath", @"$(MSBuildExtensionsPath)\nanoFramework\v1.0\"),
            ("ProjectTypeGuids", SolutionType + ";{FAE04EC0-301F-11D3-BF4B-00C04F79EFBC}"),
            ("TargetFrameworkVersion", "v1.0"),
            ("LangVersion", "9.0"),
            ("AssemblyName", device.IsTest ? TestAssembly : device.Name),
            ("RootNamespace", device.Name),
            // Its own place, so that the host's intermediate files are never taken for the device's.
            ("OutputPath", $@"..\..\artifacts\device\{device.Name}\bin\$(Configuration)\"),
            ("BaseIntermediateOutputPath", $@"..\..\artifacts\device\{device.Name}\obj\"),
            ("IntermediateOutputPath", @"$(BaseIntermediateOutputPath)$(Configuration)\"),
        ];
        foreach ((string name, string value) in wanted)
        {
            if (device.Property(name) != value)
            {
                yield return $"{device.Path}: {name} is '{device.Property(name)}' and should be '{value}'";
            }
        }

        (string Project, string Condition)[] imports =
        [
            .. new[]
            {
                "NFProjectSystem.Default.props",
                "NFProjectSystem.props",
                "NFProjectSystem.CSharp.targets",
            }.Select(file => (ProjectSystem + file, $"Exists('{ProjectSystem}{file}')")),
            (@"..\..\DeviceProject.targets", $"!Exists('{ProjectSystem}NFProjectSystem.CSharp.targets')"),
        ];
        if (
            !device
                .Imports.Select(e => ((string)e.Attribute("Project")!, (string)e.Attribute("Condition")!))
                .SequenceEqual(imports)
        )
        {
            yield return $"{device.Path}: imports differ from {string.Join(", ", imports.Select(i => i.Project))}";
        }
    }

    private static IEnumerable<string> CheckTestForm(DeviceProject device)
    {
        (string Name, string Value)[] wanted =
        [
            ("IsTestProject", "true"),
            ("IsCodedUITest", "False"),
            ("TestProjectType", "UnitTest"),
            ("RunSettingsFilePath", @"$(MSBuildProjectDirectory)\nano.runsettings"),
        ];
        foreach ((string name, string value) in wanted.Where(w => device.Property(w.Name) != w.Value))
        {
            yield return $"{device.Path}: {name} is '{device.Property(name)}' and should be '{value}'";
        }

        if (!device.Capabilities.Contains("TestContainer"))
        {
            yield return $"{device.Path}: no capability TestContainer";
        }

        if (!File.Exists(Repository.FullPath(device.Folder + "/nano.runsettings")))
        {
            yield return $"{device.Folder}: no nano.runsettings";
        }

        string[] referenced = device
            .References.Select(e => ((string)e.Attribute("Include")!).Split(',')[0])
            .ToArray();
        string[] framework = ["nanoFramework.TestFramework", "nanoFramework.UnitTestLauncher"];
        foreach (string assembly in framework.Except(referenced))
        {
            yield return $"{device.Path}: no Reference for {assembly}";
        }
    }

    private static Pin[] Pins()
    {
        using Stream stream = typeof(DeviceProjectTests).Assembly.GetManifestResourceStream(
            "DevicePackages.tsv"
        )!;
        using StreamReader reader = new(stream);
        return reader
            .ReadToEnd()
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(line => !line.StartsWith('#'))
            .Select(line => line.TrimEnd('\r').Split('\t'))
            .Select(f => new Pin(f[0], f[1], f[2], f[3], f.Length > 4 ? f[4] : f[2] + ".dll"))
            .ToArray();
    }
}

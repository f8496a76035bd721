// A device project (.nfproj) as its file says it is.
using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;

namespace House.Tests;

internal sealed class DeviceProject
{
    private readonly XDocument _xml;

    private DeviceProject(string path)
    {
        Path = path;
        _xml = Repository.LoadXml(path);
    }

    public static IEnumerable<DeviceProject> All =>
        Repository
            .Files.Where(file => file.EndsWith(".nfproj", StringComparison.Ordinal))
            .Select(file => new DeviceProject(file));

    /// <summary>Path from the root, forward slashes.</summary>
    public string Path { get; }

    public string Name => Repository.NameOf(Path);

    public string Folder => Repository.FolderOf(Path);

    /// <summary>Device tests: what the test adapter finds and carries to the device.</summary>
    public bool IsTest => Folder.StartsWith("tests/", StringComparison.Ordinal);

    public string HostProject => System.IO.Path.ChangeExtension(Path, ".csproj");

    public string PackagesConfig => Folder + "/packages.config";

    /// <summary>Sources listed, as written: from the project's folder, backslashes.</summary>
    public string[] Sources => Includes("Compile");

    public string[] ProjectReferences => Includes("ProjectReference");

    public IEnumerable<XElement> References => Named("Reference");

    public string Property(string name) => Named(name).LastOrDefault()?.Value ?? "";

    public string[] Capabilities => Includes("ProjectCapability");

    public IEnumerable<XElement> Imports => Named("Import");

    /// <summary>The sources on disk, in the order and the spelling in which the project lists them.</summary>
    public string[] SourcesOnDisk() =>
        Repository
            .SourcesOf(Folder)
            .Select(file => file[(Folder.Length + 1)..].Replace('/', '\\'))
            .Order(StringComparer.Ordinal)
            .ToArray();

    /// <summary>Id and version of each package in packages.config.</summary>
    public Dictionary<string, string> Packages() =>
        Repository
            .LoadXml(PackagesConfig)
            .Descendants("package")
            .ToDictionary(e => (string)e.Attribute("id")!, e => (string)e.Attribute("version")!);

    public static string CompileLines(IEnumerable<string> sources) =>
        string.Join("\n", sources.Select(source => $"    <Compile Include=\"{source}\" />"));

    private string[] Includes(string element) =>
        Named(element).Select(e => (string)e.Attribute("Include")!).ToArray();

    private IEnumerable<XElement> Named(string name) =>
        _xml.Descendants().Where(e => e.Name.LocalName == name);
}

// The API lists of this project as data: what a package's assembly holds, by documentation ID.
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;

namespace Conformance.Tests.Listed;

/// <summary>One listed type.</summary>
/// <param name="Name">Full name; nested types after a dot.</param>
/// <param name="Kind">As listed: "sealed class", "struct", "enum", "interface", "delegate" and so on.</param>
/// <param name="Bases">Base type (for an enum its underlying type) and interfaces, as listed.</param>
/// <param name="Assembly">The assembly it is in.</param>
/// <param name="Members">Documentation ID to details.</param>
internal sealed record ApiType(
    string Name,
    string Kind,
    string[] Bases,
    string Assembly,
    Dictionary<string, string> Members
);

internal static class ApiLists
{
    private const string Prefix = "Api/";

    /// <summary>Every list by its assembly's name: types by name.</summary>
    public static readonly Dictionary<string, Dictionary<string, ApiType>> ByAssembly = Assembly
        .GetExecutingAssembly()
        .GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal) && name.EndsWith(".txt"))
        .Select(name => (Name: name[Prefix.Length..^4], Lines: Resource(name)))
        .ToDictionary(list => list.Name, list => Parse(list.Name, list.Lines));

    /// <summary>The assemblies of each package that the device projects may take.</summary>
    public static readonly ILookup<string, string> AssembliesOfPackage = Resource("DevicePackages.tsv")
        .Where(line => !line.StartsWith('#'))
        .Select(line => line.Split('\t'))
        .ToLookup(row => row[0], row => row[2]);

    /// <summary>The lines of an embedded file that hold anything.</summary>
    public static string[] Resource(string name)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        using StreamReader reader = new(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>The package that holds an assembly, or the assembly's name where no package of ours does.</summary>
    public static string PackageOf(string assembly) =>
        AssembliesOfPackage.FirstOrDefault(package => package.Contains(assembly))?.Key ?? assembly;

    private static Dictionary<string, ApiType> Parse(string assembly, string[] lines)
    {
        Dictionary<string, ApiType> types = [];
        foreach (string line in lines.Where(line => !line.StartsWith('#')))
        {
            string[] columns = line.Split('\t');
            string id = columns[0];
            string details = columns.Length > 1 ? columns[1] : "";
            if (id.StartsWith("T:", StringComparison.Ordinal))
            {
                types.Add(id[2..], TypeFrom(assembly, id[2..], details));
            }
            else
            {
                types[OwnerOf(id)].Members.Add(id, details);
            }
        }
        return types;
    }

    private static ApiType TypeFrom(string assembly, string name, string details)
    {
        int mark = details.IndexOf('[');
        string[] halves = (mark < 0 ? details : details[..mark]).Split(" : ");
        string[] bases = halves.Length > 1 ? halves[1].Split(", ", StringSplitOptions.TrimEntries) : [];
        return new ApiType(name, halves[0].Trim(), bases, assembly, []);
    }

    private static string OwnerOf(string id)
    {
        int end = id.IndexOfAny(['(', '~']);
        string path = end < 0 ? id[2..] : id[2..end];
        return path[..path.LastIndexOf('.')];
    }
}

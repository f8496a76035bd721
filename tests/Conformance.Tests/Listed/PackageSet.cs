// What a project may call: the lists of the packages it takes.
using System;
using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;

namespace Conformance.Tests.Listed;

/// <summary>The API lists of some packages together.</summary>
internal sealed class PackageSet
{
    private readonly List<Dictionary<string, ApiType>> _lists = [];

    public PackageSet(IEnumerable<string> packages)
    {
        foreach (string package in packages)
        {
            Dictionary<string, ApiType>[] lists =
            [
                .. ApiLists
                    .AssembliesOfPackage[package]
                    .Where(ApiLists.ByAssembly.ContainsKey)
                    .Select(assembly => ApiLists.ByAssembly[assembly]),
            ];
            _lists.AddRange(lists);
            if (lists.Length == 0)
            {
                Unknown.Add(package);
            }
        }
    }

    /// <summary>All lists together.</summary>
    public static PackageSet Everything()
    {
        PackageSet all = new([]);
        all._lists.AddRange(ApiLists.ByAssembly.Values);
        return all;
    }

    /// <summary>Packages without a list.</summary>
    public List<string> Unknown { get; } = [];

    public ApiType? Find(string type) =>
        _lists.Select(list => list.GetValueOrDefault(type)).FirstOrDefault(found => found is not null);

    /// <summary>Why a type is out of reach, or null if it is listed.</summary>
    public string? Complaint(TypeReference type)
    {
        string name = DocId.NameOf(type);
        return Find(name) is null ? $"{name} is not in {Where(name)}" : null;
    }

    /// <summary>Why a field is out of reach, or null if it is listed.</summary>
    public string? Complaint(FieldReference field)
    {
        string owner = DocId.NameOf(field.DeclaringType);
        string id = DocId.Of(field);
        return Find(owner)?.Members.ContainsKey(id) == true ? null : $"{id[2..]} is not in {Where(owner)}";
    }

    /// <summary>Why a constant is out of reach or another, or null if it is listed with its value.</summary>
    public string? Complaint(string constantId, string value)
    {
        string owner = constantId[2..constantId.LastIndexOf('.')];
        if (Find(owner)?.Members.TryGetValue(constantId, out string? details) != true)
        {
            return $"{constantId[2..]} is not in {Where(owner)}";
        }
        return details!.EndsWith(" = " + value, StringComparison.Ordinal)
            ? null
            : $"{constantId[2..]} is {value} on the host, on the device {details}";
    }

    /// <summary>Why a method is out of reach, or null if it is listed, inherited ones included.</summary>
    public string? Complaint(MethodReference method)
    {
        string owner = DocId.NameOf(method.DeclaringType);
        string id = DocId.Of(method);
        string? other = null;
        foreach (string type in SelfAndBases(owner))
        {
            string? details = Details(method, type);
            if (details is null)
            {
                continue;
            }
            other = Difference(method, details);
            if (other is null)
            {
                return null;
            }
        }
        return other is null
            ? $"{id[2..]} is not in {Where(owner)}"
            : $"{id[2..]} is {other} in {Where(owner)}";
    }

    private string? Details(MethodReference method, string type)
    {
        Dictionary<string, string>? members = Find(type)?.Members;
        if (members is null)
        {
            return null;
        }
        if (members.TryGetValue(DocId.Of(method, type), out string? details))
        {
            return details;
        }
        return
            DocId.OwnerOf(method, type) is { } owner
            && members.TryGetValue(owner.Id, out details)
            && (
                owner.Accessor is "add" or "remove"
                || details.Split(['{', '}'])[1].Split(' ').Contains(owner.Accessor)
            )
            ? details
            : null;
    }

    // The details start with modifiers and the type of what comes back: "public static System.Int32(a)".
    private static string? Difference(MethodReference method, string details)
    {
        string[] words = details
            .Split('(')[0]
            .Split('{')[0]
            .Split(' ', StringSplitOptions.RemoveEmptyEntries);
        bool isStatic = words.Contains("static");
        if (isStatic == method.HasThis)
        {
            return isStatic ? "static" : "of an object";
        }
        bool returns = details.Contains('(') && words[^1] != "ctor" || method.Name.StartsWith("get_");
        string actual = DocId.NameOf(method.ReturnType);
        return returns && words[^1] != actual ? words[^1] : null;
    }

    private IEnumerable<string> SelfAndBases(string type)
    {
        HashSet<string> seen = [];
        Stack<string> open = new([type]);
        while (open.TryPop(out string? next))
        {
            if (!seen.Add(next))
            {
                continue;
            }
            yield return next;
            ApiType? found = Find(next);
            // An enum is listed with its underlying type, whose members are not its own.
            foreach (string further in found?.Kind == "enum" ? ["System.Enum"] : found?.Bases ?? [])
            {
                open.Push(further);
            }
            open.Push(found?.Kind == "struct" ? "System.ValueType" : "System.Object");
        }
    }

    // The package that one would look in.
    private string Where(string type)
    {
        string? elsewhere = ApiLists
            .ByAssembly.Values.FirstOrDefault(list => list.ContainsKey(type))
            ?[type].Assembly;
        if (elsewhere is null)
        {
            return "any package";
        }
        string package = ApiLists.PackageOf(elsewhere);
        return Find(type) is null ? $"packages.config: it is in {package}" : package;
    }
}

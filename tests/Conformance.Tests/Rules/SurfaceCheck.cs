// Holds types that stand in for the device's library against that library's lists: nothing more, nothing else.
using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Conformance.Tests.Listed;
using Mono.Cecil;

namespace Conformance.Tests.Rules;

/// <summary>
/// A stand-in may lack members of its model; that shows where they are called. What it shows must be listed: name,
/// kind, base, interfaces, signatures, values of constants.
/// </summary>
internal sealed class SurfaceCheck
{
    private readonly PackageSet _lists = PackageSet.Everything();
    private readonly List<Complaint> _complaints = [];

    private SurfaceCheck() { }

    public static List<Complaint> Run(IEnumerable<TypeDefinition> types)
    {
        SurfaceCheck check = new();
        foreach (TypeDefinition type in types)
        {
            check.CheckType(type);
        }
        return check._complaints;
    }

    private void CheckType(TypeDefinition type)
    {
        string place = Places.Of(type);
        string name = DocId.NameOf(type);
        if (_lists.Find(name) is not { } listed)
        {
            Report(place, $"{name} is not in any package");
            return;
        }
        string kind = KindOf(type);
        if (kind != listed.Kind)
        {
            Report(place, $"{name} is a {kind}, on the device a {listed.Kind}");
            return;
        }
        CheckBases(type, listed, place, name);
        foreach (FieldDefinition field in type.Fields.Where(IsVisible))
        {
            CheckField(field, listed, place);
        }
        foreach (MethodDefinition method in type.Methods.Where(IsVisible))
        {
            if (
                kind != "delegate"
                && !IsDefaultConstructor(method)
                && _lists.Complaint(method) is { } problem
            )
            {
                Report(Places.Of(method), problem);
            }
        }
    }

    private void CheckBases(TypeDefinition type, ApiType listed, string place, string name)
    {
        if (listed.Kind == "enum")
        {
            string underlying = DocId.NameOf(type.Fields.Single(field => !field.IsStatic).FieldType);
            if (!listed.Bases.Contains(underlying))
            {
                Report(place, $"{name} is of {underlying}, on the device of {listed.Bases[0]}");
            }
            return;
        }
        string[] plain = ["System.Object", "System.ValueType", "System.MulticastDelegate"];
        IEnumerable<string> bases = type
            .Interfaces.Select(implemented => DocId.NameOf(implemented.InterfaceType))
            .Concat(type.BaseType is null ? [] : [DocId.NameOf(type.BaseType)])
            .Except(plain);
        foreach (string further in bases.Where(further => !listed.Bases.Contains(further)))
        {
            Report(place, $"{name} is a {further}, on the device it is not");
        }
        bool isPlain = type.BaseType is null || plain.Contains(DocId.NameOf(type.BaseType));
        string? parent = listed.Bases.FirstOrDefault(other =>
            _lists.Find(other)?.Kind.Contains("class") == true
        );
        if (isPlain && parent is not null)
        {
            Report(place, $"{name} is no {parent}, on the device it is");
        }
    }

    private void CheckField(FieldDefinition field, ApiType listed, string place)
    {
        string id = DocId.Of(field);
        if (!listed.Members.TryGetValue(id, out string? details))
        {
            Report(place, $"{id[2..]} is not in {ApiLists.PackageOf(listed.Assembly)}");
            return;
        }
        string shown = DocId.NameOf(field.FieldType);
        if (field.HasConstant)
        {
            shown += " = " + Convert.ToString(field.Constant, CultureInfo.InvariantCulture);
        }
        if (!details.EndsWith(" " + shown, StringComparison.Ordinal))
        {
            Report(place, $"{id[2..]} is {shown}, on the device {details}");
        }
    }

    // A class without a constructor of its own gets one, listed or not.
    private static bool IsDefaultConstructor(MethodDefinition method) =>
        method is { IsConstructor: true, HasParameters: false } && method.DeclaringType.IsAbstract;

    private static bool IsVisible(FieldDefinition field) =>
        (field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly) && !field.IsSpecialName;

    private static bool IsVisible(MethodDefinition method) =>
        method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static string KindOf(TypeDefinition type)
    {
        if (type.IsInterface || type.IsEnum)
        {
            return type.IsInterface ? "interface" : "enum";
        }
        if (Kinds.IsDelegate(type))
        {
            return "delegate";
        }
        return type switch
        {
            { IsValueType: true } => "struct",
            { IsAbstract: true, IsSealed: true } => "static class",
            { IsAbstract: true } => "abstract class",
            { IsSealed: true } => "sealed class",
            _ => "class",
        };
    }

    private void Report(string place, string what) => _complaints.Add(new Complaint(place, "", "", what));
}

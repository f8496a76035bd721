// Where in the sources something compiled stands, by the sequence points of the portable PDB.
using System;
using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Conformance.Tests.Rules;

internal static class Places
{
    /// <summary>File and line of an instruction; what has no line of its own gets the method's or the type's.</summary>
    public static string Of(MethodDefinition method, Instruction? instruction = null)
    {
        SequencePoint[] points = [.. method.DebugInformation.SequencePoints.Where(point => !point.IsHidden)];
        SequencePoint? at =
            points.LastOrDefault(point => instruction is not null && point.Offset <= instruction.Offset)
            ?? points.FirstOrDefault();
        return at is null ? Of(method.DeclaringType) : Of(at);
    }

    /// <summary>File and line of the first code of a type; the assembly and the type's name if it has none.</summary>
    public static string Of(TypeDefinition type)
    {
        TypeDefinition? at = type;
        while (at is not null)
        {
            SequencePoint? first = at
                .Methods.SelectMany(method => method.DebugInformation.SequencePoints)
                .FirstOrDefault(point => !point.IsHidden);
            if (first is not null)
            {
                return Of(first);
            }
            at = at.DeclaringType;
        }
        return $"{type.Module.Name}({type.FullName})";
    }

    private static string Of(SequencePoint point)
    {
        string file = point.Document.Url.Replace('\\', '/');
        string root = DeviceAssemblies.Root.Replace('\\', '/') + "/";
        if (file.StartsWith(root, StringComparison.Ordinal))
        {
            file = file[root.Length..];
        }
        return $"{file}({point.StartLine})";
    }
}

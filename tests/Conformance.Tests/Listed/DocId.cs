// Documentation IDs of what an assembly refers to, in the form of the API lists.
using System.Linq;
using Mono.Cecil;

namespace Conformance.Tests.Listed;

internal static class DocId
{
    /// <summary>A type as it stands in a signature; modifiers are left out.</summary>
    public static string NameOf(TypeReference type) =>
        type switch
        {
            ArrayType { Rank: 1 } array => NameOf(array.ElementType) + "[]",
            ArrayType array => NameOf(array.ElementType)
                + "["
                + string.Join(",", Enumerable.Repeat("0:", array.Rank))
                + "]",
            ByReferenceType reference => NameOf(reference.ElementType) + "@",
            PointerType pointer => NameOf(pointer.ElementType) + "*",
            GenericInstanceType generic => NameOf(generic.ElementType).Split('`')[0]
                + "{"
                + string.Join(",", generic.GenericArguments.Select(NameOf))
                + "}",
            GenericParameter { Type: GenericParameterType.Method } parameter => "``" + parameter.Position,
            GenericParameter parameter => "`" + parameter.Position,
            TypeSpecification other => NameOf(other.ElementType),
            _ => type.FullName.Replace('/', '.'),
        };

    public static string Of(FieldReference field) => "F:" + NameOf(field.DeclaringType) + "." + field.Name;

    /// <summary>A method's ID as a member of a type, its own or one that inherits it.</summary>
    public static string Of(MethodReference method, string type)
    {
        string id = "M:" + type + "." + method.Name.Replace('.', '#');
        if (method.HasParameters)
        {
            id += "(" + string.Join(",", method.Parameters.Select(p => NameOf(p.ParameterType))) + ")";
        }
        return method.Name is "op_Implicit" or "op_Explicit" ? id + "~" + NameOf(method.ReturnType) : id;
    }

    public static string Of(MethodReference method) => Of(method, NameOf(method.DeclaringType));

    /// <summary>The property or event that a method would be an accessor of, or null; and which accessor.</summary>
    public static (string Id, string Accessor)? OwnerOf(MethodReference method, string type)
    {
        int at = method.Name.IndexOf('_');
        if (at < 0)
        {
            return null;
        }
        string accessor = method.Name[..at];
        int indices = accessor switch
        {
            "get" => method.Parameters.Count,
            "set" => method.Parameters.Count - 1,
            _ => 0,
        };
        string index =
            indices > 0
                ? "("
                    + string.Join(",", method.Parameters.Take(indices).Select(p => NameOf(p.ParameterType)))
                    + ")"
                : "";
        return accessor switch
        {
            "get" or "set" => ($"P:{type}.{method.Name[(at + 1)..]}{index}", accessor),
            "add" or "remove" => ($"E:{type}.{method.Name[(at + 1)..]}", accessor),
            _ => null,
        };
    }
}

// What kind of type a reference is, as far as the rules care.
using Mono.Cecil;

namespace Conformance.Tests.Rules;

internal static class Kinds
{
    /// <summary>True for single and double, in whatever wrapping.</summary>
    public static bool IsFloating(TypeReference type) =>
        Bare(type).MetadataType is MetadataType.Single or MetadataType.Double;

    public static bool IsEnum(TypeReference type) =>
        type.MetadataType == MetadataType.ValueType && Resolve(type)?.IsEnum == true;

    /// <summary>True for a value that the device keeps in an object of its own: any but numbers and enums.</summary>
    public static bool IsStruct(TypeReference type) =>
        type is not TypeSpecification and not GenericParameter
        && type.MetadataType == MetadataType.ValueType
        && Resolve(type)?.IsEnum != true;

    /// <summary>What a wrapping of references, arrays, pointers and modifiers is around.</summary>
    public static TypeReference Bare(TypeReference type)
    {
        while (
            type is TypeSpecification specification and not GenericInstanceType and not FunctionPointerType
        )
        {
            type = specification.ElementType;
        }
        return type;
    }

    public static bool IsDelegate(TypeReference type) =>
        Resolve(type)?.BaseType?.FullName is "System.MulticastDelegate" or "System.Delegate";

    /// <summary>The definition; null if it lies where nobody looks.</summary>
    public static TypeDefinition? Resolve(TypeReference type)
    {
        try
        {
            return type.Resolve();
        }
        catch (AssemblyResolutionException)
        {
            return null;
        }
    }
}

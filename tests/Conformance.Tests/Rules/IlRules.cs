// Finds in metadata and IL what compiles, and then fails or differs on the device.
using System.Collections.Generic;
using System.Linq;
using Conformance.Tests.Listed;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Conformance.Tests.Rules;

/// <summary>
/// The "Never" and "Different, silently" of the platform, as far as metadata shows them. What it does not show: an
/// int.MinValue divided by a -1 that only the run knows, references compared where the host interned one string.
/// </summary>
internal sealed class IlRules
{
    public const string Generics = "generics";
    public const string MultiDimensionalArray = "multi-dimensional array";
    public const string InterfaceBody = "body in an interface";
    public const string StackAlloc = "stackalloc";
    public const string Checked = "checked";
    public const string FunctionPointer = "function pointer";
    public const string Fixed = "fixed";
    public const string Volatile = "volatile";
    public const string FloatingPoint = "floating point";
    public const string EnumAsText = "enum as text";
    public const string ObjectAsText = "object as text";
    public const string NumberAsText = "floating point as text";
    public const string Differs = "differs on the device";

    private static readonly Code[] CheckedCodes =
    [
        .. System.Enum.GetValues<Code>().Where(code => code.ToString().Contains("_Ovf")),
    ];

    private static readonly Code[] FloatCodes =
    [
        Code.Ldc_R4,
        Code.Ldc_R8,
        Code.Conv_R4,
        Code.Conv_R8,
        Code.Conv_R_Un,
        Code.Ldelem_R4,
        Code.Ldelem_R8,
        Code.Stelem_R4,
        Code.Stelem_R8,
        Code.Ldind_R4,
        Code.Ldind_R8,
        Code.Stind_R4,
        Code.Stind_R8,
        Code.Ckfinite,
    ];

    private readonly List<Complaint> _complaints = [];

    private IlRules() { }

    /// <summary>Complaints about an assembly's own types, or about some of them.</summary>
    public static List<Complaint> Run(ModuleDefinition module, IEnumerable<TypeDefinition>? types = null)
    {
        IlRules rules = new();
        foreach (TypeDefinition type in types ?? module.GetTypes().Where(DeviceAssemblies.IsOurs))
        {
            rules.CheckType(type);
        }
        return [.. rules._complaints.Distinct()];
    }

    private void CheckType(TypeDefinition type)
    {
        string place = Places.Of(type);
        if (type.HasGenericParameters)
        {
            Report(place, Generics, "", DocId.NameOf(type));
        }
        foreach (FieldDefinition field in type.Fields)
        {
            CheckUse(field.FieldType, place, "", field.Name);
            if (field.CustomAttributes.Any(a => a.AttributeType.Name == "FixedBufferAttribute"))
            {
                Report(place, Fixed, "", field.Name);
            }
        }
        foreach (MethodDefinition method in type.Methods)
        {
            CheckMethod(method);
        }
    }

    private void CheckMethod(MethodDefinition method)
    {
        string place = Places.Of(method);
        string name = NameOf(method);
        if (method.HasGenericParameters)
        {
            Report(place, Generics, name, method.Name);
        }
        if (method.DeclaringType.IsInterface && !method.IsAbstract && !method.IsStatic)
        {
            Report(place, InterfaceBody, name, method.Name);
        }
        CheckUse(method.ReturnType, place, name, "result");
        foreach (ParameterDefinition parameter in method.Parameters)
        {
            CheckUse(parameter.ParameterType, place, name, parameter.Name);
        }
        if (!method.HasBody)
        {
            return;
        }
        foreach (VariableDefinition local in method.Body.Variables)
        {
            if (local.IsPinned)
            {
                Report(place, Fixed, name, "pinned local");
            }
            else
            {
                CheckUse(local.VariableType, place, name, "local");
            }
        }
        foreach (Instruction instruction in method.Body.Instructions)
        {
            CheckInstruction(instruction, method.Body, Places.Of(method, instruction), name);
        }
    }

    private void CheckInstruction(Instruction instruction, MethodBody body, string place, string name)
    {
        Code code = instruction.OpCode.Code;
        if (CheckedCodes.Contains(code))
        {
            Report(place, Checked, name, instruction.OpCode.Name);
        }
        if (FloatCodes.Contains(code))
        {
            Report(place, FloatingPoint, name, "arithmetic");
        }
        switch (code)
        {
            case Code.Localloc:
                Report(place, StackAlloc, name, "localloc");
                break;
            case Code.Calli:
            case Code.Ldftn or Code.Ldvirtftn when instruction.Next?.OpCode.Code != Code.Newobj:
                Report(place, FunctionPointer, name, instruction.OpCode.Name);
                break;
            case Code.Volatile:
                Report(place, Volatile, name, "access");
                break;
            case Code.Box when Kinds.IsEnum((TypeReference)instruction.Operand) && !IsAsserted(instruction):
                Report(place, EnumAsText, name, "boxes " + instruction.Operand);
                break;
            case Code.Box when Kinds.IsFloating((TypeReference)instruction.Operand):
                Report(place, NumberAsText, name, "boxes " + instruction.Operand);
                break;
            case Code.Constrained when Kinds.IsEnum((TypeReference)instruction.Operand):
                Report(
                    place,
                    EnumAsText,
                    name,
                    $"{instruction.Operand}.{((MethodReference)instruction.Next.Operand).Name}"
                );
                break;
        }
        switch (instruction.Operand)
        {
            case TypeReference type:
                CheckUse(type, place, name, instruction.OpCode.Name);
                break;
            case MethodReference method:
                CheckCall(method, instruction, body, place, name);
                break;
            case FieldReference field:
                CheckUse(field.DeclaringType, place, name, field.Name);
                CheckUse(field.FieldType, place, name, field.Name);
                if (field.FullName == "System.DateTime System.DateTime::MinValue")
                {
                    Report(place, Differs, name, "DateTime.MinValue is the year 1601");
                }
                break;
        }
    }

    private void CheckCall(
        MethodReference method,
        Instruction instruction,
        MethodBody body,
        string place,
        string name
    )
    {
        string owner = method.DeclaringType.FullName;
        if (method is GenericInstanceMethod)
        {
            Report(place, Generics, name, method.Name);
        }
        CheckUse(method.DeclaringType, place, name, method.Name);
        CheckUse(method.ReturnType, place, name, method.Name);
        foreach (ParameterDefinition parameter in method.Parameters)
        {
            CheckUse(parameter.ParameterType, place, name, method.Name);
        }
        if (method.Name == "TryParse" && method.DeclaringType.Namespace == "System")
        {
            Report(
                place,
                Differs,
                name,
                DocId.NameOf(method.DeclaringType) + ".TryParse leaves garbage on failure"
            );
        }
        else if (method.Name == "ToString" && owner == "System.Enum")
        {
            Report(place, EnumAsText, name, "Enum.ToString");
        }
        else if (method.Name == "ToString" && Kinds.IsFloating(method.DeclaringType))
        {
            Report(place, NumberAsText, name, owner + ".ToString");
        }
        else if (
            method.Name == "ToString"
            && owner == "System.Object"
            && instruction.OpCode.Code == Code.Callvirt
            && instruction.Previous?.OpCode.Code != Code.Constrained
        )
        {
            Report(place, ObjectAsText, name, "ToString of who knows what");
        }
        else if (owner == "System.String" && method.Name is "Format" or "Concat")
        {
            foreach (TypeReference given in Formatted(instruction, body).Where(type => !IsSameText(type)))
            {
                Report(place, ObjectAsText, name, $"formats {DocId.NameOf(given)}");
            }
        }
    }

    // The objects handed to a call, one by one or in an array made for it, as far as the same line shows them.
    private static IEnumerable<TypeReference> Formatted(Instruction call, MethodBody body)
    {
        MethodReference method = (MethodReference)call.Operand;
        if (
            method.Parameters.Any(p => p.ParameterType.FullName == "System.Object")
            && Pushed(call.Previous, body) is { } last
        )
        {
            yield return last;
        }
        if (method.Parameters.All(p => p.ParameterType.FullName != "System.Object[]"))
        {
            yield break;
        }
        for (
            Instruction at = call.Previous;
            at is not null && at.OpCode.Code != Code.Newarr;
            at = at.Previous
        )
        {
            if (at.OpCode.Code == Code.Stelem_Ref && Pushed(at.Previous, body) is { } element)
            {
                yield return element;
            }
        }
    }

    // Numbers read the same on both; enums and floating point have rules of their own.
    private static bool IsSameText(TypeReference type) =>
        type.IsPrimitive
        || type.MetadataType == MetadataType.String
        || type.MetadataType == MetadataType.ValueType;

    // What an instruction leaves on the stack; null where that takes more than a look at it.
    private static TypeReference? Pushed(Instruction instruction, MethodBody body) =>
        instruction.OpCode.Code switch
        {
            >= Code.Ldarg_0 and <= Code.Ldarg_3 => Argument(
                instruction.OpCode.Code - Code.Ldarg_0,
                body.Method
            ),
            >= Code.Ldloc_0 and <= Code.Ldloc_3 => body.Variables[
                instruction.OpCode.Code - Code.Ldloc_0
            ].VariableType,
            Code.Newobj => ((MethodReference)instruction.Operand).DeclaringType,
            _ => instruction.Operand switch
            {
                TypeReference type => type,
                FieldReference field => field.FieldType,
                MethodReference called => called.ReturnType,
                VariableReference local => local.VariableType,
                ParameterReference parameter => parameter.ParameterType,
                _ => null,
            },
        };

    private static TypeReference Argument(int index, MethodDefinition method) =>
        !method.HasThis ? method.Parameters[index].ParameterType
        : index == 0 ? method.DeclaringType
        : method.Parameters[index - 1].ParameterType;

    // A test's enum is compared, which is the same on both; only the text of a failure shows its number.
    private static bool IsAsserted(Instruction boxed)
    {
        for (Instruction? at = boxed.Next; at is not null; at = at.Next)
        {
            string owner = (at.Operand as MethodReference)?.DeclaringType.FullName ?? "";
            if (owner is "nanoFramework.TestFramework.Assert" or "System.String")
            {
                return owner != "System.String";
            }
        }
        return false;
    }

    private void CheckUse(TypeReference type, string place, string name, string what)
    {
        switch (type)
        {
            case GenericInstanceType or GenericParameter:
                Report(place, Generics, name, $"{what}: {DocId.NameOf(type)}");
                break;
            case ArrayType { Rank: > 1 }:
                Report(place, MultiDimensionalArray, name, $"{what}: {DocId.NameOf(type)}");
                break;
            case FunctionPointerType:
                Report(place, FunctionPointer, name, what);
                break;
            case RequiredModifierType { ModifierType.Name: "IsVolatile" }:
                Report(place, Volatile, name, what);
                break;
        }
        if (type is TypeSpecification inner and not GenericInstanceType and not FunctionPointerType)
        {
            CheckUse(inner.ElementType, place, name, what);
        }
        else if (Kinds.IsFloating(type))
        {
            Report(place, FloatingPoint, name, $"{what}: {type.Name}");
        }
    }

    private void Report(string place, string rule, string method, string what) =>
        _complaints.Add(new Complaint(place, rule, method, what));

    /// <summary>Type and name of a method, as the tables name it.</summary>
    public static string NameOf(MethodReference method) =>
        DocId.NameOf(method.DeclaringType) + "." + method.Name;
}

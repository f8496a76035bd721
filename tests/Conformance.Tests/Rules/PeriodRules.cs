// Finds in what a control period can reach all that allocates, throws, divides by who knows what, or leaves the project.
using System.Collections.Generic;
using System.Linq;
using Conformance.Tests.Listed;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Conformance.Tests.Rules;

internal static class PeriodRules
{
    public const string Allocation = "allocation in the control period";
    public const string StructByValue = "struct by value in the control period";
    public const string Throw = "throw in the control period";
    public const string Text = "text in the control period";
    public const string Division = "division in the control period";
    public const string LibraryCall = "library call in the control period";

    /// <summary>Complaints about methods that the control period reaches.</summary>
    public static List<Complaint> Run(IEnumerable<MethodDefinition> reached)
    {
        List<Complaint> complaints = [];
        foreach (MethodDefinition method in reached.Where(method => method.HasBody))
        {
            Check(method, complaints);
        }
        return [.. complaints.Distinct()];
    }

    private static void Check(MethodDefinition method, List<Complaint> complaints)
    {
        string name = IlRules.NameOf(method);
        foreach (VariableDefinition local in method.Body.Variables.Where(v => Kinds.IsStruct(v.VariableType)))
        {
            Report(Places.Of(method), StructByValue, "local " + DocId.NameOf(local.VariableType));
        }
        foreach (ParameterDefinition taken in method.Parameters.Where(p => Kinds.IsStruct(p.ParameterType)))
        {
            Report(Places.Of(method), StructByValue, "takes " + DocId.NameOf(taken.ParameterType));
        }
        if (Kinds.IsStruct(method.ReturnType))
        {
            Report(Places.Of(method), StructByValue, "returns " + DocId.NameOf(method.ReturnType));
        }
        foreach (Instruction instruction in method.Body.Instructions)
        {
            foreach ((string rule, string what) in Found(instruction))
            {
                Report(Places.Of(method, instruction), rule, what);
            }
        }

        void Report(string place, string rule, string what) =>
            complaints.Add(new Complaint(place, rule, name, what));
    }

    private static IEnumerable<(string Rule, string What)> Found(Instruction instruction)
    {
        switch (instruction.OpCode.Code)
        {
            case Code.Newobj:
                TypeReference made = ((MethodReference)instruction.Operand).DeclaringType;
                yield return Kinds.IsStruct(made)
                    ? (StructByValue, "new " + DocId.NameOf(made))
                    : (Allocation, "new " + DocId.NameOf(made));
                break;
            case Code.Newarr:
                yield return (Allocation, $"new {DocId.NameOf((TypeReference)instruction.Operand)}[]");
                break;
            case Code.Box:
                yield return (Allocation, "boxes " + DocId.NameOf((TypeReference)instruction.Operand));
                break;
            case Code.Ldstr:
                yield return (Text, "string literal");
                break;
            case Code.Throw:
            case Code.Rethrow:
                yield return (Throw, instruction.OpCode.Name);
                break;
            case Code.Ldobj
            or Code.Stobj
            or Code.Cpobj
            or Code.Initobj
            or Code.Ldelem_Any
            or Code.Stelem_Any when Kinds.IsStruct((TypeReference)instruction.Operand):
                yield return (StructByValue, "copies " + DocId.NameOf((TypeReference)instruction.Operand));
                break;
            case Code.Ldfld
            or Code.Ldsfld
            or Code.Stfld
            or Code.Stsfld when Kinds.IsStruct(((FieldReference)instruction.Operand).FieldType):
                yield return (StructByValue, "copies " + ((FieldReference)instruction.Operand).Name);
                break;
            case Code.Div or Code.Div_Un or Code.Rem or Code.Rem_Un when !IsGoodDivisor(instruction.Previous):
                yield return (Division, instruction.OpCode.Name);
                break;
            case Code.Call or Code.Callvirt:
                foreach ((string, string) found in FoundInCall((MethodReference)instruction.Operand))
                {
                    yield return found;
                }
                break;
        }
    }

    private static IEnumerable<(string Rule, string What)> FoundInCall(MethodReference method)
    {
        if (Kinds.IsDelegate(method.DeclaringType) && method.Name == "Invoke")
        {
            yield return (Allocation, "calls through a delegate, which hides what runs");
        }
        if (DeviceAssemblies.IsOurs(method.DeclaringType))
        {
            yield break;
        }
        string what = DocId.Of(method)[2..];
        yield return (LibraryCall, what);
        if (method.ReturnType.MetadataType == MetadataType.String)
        {
            yield return (Text, what);
        }
        foreach (ParameterDefinition given in method.Parameters.Where(p => Kinds.IsStruct(p.ParameterType)))
        {
            yield return (StructByValue, "gives " + DocId.NameOf(given.ParameterType));
        }
        if (Kinds.IsStruct(method.ReturnType))
        {
            yield return (StructByValue, "gets " + DocId.NameOf(method.ReturnType));
        }
    }

    // A constant other than 0, which throws, and -1, which kills the process under int.MinValue.
    private static bool IsGoodDivisor(Instruction divisor)
    {
        Instruction at = divisor;
        while (at.OpCode.Code is Code.Conv_I8 or Code.Conv_U8 or Code.Conv_I4 or Code.Conv_U4)
        {
            at = at.Previous;
        }
        return at.OpCode.Code switch
        {
            Code.Ldc_I4_M1 or Code.Ldc_I4_0 => false,
            >= Code.Ldc_I4_1 and <= Code.Ldc_I4_8 => true,
            Code.Ldc_I4 or Code.Ldc_I4_S or Code.Ldc_I8 => System.Convert.ToInt64(at.Operand)
                is not (0 or -1),
            Code.Ldc_R8 => (double)at.Operand is not (0 or double.NaN),
            _ => false,
        };
    }
}

// Holds everything that an assembly refers to outside the project against the lists of the packages it takes.
using System.Collections.Generic;
using System.Linq;
using Conformance.Tests.Listed;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Conformance.Tests.Rules;

/// <summary>One assembly against its packages.</summary>
internal sealed class ReferenceCheck
{
    private readonly PackageSet _packages;
    private readonly HostDifferences _differences;
    private readonly List<Complaint> _complaints = [];

    private ReferenceCheck(PackageSet packages, HostDifferences differences)
    {
        _packages = packages;
        _differences = differences;
    }

    /// <summary>Complaints about an assembly's types, or about some of them.</summary>
    public static List<Complaint> Run(
        ModuleDefinition module,
        PackageSet packages,
        HostDifferences differences,
        IEnumerable<TypeDefinition>? types = null
    )
    {
        ReferenceCheck check = new(packages, differences);
        foreach (string package in packages.Unknown)
        {
            check._complaints.Add(new Complaint(module.Name, "", "", $"package {package} has no API list"));
        }
        check.CheckAttributes(module.Assembly, module.Name);
        foreach (TypeDefinition type in types ?? module.GetTypes().Where(DeviceAssemblies.IsOurs))
        {
            check.CheckType(type);
        }
        return check._complaints;
    }

    private void CheckType(TypeDefinition type)
    {
        string place = Places.Of(type);
        CheckAttributes(type, place);
        CheckUse(type.BaseType, place);
        foreach (InterfaceImplementation contract in type.Interfaces)
        {
            CheckUse(contract.InterfaceType, place);
            CheckImplemented(contract.InterfaceType, place);
        }
        foreach (FieldDefinition field in type.Fields)
        {
            CheckUse(field.FieldType, place);
            CheckAttributes(field, place);
        }
        foreach (PropertyDefinition property in type.Properties)
        {
            CheckAttributes(property, place);
        }
        foreach (MethodDefinition method in type.Methods)
        {
            CheckMethod(method);
        }
    }

    private void CheckMethod(MethodDefinition method)
    {
        string place = Places.Of(method);
        CheckAttributes(method, place);
        CheckUse(method.ReturnType, place);
        foreach (ParameterDefinition parameter in method.Parameters)
        {
            CheckUse(parameter.ParameterType, place);
            CheckAttributes(parameter, place);
        }
        if (method.IsVirtual && method.IsReuseSlot && BaseOf(method) is { } overridden)
        {
            CheckMember(overridden, place);
        }
        if (!method.HasBody)
        {
            return;
        }
        foreach (VariableDefinition local in method.Body.Variables)
        {
            CheckUse(local.VariableType, place);
        }
        foreach (ExceptionHandler handler in method.Body.ExceptionHandlers)
        {
            CheckUse(handler.CatchType, Places.Of(method, handler.HandlerStart));
        }
        foreach (Instruction instruction in method.Body.Instructions)
        {
            CheckOperand(instruction.Operand, Places.Of(method, instruction));
        }
    }

    private void CheckOperand(object? operand, string place)
    {
        switch (operand)
        {
            case TypeReference type:
                CheckUse(type, place);
                break;
            case MethodReference method:
                CheckMember(method, place);
                break;
            case FieldReference field:
                CheckField(field, place);
                break;
        }
    }

    private void CheckUse(TypeReference? type, string place)
    {
        if (type is null)
        {
            return;
        }
        if (type is RequiredModifierType modified)
        {
            CheckUse(modified.ModifierType, place);
        }
        TypeReference bare = Kinds.Bare(type);
        // Generics are forbidden by a rule of their own.
        if (bare is GenericInstanceType or GenericParameter || !IsOutside(bare))
        {
            return;
        }
        Report(DocId.NameOf(bare), "T:" + DocId.NameOf(bare), _packages.Complaint(bare), place);
    }

    private void CheckMember(MethodReference method, string place)
    {
        if (IsMember(method.DeclaringType) && method is not GenericInstanceMethod)
        {
            Report(DocId.NameOf(method.DeclaringType), DocId.Of(method), _packages.Complaint(method), place);
        }
    }

    private void CheckField(FieldReference field, string place)
    {
        if (IsMember(field.DeclaringType))
        {
            Report(DocId.NameOf(field.DeclaringType), DocId.Of(field), _packages.Complaint(field), place);
        }
    }

    private void CheckAttributes(ICustomAttributeProvider provider, string place)
    {
        foreach (CustomAttribute attribute in provider.CustomAttributes)
        {
            CheckMember(attribute.Constructor, place);
        }
    }

    // What the device's interface asks for and the host's does not would be missing there.
    private void CheckImplemented(TypeReference contract, string place)
    {
        if (!IsMember(contract) || _packages.Find(DocId.NameOf(contract)) is not { } listed)
        {
            return;
        }
        HashSet<string> host =
        [
            .. Kinds
                .Resolve(contract)!
                .Methods.SelectMany(method =>
                    new[] { DocId.Of(method), DocId.OwnerOf(method, DocId.NameOf(contract))?.Id ?? "" }
                ),
        ];
        foreach (string member in listed.Members.Keys.Where(member => !host.Contains(member)))
        {
            _complaints.Add(new Complaint(place, "", "", $"{member[2..]} is asked for on the device only"));
        }
    }

    private MethodDefinition? BaseOf(MethodDefinition method)
    {
        for (
            TypeDefinition? at = Kinds.Resolve(method.DeclaringType.BaseType!);
            at is not null;
            at = at.BaseType is null ? null : Kinds.Resolve(at.BaseType)
        )
        {
            MethodDefinition? found = at.Methods.FirstOrDefault(other =>
                other.IsVirtual && other.Name == method.Name && DocId.Of(other, "") == DocId.Of(method, "")
            );
            if (found is not null)
            {
                return found;
            }
        }
        return null;
    }

    private bool IsMember(TypeReference owner) =>
        owner is not ArrayType and not GenericInstanceType && IsOutside(owner);

    // The project's own types, and what the compiler puts into the assembly itself (its names are no C# names).
    private static bool IsOutside(TypeReference type) =>
        !DeviceAssemblies.IsOurs(type)
        && !(type is TypeDefinition && type.FullName.StartsWith('<'))
        && type.DeclaringType?.FullName.StartsWith('<') != true;

    private void Report(string type, string member, string? problem, string place)
    {
        if (
            problem is not null
            && !_differences.Covers(type, member)
            && !_complaints.Any(other => other.Place == place && other.What == problem)
        )
        {
            _complaints.Add(new Complaint(place, "", "", problem));
        }
    }
}

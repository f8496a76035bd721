// Everything that can run below some methods, by the class hierarchy of the assemblies that go to the device.
using System;
using System.Collections.Generic;
using System.Linq;
using Conformance.Tests.Listed;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Conformance.Tests.Rules;

/// <summary>
/// A call of a virtual or interface method reaches every override in every given assembly, whether or not such an
/// object can be there. The device's own library is where the graph ends.
/// </summary>
internal sealed class CallGraph
{
    private readonly Dictionary<string, MethodDefinition> _methods = [];
    private readonly Dictionary<string, TypeDefinition> _types = [];

    public CallGraph(IEnumerable<ModuleDefinition> modules)
    {
        foreach (TypeDefinition type in modules.SelectMany(module => module.GetTypes()))
        {
            if (!DeviceAssemblies.IsOurs(type))
            {
                continue;
            }
            _types[type.FullName] = type;
            foreach (MethodDefinition method in type.Methods)
            {
                _methods[method.FullName] = method;
            }
        }
    }

    /// <summary>The methods of one name ("Pen.App.PenFirmware.Watch").</summary>
    public IEnumerable<MethodDefinition> Named(string name) =>
        _methods.Values.Where(method => IlRules.NameOf(method) == name);

    /// <summary>All methods that some methods can reach, themselves included.</summary>
    /// <param name="roots">Where it starts.</param>
    /// <param name="isCut">True for a method that is reached but not looked into.</param>
    public List<MethodDefinition> Reach(
        IEnumerable<MethodDefinition> roots,
        Func<MethodDefinition, bool> isCut
    )
    {
        List<MethodDefinition> reached = [];
        HashSet<string> seen = [];
        Queue<MethodDefinition> open = new(roots);
        while (open.TryDequeue(out MethodDefinition? method))
        {
            if (!seen.Add(method.FullName) || isCut(method))
            {
                continue;
            }
            reached.Add(method);
            foreach (MethodDefinition callee in Callees(method))
            {
                open.Enqueue(callee);
            }
        }
        return reached;
    }

    private IEnumerable<MethodDefinition> Callees(MethodDefinition method)
    {
        if (!method.HasBody)
        {
            yield break;
        }
        foreach (Instruction instruction in method.Body.Instructions)
        {
            // Static constructors are not followed: the device runs them all before Main.
            if (instruction.Operand is MethodReference called && Find(called) is { } target)
            {
                foreach (MethodDefinition callee in Targets(instruction, target))
                {
                    yield return callee;
                }
            }
        }
    }

    private IEnumerable<MethodDefinition> Targets(Instruction call, MethodDefinition target)
    {
        if (call.OpCode.Code is not (Code.Callvirt or Code.Ldvirtftn) || !target.IsVirtual)
        {
            return [target];
        }
        return _types
            .Values.Where(type => IsA(type, target.DeclaringType.FullName))
            .Select(type => Implementation(type, target))
            .OfType<MethodDefinition>()
            .Append(target)
            .DistinctBy(method => method.FullName);
    }

    // What a type runs for a virtual or interface method: an explicit override, its own, or an inherited one.
    private MethodDefinition? Implementation(TypeDefinition type, MethodDefinition target)
    {
        for (TypeDefinition? at = type; at is not null; at = Base(at))
        {
            MethodDefinition? found =
                at.Methods.FirstOrDefault(method =>
                    method.Overrides.Any(overridden => overridden.FullName == target.FullName)
                )
                ?? at.Methods.FirstOrDefault(method =>
                    method.IsVirtual
                    && method.Name == target.Name
                    && DocId.Of(method, "") == DocId.Of(target, "")
                );
            if (found is not null)
            {
                return found;
            }
        }
        return null;
    }

    private bool IsA(TypeDefinition type, string name)
    {
        for (TypeDefinition? at = type; at is not null; at = Base(at))
        {
            if (at.FullName == name || at.Interfaces.Any(i => Extends(i.InterfaceType.FullName, name)))
            {
                return true;
            }
        }
        return false;
    }

    private bool Extends(string contract, string name) =>
        contract == name
        || _types.TryGetValue(contract, out TypeDefinition? type)
            && type.Interfaces.Any(i => Extends(i.InterfaceType.FullName, name));

    private TypeDefinition? Base(TypeDefinition type) =>
        type.BaseType is { } parent ? _types.GetValueOrDefault(parent.FullName) : null;

    private MethodDefinition? Find(MethodReference method) => _methods.GetValueOrDefault(method.FullName);
}

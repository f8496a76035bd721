// Makes copies of the device assemblies that count their own instructions, block by block.
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;

namespace Conformance.Tests.Counting;

internal sealed class Instrumenter
{
    private readonly List<string> _methods = [];

    /// <summary>Names of the methods instrumented; a counter's index is a name's.</summary>
    public string[] Methods => [.. _methods];

    /// <summary>The instrumented copy of an assembly. Prefixes count as instructions of their own.</summary>
    /// <param name="path">The assembly.</param>
    /// <param name="period">Full name of the method that is a whole control period.</param>
    public byte[] Instrument(string path, string period)
    {
        using ModuleDefinition module = DeviceAssemblies.Read(path);
        return Instrument(module, period);
    }

    /// <summary>The instrumented copy of a module, which is used up.</summary>
    public byte[] Instrument(ModuleDefinition module, string period)
    {
        MethodReference add = Import(module, nameof(InstructionCounter.Add));
        foreach (MethodDefinition method in module.GetTypes().SelectMany(type => type.Methods))
        {
            if (!method.HasBody || !DeviceAssemblies.IsOurs(method.DeclaringType))
            {
                continue;
            }
            method.Body.SimplifyMacros();
            CountBlocks(method, add, _methods.Count);
            _methods.Add(NameOf(method));
            if (method.FullName == period)
            {
                Bracket(
                    method,
                    Import(module, nameof(InstructionCounter.Begin)),
                    Import(module, nameof(InstructionCounter.End))
                );
            }
            method.Body.OptimizeMacros();
        }
        using MemoryStream copy = new();
        module.Write(copy);
        return copy.ToArray();
    }

    private static MethodReference Import(ModuleDefinition module, string name) =>
        module.ImportReference(typeof(InstructionCounter).GetMethod(name));

    private static string NameOf(MethodDefinition method)
    {
        string name = method.FullName[(method.FullName.IndexOf(' ') + 1)..];
        return name[..name.IndexOf('(')].Replace("::", ".");
    }

    private static void CountBlocks(MethodDefinition method, MethodReference add, int index)
    {
        MethodBody body = method.Body;
        Instruction[] code = [.. body.Instructions];
        HashSet<Instruction> leaders = Leaders(body);
        Dictionary<Instruction, Instruction> entries = [];
        ILProcessor il = body.GetILProcessor();
        for (int at = 0; at < code.Length; at++)
        {
            if (!leaders.Contains(code[at]))
            {
                continue;
            }
            int end = at + 1;
            while (end < code.Length && !leaders.Contains(code[end]))
            {
                end++;
            }
            Instruction entry = il.Create(OpCodes.Ldc_I4, index);
            il.InsertBefore(code[at], entry);
            il.InsertBefore(code[at], il.Create(OpCodes.Ldc_I4, end - at));
            il.InsertBefore(code[at], il.Create(OpCodes.Call, add));
            entries[code[at]] = entry;
        }
        Redirect(body, entries);
    }

    private static HashSet<Instruction> Leaders(MethodBody body)
    {
        HashSet<Instruction> leaders = [body.Instructions[0]];
        foreach (Instruction instruction in body.Instructions)
        {
            switch (instruction.Operand)
            {
                case Instruction target:
                    leaders.Add(target);
                    break;
                case Instruction[] targets:
                    leaders.UnionWith(targets);
                    break;
            }
            bool ends =
                instruction.OpCode.FlowControl
                is FlowControl.Branch
                    or FlowControl.Cond_Branch
                    or FlowControl.Return
                    or FlowControl.Throw;
            if (ends && instruction.Next is { } next)
            {
                leaders.Add(next);
            }
        }
        foreach (ExceptionHandler handler in body.ExceptionHandlers)
        {
            foreach (
                Instruction? edge in new[]
                {
                    handler.TryStart,
                    handler.TryEnd,
                    handler.HandlerStart,
                    handler.HandlerEnd,
                    handler.FilterStart,
                }
            )
            {
                if (edge is not null)
                {
                    leaders.Add(edge);
                }
            }
        }
        return leaders;
    }

    private static void Bracket(MethodDefinition method, MethodReference begin, MethodReference end)
    {
        MethodBody body = method.Body;
        ILProcessor il = body.GetILProcessor();
        Dictionary<Instruction, Instruction> entries = [];
        foreach (Instruction leave in body.Instructions.Where(i => i.OpCode == OpCodes.Ret).ToArray())
        {
            Instruction entry = il.Create(OpCodes.Ldarg, body.ThisParameter);
            il.InsertBefore(leave, entry);
            il.InsertBefore(leave, il.Create(OpCodes.Call, end));
            entries[leave] = entry;
        }
        Redirect(body, entries);
        il.InsertBefore(body.Instructions[0], il.Create(OpCodes.Call, begin));
    }

    private static void Redirect(MethodBody body, Dictionary<Instruction, Instruction> entries)
    {
        foreach (Instruction instruction in body.Instructions)
        {
            switch (instruction.Operand)
            {
                case Instruction target:
                    instruction.Operand = To(target);
                    break;
                case Instruction[] targets:
                    instruction.Operand = targets.Select(To).ToArray();
                    break;
            }
        }
        foreach (ExceptionHandler handler in body.ExceptionHandlers)
        {
            handler.TryStart = To(handler.TryStart);
            handler.TryEnd = To(handler.TryEnd);
            handler.HandlerStart = To(handler.HandlerStart);
            handler.HandlerEnd = handler.HandlerEnd is null ? null : To(handler.HandlerEnd);
            handler.FilterStart = handler.FilterStart is null ? null : To(handler.FilterStart);
        }

        Instruction To(Instruction old) => entries.GetValueOrDefault(old, old);
    }
}

// A second world in which the firmware counts its own instructions and everything else is as it is.
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;

namespace Conformance.Tests.Counting;

/// <summary>
/// Loads instrumented copies of the device assemblies, and with them anew every assembly of the project that knows
/// them, this one included: their types are others than those of the world outside.
/// </summary>
internal sealed class CountedContext : AssemblyLoadContext
{
    // What a control period is.
    private const string Period = "System.Void Pen.App.PenFirmware::RunPeriod()";

    // The contracts hold no code that a period runs (PeriodTests hold that), but the simulated board reads its own.
    private const string Contracts = "Pen.Hal";

    private static readonly string[] Anew =
    [
        Contracts,
        "Pen.Hal.Simulated",
        "VirtualEsp32",
        "Pen.Simulator",
        "Conformance.Tests",
    ];

    private readonly Dictionary<string, byte[]> _instrumented = [];

    public CountedContext()
    {
        Instrumenter instrumenter = new();
        foreach (DeviceAssembly device in DeviceAssemblies.Firmware.Where(d => d.Name != Contracts))
        {
            _instrumented[device.Name] = instrumenter.Instrument(device.Path, Period);
        }
        Methods = instrumenter.Methods;
    }

    /// <summary>Names of the methods counted.</summary>
    public string[] Methods { get; }

    /// <summary>Plays a scenario in this world on a processor of the simulator's.</summary>
    public PeriodCount[] Play(string file, string scenario, string processor)
    {
        Type run = LoadFromAssemblyName(new AssemblyName("Conformance.Tests"))
            .GetType(typeof(CountedRun).FullName!)!;
        object?[] arguments = [Methods.Length, file, scenario, processor];
        try
        {
            object[] found = (object[])run.GetMethod(nameof(CountedRun.Play))!.Invoke(null, arguments)!;
            return
            [
                .. found
                    .Cast<object[]>()
                    .Select(row => new PeriodCount((long)row[0], (string)row[1], (int[])row[2])),
            ];
        }
        catch (TargetInvocationException problem) when (problem.InnerException is { } inner)
        {
            throw new InvalidOperationException(inner.Message, inner);
        }
    }

    protected override Assembly? Load(AssemblyName name)
    {
        if (_instrumented.TryGetValue(name.Name!, out byte[]? copy))
        {
            return LoadFromStream(new MemoryStream(copy));
        }
        return Anew.Contains(name.Name)
            ? LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, name.Name + ".dll"))
            : null;
    }
}

/// <summary>One control period.</summary>
/// <param name="AtMicroseconds">World time of its start.</param>
/// <param name="State">The state it ended in.</param>
/// <param name="ByMethod">Instructions of each method.</param>
internal sealed record PeriodCount(long AtMicroseconds, string State, int[] ByMethod)
{
    public int Total { get; } = ByMethod.Sum();
}

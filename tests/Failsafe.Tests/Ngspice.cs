// Whether these tests can run, where the circuit is, and what several of them read of one campaign.
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Pen.Hardware.Failsafe;

namespace Failsafe.Tests;

internal static class Ngspice
{
    public static readonly string Folder = Path.Combine(RepositoryRoot.Folder, "hardware", "failsafe");

    public static readonly Netlist Chain = Netlist.Read(Folder);

    // A campaign takes some ten minutes of one core: tests repeat one unit in ten of it. PEN_ALL_UNITS=1 repeats them
    // all, as does the verb failsafe.
    private static readonly int Stride = Environment.GetEnvironmentVariable("PEN_ALL_UNITS") == "1" ? 1 : 10;

    /// <summary>Numbers of the units that are repeated.</summary>
    public static readonly int[] Repeated =
    [
        .. Enumerable.Range(1, MonteCarlo.Runs).Where(number => number % Stride == 0),
    ];

    // One campaign for all tests that read it; whoever asks first waits for it.
    private static readonly Lazy<(CoreResult Nominal, IReadOnlyList<CoreResult> Units)> Core = new(
        static () =>
        {
            Netlist core = CoreCase.Prepare(Chain);
            return (MonteCarlo.Run(Unit.Nominal(core)), MonteCarlo.Run(core, Repeated));
        }
    );

    private static readonly Lazy<IReadOnlyList<Quantity>> PowerSide = new(static () =>
        ResultTable.Power(Chain)
    );

    public static (CoreResult Nominal, IReadOnlyList<CoreResult> Units) Campaign => Core.Value;

    public static IReadOnlyList<Quantity> Power => PowerSide.Value;

    /// <summary>Skips the test where ngspice is missing; where nothing may be skipped, fails it.</summary>
    public static void Require()
    {
        if (Spice.Find() is not null)
        {
            return;
        }

        if (Environment.GetEnvironmentVariable("PEN_NEEDS_NGSPICE") == "1")
        {
            Assert.Fail(Spice.Missing);
        }

        Assert.Inconclusive(Spice.Missing);
    }

    public static string Text(string file) => File.ReadAllText(Path.Combine(Folder, file));
}

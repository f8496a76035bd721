// Sites whose faults are numbers in the plant's equations.
using System;
using System.Collections.Generic;

namespace Pen.Hal.Simulated;

/// <summary>A part of the plant. Faults that come and go do so by the clock.</summary>
/// <param name="circuit">Whose plant it is.</param>
/// <param name="repeater">The site's own clock.</param>
/// <param name="set">Puts the site's fault, or none, into what the plant takes in.</param>
internal sealed class PlantSite(
    Circuit circuit,
    Repeater repeater,
    Func<PlantFaults, CircuitFault?, PlantFaults> set
) : IFaultable
{
    private const double Milli = 1e-3;
    private const double Percent = 1e-2;
    private const long CatchingPeriod = 250_000;
    private const long LooseContact = 5_000;
    private const long LoosePeriod = 100_000;

    public static Dictionary<FaultSite, IFaultable> All(Circuit circuit, VirtualTime time)
    {
        PlantSite Make(Func<PlantFaults, CircuitFault?, PlantFaults> set) =>
            new(circuit, new Repeater(time), set);
        return new()
        {
            [FaultSite.Rotor] = Make(
                static (plant, fault) =>
                    plant with
                    {
                        Jammed = fault?.Kind is FaultKind.Stuck or FaultKind.Intermittent,
                        Friction = AmountIf(fault, FaultKind.Slow) * Milli,
                    }
            ),
            [FaultSite.Winding] = Make(
                static (plant, fault) => plant with { Turns = fault == null ? 1 : fault.Amount * Percent }
            ),
            [FaultSite.MotorLead] = Make(
                static (plant, fault) =>
                    plant with
                    {
                        LeadOpen = fault?.Kind is FaultKind.Off or FaultKind.Intermittent,
                        Bridge = AmountIf(fault, FaultKind.Wrong),
                    }
            ),
            [FaultSite.LoadSwitch] = Make(
                static (plant, fault) =>
                    plant with
                    {
                        SwitchOpen = fault?.Kind == FaultKind.Off,
                        SwitchClosed = fault?.Kind == FaultKind.Stuck,
                        SwitchShorted = fault?.Kind == FaultKind.Wrong,
                    }
            ),
            [FaultSite.SleepLine] = Make(static (plant, fault) => plant with { NeverSleeps = fault != null }),
            [FaultSite.Brake] = Make(static (plant, fault) => plant with { BrakeOpen = fault != null }),
            [FaultSite.Battery] = Make(
                static (plant, fault) =>
                    plant with
                    {
                        MostCharge = fault?.Kind == FaultKind.Off ? fault.Amount * Percent : 1,
                        CellFactor = fault?.Kind == FaultKind.Slow ? fault.Amount : 1,
                        ContactResistance = AmountIf(fault, FaultKind.Intermittent),
                    }
            ),
        };
    }

    public void Begin(CircuitFault fault)
    {
        (long on, long off) = Rhythm(fault);
        if (off == 0)
        {
            Act(fault);
            return;
        }

        bool acts = false;
        repeater.Start(() =>
        {
            acts = !acts;
            Act(acts ? fault : null);
            return acts ? on : off;
        });
    }

    public void End()
    {
        repeater.Stop();
        Act(null);
    }

    private static double AmountIf(CircuitFault? fault, FaultKind kind) =>
        fault?.Kind == kind ? fault.Amount : 0;

    // How long it acts and how long it does not; 0: it acts always.
    private static (long On, long Off) Rhythm(CircuitFault fault)
    {
        if (fault.Kind != FaultKind.Intermittent)
        {
            return (0, 0);
        }

        switch (fault.Site)
        {
            case FaultSite.Rotor:
                long caught = (long)(fault.Amount * 1000);
                return (caught, CatchingPeriod - caught);
            case FaultSite.Battery:
                return (LooseContact, LoosePeriod - LooseContact);
            default:
                long half = (long)(0.5e6 / fault.Amount);
                return (half, half);
        }
    }

    private void Act(CircuitFault? fault) => circuit.PlantFaults = set(circuit.PlantFaults, fault);
}

/// <summary>The driver: part of the plant, and the one that drives its fault line.</summary>
internal sealed class DriverSite(Circuit circuit, FaultyLine faultLine) : IFaultable
{
    public void Begin(CircuitFault fault) => Act(fault);

    public void End() => Act(null);

    private void Act(CircuitFault? fault)
    {
        circuit.PlantFaults = circuit.PlantFaults with
        {
            DriverOff = fault?.Kind == FaultKind.Off,
            DriverOn = fault?.Kind == FaultKind.Stuck,
            DriverResistance = fault?.Kind == FaultKind.Slow ? fault.Amount : 0,
        };
        faultLine.Drive(fault?.Kind == FaultKind.Off);
    }
}

/// <summary>The skin. Slow: its torque rises. Garbage: its torque is another one every so often.</summary>
internal sealed class SkinSite(Circuit circuit, Repeater repeater, SeededRandom random) : IFaultable
{
    private const double Milli = 1e-3;
    private const double Most = 20e-3;
    private const long RampStep = 10_000;
    private const long RoughStep = 50_000;

    public void Begin(CircuitFault fault)
    {
        double torque = circuit.SkinMeanTorque;
        double rise = fault.Amount * Milli * RampStep * 1e-6;
        bool isRamp = fault.Kind == FaultKind.Slow;
        repeater.Start(() =>
        {
            circuit.FaultySkinTorque = isRamp ? torque : (random.NextSigned() + 1) / 2 * fault.Amount * Milli;
            torque = Math.Min(Most, torque + rise);
            return isRamp ? RampStep : RoughStep;
        });
    }

    public void End()
    {
        repeater.Stop();
        circuit.FaultySkinTorque = null;
    }
}

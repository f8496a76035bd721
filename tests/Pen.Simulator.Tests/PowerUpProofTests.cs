// The proof before the first start: each fault of the chain is found by it, on a whole pen, and a sound one loses no time.
using System;
using System.Collections.Generic;
using Pen.Control;
using Pen.Hal.Simulated;
using Pen.Simulator.Running;
using Pen.Simulator.Scenarios;

namespace Pen.Simulator.Tests;

[TestClass]
public sealed class PowerUpProofTests
{
    [TestMethod]
    [Proves("PEN-166")]
    [DataRow("gate", FaultKind.Stuck, true, StopReason.GateStuck)]
    [DataRow("load-switch", FaultKind.Stuck, false, StopReason.GateStuck)]
    [DataRow("load-switch", FaultKind.Stuck, true, StopReason.GateStuck)]
    [DataRow("driver", FaultKind.Stuck, true, StopReason.DriverStuck)]
    public void A_fault_of_the_chain_is_found_before_the_first_start(
        string site,
        FaultKind kind,
        bool cartridge,
        StopReason reason
    )
    {
        List<string> broken = [];
        SimulatedPen pen = Watched(broken);
        Assert.IsTrue(FaultVocabulary.TrySite(site, out FaultSite where));
        pen.Board.Faults.Inject(new CircuitFault(where, kind));
        if (cartridge)
        {
            new PenHands(pen).Insert(new CartridgeRequest(CartridgeKind.Fresh));
        }
        byte[]? before = pen.Board.Cartridge?.ToImage();
        pen.PowerOn();
        pen.AdvanceTo(2_000_000);
        Assert.AreEqual(PenState.Fault, pen.Firmware!.Outputs.State);
        Assert.AreEqual(reason, pen.Firmware.Outputs.Reason);
        Assert.IsTrue(StopReasons.NeedsService(reason));
        Assert.AreEqual(0, pen.Board.Truth.RotorRateHertz);
        Assert.IsLessThan(0, pen.Board.Truth.ProtrusionMicrometres);
        if (before is not null)
        {
            Assert.AreSequenceEqual(before, pen.Board.Cartridge!.ToImage());
        }
        Assert.IsEmpty(broken);
    }

    [TestMethod]
    [Proves("PEN-166")]
    public void The_rotor_of_a_faulty_chain_is_stopped_by_the_look_that_sees_it()
    {
        SimulatedPen pen = Watched([]);
        pen.Board.Faults.Inject(new CircuitFault(FaultSite.Driver, FaultKind.Stuck));
        new PenHands(pen).Insert(new CartridgeRequest(CartridgeKind.Fresh));
        long gateMicroseconds = 0;
        long since = 0;
        pen.Board.Signals.Changed += () =>
        {
            if (pen.Board.Signals.Gate && since == 0)
            {
                since = pen.NowMicroseconds;
            }
            else if (!pen.Board.Signals.Gate && since != 0)
            {
                gateMicroseconds = Math.Max(gateMicroseconds, pen.NowMicroseconds - since);
                since = 0;
            }
        };
        pen.PowerOn();
        pen.AdvanceTo(2_000_000);
        Assert.IsGreaterThan(0L, gateMicroseconds);
        Assert.IsLessThanOrEqualTo(21_000L, gateMicroseconds);
    }

    [TestMethod]
    [Proves("PEN-167")]
    public void In_a_sound_pen_gate_and_duty_are_never_on_together_and_the_rotor_never_moves()
    {
        List<string> broken = [];
        SimulatedPen pen = Watched(broken);
        bool duty = false;
        bool gate = false;
        bool both = false;
        pen.Board.Signals.Changed += () =>
        {
            BoardSignals signals = pen.Board.Signals;
            duty |= signals.DutyPermille > 0;
            gate |= signals.Gate;
            both |= signals.Gate && signals.DutyPermille > 0;
        };
        new PenHands(pen).Insert(new CartridgeRequest(CartridgeKind.Fresh));
        pen.PowerOn();
        pen.AdvanceTo(4_000_000);
        Assert.AreEqual(PenState.Ready, pen.Firmware!.Outputs.State);
        Assert.IsTrue(duty && gate);
        Assert.IsFalse(both);
        Assert.AreEqual(0, pen.Board.Truth.CrankAngle);
        Assert.IsEmpty(broken);
    }

    [TestMethod]
    [Proves("PEN-167")]
    public void From_power_to_Ready_with_a_cartridge_in_takes_less_than_1_3_s_and_the_proof_is_done_200_ms_later()
    {
        SimulatedPen pen = Watched([]);
        new PenHands(pen).Insert(new CartridgeRequest(CartridgeKind.Fresh));
        long readyAt = 0;
        long provenAt = 0;
        pen.PowerOn();
        while (pen.NowMicroseconds < 4_000_000)
        {
            pen.AdvanceTo(pen.NowMicroseconds + 20_000);
            PenOutputs shown = pen.Firmware!.Outputs;
            provenAt = shown.Test != DriveTest.None ? pen.NowMicroseconds : provenAt;
            readyAt = readyAt == 0 && shown.State == PenState.Ready ? pen.NowMicroseconds : readyAt;
        }
        Assert.IsGreaterThan(0L, provenAt);
        Assert.IsLessThan(1_300_000L, readyAt);
        Assert.IsLessThan(readyAt + 200_000L, provenAt);
    }

    private static SimulatedPen Watched(List<string> broken)
    {
        SimulatedPen pen = new(new PlantParameters(), 9);
        StandingChecks checks = new((expected, actual) => broken.Add($"{expected}: {actual}"));
        new PenObserver(pen).Moment += () => checks.Check(pen);
        return pen;
    }
}

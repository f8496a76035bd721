// Faults of rotor, encoder and winding in the plant: named, in time, and without an over-speed.
using System;
using Pen.Control;
using Pen.Hal.Simulated;

namespace Pen.App.Tests;

[TestClass]
public sealed class MotorFaultTests
{
    [TestMethod]
    [DataRow(FaultSite.Rotor, FaultKind.Stuck, 0.0, StopReason.Stall, 250)]
    [DataRow(FaultSite.Encoder, FaultKind.Off, 0.0, StopReason.EncoderLost, 250)]
    [DataRow(FaultSite.Encoder, FaultKind.Wrong, -30.0, StopReason.RateImplausible, 250)]
    [DataRow(FaultSite.Winding, FaultKind.Wrong, 25.0, StopReason.OverCurrent, 40)]
    public void A_fault_stops_the_drive_in_time_and_is_named_at_every_level_and_phase(
        FaultSite site,
        FaultKind kind,
        double amount,
        StopReason reason,
        int boundMilliseconds
    )
    {
        for (int level = RateLevels.First; level <= RateLevels.Last; level += 2)
        {
            for (int phase = 0; phase < 20; phase += 3)
            {
                BenchPen pen = new(new PlantParameters(), (ulong)(phase + 1));
                pen.Start(level);
                pen.Run(900 + phase);
                pen.Pen.Board.Faults.Inject(new CircuitFault(site, kind, amount));
                double highest = 0;
                int off = 0;
                for (int at = 1; at <= 400; at++)
                {
                    pen.Run(1);
                    highest = Math.Max(highest, pen.Pen.Board.Truth.RotorRateHertz);
                    off = pen.Pen.Board.Signals.DriveOn ? at : off;
                }

                Assert.AreEqual(reason, pen.Pen.Firmware!.Outputs.Reason, $"level {level}, phase {phase}");
                Assert.IsLessThanOrEqualTo(boundMilliseconds, off, $"level {level}, phase {phase}");
                Assert.IsLessThan(RateLevels.MillihertzOf(level) * 1.15e-3, highest, $"level {level}");
            }
        }
    }

    [TestMethod]
    [DataRow(0.8)]
    [DataRow(1.0)]
    public void An_encoder_that_went_wrong_while_the_pen_was_off_is_judged_by_what_was_kept(double constant)
    {
        PlantParameters plant = new();
        plant.Set("motor.constant", plant.Get("motor.constant") * constant);
        BenchPen pen = new(plant, 5);
        pen.Start(1);
        pen.Run(1500);
        pen.Press(PenButton.StartStop, 100);
        pen.Run(2000);
        pen.Pen.PowerOff();
        pen.Pen.Board.Faults.Inject(new CircuitFault(FaultSite.Encoder, FaultKind.Wrong, -30));
        pen.Pen.Board.RemoveCartridge();
        pen.InsertFresh(2);
        pen.Pen.PowerOn();
        pen.Run(3000);
        pen.Start(1);
        double highest = 0;
        for (int at = 1; at <= 250; at++)
        {
            pen.Run(1);
            highest = Math.Max(highest, pen.Pen.Board.Truth.RotorRateHertz);
        }

        Assert.AreEqual(StopReason.RateImplausible, pen.Pen.Firmware!.Outputs.Reason);
        Assert.IsLessThan(90 * 1.15, highest);
    }
}

// The safety gate has the last word in the loop: what it alone judges at once switches the drive off at once.
using Pen.Control;
using Pen.Hal.Simulated;

namespace Pen.App.Tests;

[TestClass]
public sealed class GateInTheLoopTests
{
    // A period, its work, and a millisecond of this test's looks. The controller waits 60 ms before it believes either.
    private const int OnePeriod = 22;

    [TestMethod]
    [Proves("PEN-107")]
    [DataRow(FaultKind.Off, 0.0)]
    [DataRow(FaultKind.Stuck, 100.0)]
    public void A_supply_that_reads_what_it_cannot_be_ends_the_drive_in_the_period_that_reads_it(
        FaultKind kind,
        double amount
    )
    {
        for (int phase = 0; phase < 20; phase += 3)
        {
            BenchPen pen = new(new PlantParameters(), (ulong)(phase + 1));
            pen.Start(3);
            pen.Run(900 + phase);
            Assert.IsTrue(pen.Pen.Board.Signals.DriveOn);
            pen.Pen.Board.Faults.Inject(new CircuitFault(FaultSite.BatterySense, kind, amount));
            int driven = 0;
            while (pen.Pen.Board.Signals.Gate && driven < 100)
            {
                pen.Run(1);
                driven++;
            }

            Assert.IsLessThanOrEqualTo(OnePeriod, driven, $"phase {phase}");
            Assert.AreEqual(0, pen.Pen.Board.Signals.DutyPermille);
            pen.Run(25);
            Assert.AreEqual(StopReason.SensorImplausible, pen.Pen.Firmware!.Outputs.Reason);
        }
    }
}

// Probes of stepper, step line and home sensor.
using static Pen.Hal.Simulated.Tests.Faults.ProbeBench;

namespace Pen.Hal.Simulated.Tests.Faults;

internal static class DepthProbes
{
    private const double QuarterStep = 6.25;

    public static (string Name, FaultProbe Probe)[] All =>
        [
            ("stepper dead", Unmoved),
            ("stepper jammed", Jammed),
            ("stepper loses", Loses),
            ("stepper weak", Weak),
            ("stepper skipping", Skipping),
            ("step-line cut", Cut),
            ("step-line miscounted", Miscounted),
            ("step-line noise", Noise),
            ("step-line dropping", DroppingLine),
            ("home-sensor inactive", Inactive),
            ("home-sensor active", Active),
            ("home-sensor chattering", Chattering),
            ("home-sensor shifted", Shifted),
        ];

    // Pulses audited, and quarter steps that the nut went, in a move.
    private static (double Audited, double Went) MoveBy(Bench bench, int steps)
    {
        double before = bench.Truth.NutMicrometres;
        double audited = bench.Ports.StepAudit.CountDuring(() => bench.Move(steps));
        return (audited, (bench.Truth.NutMicrometres - before) / QuarterStep);
    }

    // To where there is room on both sides, wherever the carriage was.
    private static void GoToTheMiddle(Bench bench)
    {
        bench.Move(-700);
        bench.Move(250);
        Assert.AreEqual((100, 100), MoveBy(bench, 100), "it is well");
    }

    private static void Unmoved(Bench bench, FaultRow row)
    {
        GoToTheMiddle(bench);
        bench.Inject(row);
        Assert.AreEqual((50, 0), MoveBy(bench, 50));
        bench.Mend(row);
        Assert.AreEqual((-40, 40), (MoveBy(bench, -40).Went, MoveBy(bench, 40).Audited));
    }

    private static void Jammed(Bench bench, FaultRow row)
    {
        GoToTheMiddle(bench);
        bench.Inject(row);
        Assert.AreEqual((64, 0), MoveBy(bench, 64));
        bench.Mend(row);
        Assert.AreEqual((32, 32), MoveBy(bench, 32), "it locks in whole cycles away");
    }

    private static void Loses(Bench bench, FaultRow row)
    {
        GoToTheMiddle(bench);
        bench.Inject(row);
        Assert.AreEqual((50, 46), MoveBy(bench, 50));
        Assert.AreEqual((50, 50), MoveBy(bench, 50), "only so many");
        bench.Inject(row, 60);
        Assert.AreEqual((50, 0), MoveBy(bench, 50));
        Assert.AreEqual((50, 40), MoveBy(bench, 50), "over to the next move");
    }

    private static void Weak(Bench bench, FaultRow row)
    {
        GoToTheMiddle(bench);
        bench.Inject(row);
        (double audited, double went) = MoveBy(bench, 100);
        Assert.AreEqual(100, audited);
        Assert.IsLessThan(100, went, "it cannot start at the usual rate");
        bench.Mend(row);
        Assert.AreEqual((-100.0, 100.0), (-MoveBy(bench, -100).Audited, MoveBy(bench, 100).Went));
    }

    private static void Skipping(Bench bench, FaultRow row)
    {
        GoToTheMiddle(bench);
        bench.Inject(row, 10);
        Assert.AreEqual((100, 90), MoveBy(bench, 100));
    }

    private static void Cut(Bench bench, FaultRow row)
    {
        GoToTheMiddle(bench);
        bench.Inject(row);
        Assert.AreEqual((0, 0), MoveBy(bench, 50));
        bench.Mend(row);
        Assert.AreEqual((50, 50), MoveBy(bench, 50));
    }

    private static void Miscounted(Bench bench, FaultRow row)
    {
        GoToTheMiddle(bench);
        bench.Inject(row);
        Assert.AreEqual((54, 50), MoveBy(bench, 50));
        Assert.AreEqual((50, 50), MoveBy(bench, 50), "once");
        bench.Inject(row, -7);
        Assert.AreEqual((43, 50), MoveBy(bench, 50));
    }

    private static void Noise(Bench bench, FaultRow row)
    {
        GoToTheMiddle(bench);
        bench.Inject(row);
        double nut = bench.Truth.NutMicrometres;
        long audited = bench.Ports.StepAudit.CountDuring(() => bench.Wait(1_000 * Millisecond));
        Assert.AreEqual(100, audited, 1);
        Assert.AreEqual(audited, (bench.Truth.NutMicrometres - nut) / QuarterStep, 1, "nobody sent them");
        bench.Ports.StepEnable.Write(false);
        nut = bench.Truth.NutMicrometres;
        bench.Wait(500 * Millisecond);
        Assert.AreEqual(nut, bench.Truth.NutMicrometres, "a released driver does not obey");
    }

    private static void DroppingLine(Bench bench, FaultRow row)
    {
        GoToTheMiddle(bench);
        bench.Inject(row, 10);
        Assert.AreEqual((90, 90), MoveBy(bench, 100));
    }

    private static void Inactive(Bench bench, FaultRow row)
    {
        bench.Move(-700);
        Assert.IsTrue(bench.Ports.HomeSensor.Read());
        bench.Inject(row);
        Assert.IsFalse(bench.Ports.HomeSensor.Read());
        bench.Mend(row);
        Assert.IsTrue(bench.Ports.HomeSensor.Read());
    }

    private static void Active(Bench bench, FaultRow row)
    {
        bench.Move(700);
        Assert.IsFalse(bench.Ports.HomeSensor.Read());
        bench.Inject(row);
        Assert.IsTrue(bench.Ports.HomeSensor.Read());
        bench.Mend(row);
        Assert.IsFalse(bench.Ports.HomeSensor.Read());
    }

    private static void Chattering(Bench bench, FaultRow row)
    {
        bench.Move(700);
        bench.Inject(row);
        Assert.AreEqual(200, bench.Edges(1_000 * Millisecond, bench.Ports.HomeSensor.Read), 40);
    }

    // Repeatability, and a quarter step.
    private static void Shifted(Bench bench, FaultRow row)
    {
        double well = Edge(bench);
        Assert.AreEqual(-100, well, 13);
        bench.Inject(row);
        Assert.AreEqual(0, Edge(bench), 13);
        bench.Inject(row, -200);
        Assert.AreEqual(-300, Edge(bench), 13);
    }

    // Where the sensor lets go of a carriage that comes out of it, step by step.
    private static double Edge(Bench bench)
    {
        bench.Move(-700);
        for (int step = 0; step < 300 && bench.Ports.HomeSensor.Read(); step++)
        {
            bench.Move(1);
        }

        return bench.Truth.ProtrusionMicrometres;
    }
}

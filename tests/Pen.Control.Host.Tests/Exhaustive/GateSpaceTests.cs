// The safety gate says what the reference says, for every combination of what it reads.
using System.Collections.Generic;
using System.Linq;

namespace Pen.Control.Host.Tests.Exhaustive;

[TestClass]
public sealed class GateSpaceTests
{
    private const long Serial = 0x2D;

    // Hold for a consent: three periods of 90 ms, so that two are too few. Ten samples hold two such presses.
    private const long SampleMicroseconds = 90_000;
    private const int Samples = 10;

    [TestMethod]
    [Proves("PEN-107")]
    public void Every_combination_of_readings_is_permitted_exactly_if_the_reference_permits_it()
    {
        int permitted = 0;
        foreach (bool consent in (bool[])[true, false])
        {
            foreach (PenInputs world in Worlds())
            {
                foreach (long elapsed in (long[])[-20_000, 0, 1, 20_000, 150_000, 150_001])
                {
                    foreach (
                        (bool line, int duty) in ((bool, int)[])
                            [(false, 0), (true, 0), (false, 1), (true, 1000)]
                    )
                    {
                        permitted += AssertSame(world, consent, elapsed, line, duty) ? 1 : 0;
                    }
                }
            }
        }
        // Nothing wanted is never driven; of those that want, elapsed leaves 3, and the world 2 x 3 x 3 x 3.
        Assert.AreEqual(3 * 3 * (2 * 3 * 3 * 3), permitted);
    }

    [TestMethod]
    [Proves("PEN-108")]
    public void Every_sequence_of_button_and_wish_is_permitted_exactly_if_the_reference_permits_it()
    {
        int permitted = 0;
        var before = new List<GateSample>(Samples);
        var inputs = Sound();
        var outputs = new PenOutputs();
        for (int sequence = 0; sequence < 1 << (2 * Samples); sequence++)
        {
            before.Clear();
            var gate = new SafetyGate();
            for (int i = 0; i < Samples; i++)
            {
                inputs.NowMicroseconds = (i + 1) * SampleMicroseconds;
                inputs.StartStopPressed = (sequence & (1 << (2 * i))) != 0;
                bool wanted = (sequence & (2 << (2 * i))) != 0;
                outputs.MotorGate = wanted;
                outputs.MotorDutyPermille = wanted ? 500 : 0;
                gate.Apply(inputs, outputs);
                bool expected =
                    wanted && ReferenceGate.Consents(before, inputs.NowMicroseconds, inputs.StartStopPressed);
                if (outputs.MotorGate != expected)
                {
                    Assert.Fail($"sequence {sequence:X}, sample {i}: {outputs.MotorGate}");
                }
                permitted += expected ? 1 : 0;
                before.Add(new GateSample(inputs.NowMicroseconds, inputs.StartStopPressed, expected));
            }
        }
        Assert.IsGreaterThan(0, permitted);
    }

    [TestMethod]
    [Proves("PEN-108")]
    [DataRow(249_999L, 1L, false)]
    [DataRow(250_000L, 1L, true)]
    [DataRow(250_000L, 5_000_000L, true)]
    [DataRow(250_000L, 5_000_001L, false)]
    public void Consent_is_a_hold_of_250_ms_and_lasts_5_s(long held, long waited, bool permitted)
    {
        var gate = new SafetyGate();
        PenInputs inputs = Sound();
        var outputs = new PenOutputs();
        long now = 1_000_000;
        Sample(gate, inputs, outputs, now, pressed: false);
        Sample(gate, inputs, outputs, now += 1, pressed: false);
        Sample(gate, inputs, outputs, now += 1, pressed: true);
        Sample(gate, inputs, outputs, now += held, pressed: false);
        Sample(gate, inputs, outputs, now += waited - 1, pressed: false);
        outputs.MotorGate = true;
        Sample(gate, inputs, outputs, now + 1, pressed: false);
        Assert.AreEqual(permitted, outputs.MotorGate);
    }

    [TestMethod]
    [Proves("PEN-163")]
    public void Every_test_of_the_drive_is_permitted_exactly_if_the_reference_permits_it()
    {
        int permitted = 0;
        foreach (DriveTest test in System.Enum.GetValues<DriveTest>())
        {
            foreach (PenInputs world in TestWorlds())
            {
                foreach (bool consent in (bool[])[true, false])
                {
                    foreach (long elapsed in (long[])[-20_000, 0, 20_000, 150_000, 150_001])
                    {
                        foreach (bool line in (bool[])[false, true])
                        {
                            foreach (int duty in (int[])[-1, 0, 1, 250, 251, 1000])
                            {
                                permitted += AssertSame(world, consent, elapsed, line, duty, test) ? 1 : 0;
                            }
                        }
                    }
                }
            }
        }
        Assert.IsGreaterThan(0, permitted);
    }

    [TestMethod]
    [Proves("PEN-163")]
    public void No_test_but_the_bench_with_the_service_cartridge_ever_has_gate_and_duty_together()
    {
        foreach (DriveTest test in System.Enum.GetValues<DriveTest>())
        {
            foreach (PenInputs world in TestWorlds())
            {
                PenOutputs outputs = Ask(world, true, 20_000, true, 200, test, out _);
                bool service =
                    test == DriveTest.Bench
                    && world.Cartridge.Status == CartridgeReadStatus.Service
                    && world.HomeSensorActive
                    && world.ClearedSerial == 0;
                bool treatment = test == DriveTest.None && world.ClearedSerial == Serial;
                Assert.AreEqual(service || treatment, outputs.MotorGate && outputs.MotorDutyPermille != 0);
            }
        }
    }

    private static IEnumerable<PenInputs> TestWorlds() =>
        from home in (bool[])[false, true]
        from status in System.Enum.GetValues<CartridgeReadStatus>()
        from cleared in (long[])[0, Serial, Serial + 0x100]
        select TestWorld(home, status, cleared);

    private static PenInputs TestWorld(bool home, CartridgeReadStatus status, long cleared)
    {
        PenInputs inputs = World(0, 0, (cleared, Serial), 3700, 0, 0);
        inputs.HomeSensorActive = home;
        inputs.Cartridge.Status = status;
        return inputs;
    }

    private static void Sample(SafetyGate gate, PenInputs inputs, PenOutputs outputs, long now, bool pressed)
    {
        inputs.NowMicroseconds = now;
        inputs.StartStopPressed = pressed;
        gate.Apply(inputs, outputs);
    }

    private static bool AssertSame(
        PenInputs world,
        bool consent,
        long elapsed,
        bool line,
        int duty,
        DriveTest test = DriveTest.None
    )
    {
        PenOutputs outputs = Ask(world, consent, elapsed, line, duty, test, out bool said);
        bool wanted = line || duty != 0;
        bool drive =
            consent && ReferenceGate.WorldAllows(world, elapsed) && ReferenceGate.MayTurn(world, test, duty);
        bool expected = wanted && (drive || ReferenceGate.IsNoDrive(world, elapsed, line, duty, test));
        Assert.AreEqual(expected || !wanted, said);
        Assert.AreEqual(expected && line, outputs.MotorGate);
        Assert.AreEqual(expected ? duty : 0, outputs.MotorDutyPermille);
        return expected;
    }

    // What is left of a wish after a gate that has seen a hold of Start/Stop, or none.
    private static PenOutputs Ask(
        PenInputs world,
        bool consent,
        long elapsed,
        bool line,
        int duty,
        DriveTest test,
        out bool said
    )
    {
        var gate = new SafetyGate();
        var outputs = new PenOutputs();
        PenInputs inputs = Copy(world);
        foreach (bool pressed in (bool[])[false, false, consent, consent, consent, false])
        {
            inputs.NowMicroseconds += SampleMicroseconds;
            inputs.StartStopPressed = pressed;
            gate.Apply(inputs, outputs);
        }
        inputs.NowMicroseconds += elapsed;
        outputs.MotorGate = line;
        outputs.MotorDutyPermille = duty;
        outputs.Test = test;
        said = gate.Apply(inputs, outputs);
        return outputs;
    }

    private static IEnumerable<PenInputs> Worlds() =>
        from flags in Enumerable.Range(0, 8)
        from openings in (int[])[0, 1, 255]
        from serials in ((long Cleared, long Read)[])
            [(Serial, Serial), (~Serial, ~Serial), (0, 0), (0, Serial), (Serial, 0), (Serial, 0x12D)]
        from battery in (int[])[0, 2799, 2800, 3700, 4500, 4501, 6200]
        from current in (int[])[0, 900, 1800, 1801, 3100]
        from rate in (int[])[-90_000, 90_000, 172_500, 172_501]
        select World(flags, openings, serials, battery, current, rate);

    private static PenInputs World(
        int flags,
        int openings,
        (long Cleared, long Read) serials,
        int battery,
        int current,
        int rate
    )
    {
        var inputs = new PenInputs
        {
            CartridgePresent = (flags & 1) == 0,
            ChargerConnected = (flags & 2) != 0,
            DriverFault = (flags & 4) != 0,
            CartridgeOpenings = openings,
            ClearedSerial = serials.Cleared,
            BatteryMillivolts = battery,
            MotorCurrentMilliamperes = current,
            RotorRateMillihertz = rate,
        };
        inputs.Cartridge.Serial = serials.Read;
        return inputs;
    }

    private static PenInputs Sound() => World(0, 0, (Serial, Serial), 3700, 0, 0);

    private static PenInputs Copy(PenInputs world)
    {
        PenInputs inputs = World(
            (world.CartridgePresent ? 0 : 1) | (world.ChargerConnected ? 2 : 0) | (world.DriverFault ? 4 : 0),
            world.CartridgeOpenings,
            (world.ClearedSerial, world.Cartridge.Serial),
            world.BatteryMillivolts,
            world.MotorCurrentMilliamperes,
            world.RotorRateMillihertz
        );
        inputs.HomeSensorActive = world.HomeSensorActive;
        inputs.Cartridge.Status = world.Cartridge.Status;
        return inputs;
    }
}

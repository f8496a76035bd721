// Whatever comes in, the controller neither throws nor drives the motor where it must not.
using System;
using Pen.Control.Tests.Rig;

namespace Pen.Control.Tests;

[TestClass]
public sealed class FuzzTests
{
    private const int Periods = 200_000;
    private const int Seed = 20261121;

    [TestMethod]
    public void Random_inputs_never_throw_and_never_drive_outside_Running()
    {
        var random = new Random(Seed);
        var controller = new PenController();
        var inputs = new PenInputs();
        var outputs = new PenOutputs();
        for (int i = 0; i < Periods; i++)
        {
            if (i % 5000 == 0)
            {
                controller = new PenController();
            }
            Scramble(inputs, outputs, random);
            controller.Step(inputs, outputs);
            AssertSane(outputs);
        }
    }

    [TestMethod]
    public void A_working_pen_with_random_disturbances_never_drives_outside_Running()
    {
        var random = new Random(Seed);
        PenRig rig = PenRig.AtReady();
        int ran = 0;
        for (int i = 0; i < Periods / 4; i++)
        {
            if (rig.Out.State is PenState.Asleep or PenState.Refused || i % 3000 == 0)
            {
                rig = PenRig.AtReady();
            }
            Disturb(rig, random);
            rig.Step();
            AssertSane(rig.Out);
            ran += rig.Driven ? 1 : 0;
            Assert.IsFalse(rig.Driven && rig.In.ClearedSerial == 0);
            Assert.IsFalse(rig.Driven && !rig.In.CartridgePresent);
        }
        Assert.IsTrue(ran > Periods / 100, $"driven in {ran} periods");
    }

    private static void Disturb(PenRig rig, Random random)
    {
        // Mostly a person who starts and stops; now and then something breaks for a while.
        if (random.Next(25) == 0)
        {
            rig.In.StartStopPressed = !rig.In.StartStopPressed;
        }
        rig.In.DepthDownPressed = random.Next(40) == 0;
        rig.In.SpeedUpPressed = random.Next(40) == 0;
        rig.In.CartridgeOpenings = random.Next(300) == 0 ? 1 : 0;
        rig.In.ChargerConnected = random.Next(400) == 0;
        rig.In.DriverFault = random.Next(1000) == 0;
        rig.Axis.LoseSteps = random.Next(1000) == 0 ? random.Next(100) : 0;
        rig.Motor.Jammed = random.Next(20) == 0 && random.Next(20) == 0;
    }

    private static void AssertSane(PenOutputs outputs)
    {
        Assert.IsTrue(!outputs.MotorGate || outputs.State == PenState.Running);
        Assert.IsTrue(outputs.MotorDutyPermille == 0 || outputs.MotorGate);
        Assert.IsTrue(outputs.MotorDutyPermille is >= 0 and <= 1000);
        Assert.IsTrue(outputs.MoveSteps is >= -1000 and <= 1000);
        Assert.IsTrue(outputs.RateLevel is >= 1 and <= 5);
        Assert.IsTrue(outputs.SetDepthMicrometres is >= 200 and <= 2500);
        Assert.IsTrue(outputs.BatteryPercent is >= 0 and <= 100);
    }

    private static void Scramble(PenInputs inputs, PenOutputs outputs, Random random)
    {
        inputs.NowMicroseconds += random.Next(50) == 0 ? random.Next(-100_000, 1_000_000) : 20_000;
        inputs.StartStopPressed = Often(random, inputs.StartStopPressed, 20);
        inputs.SpeedUpPressed = Often(random, inputs.SpeedUpPressed, 40);
        inputs.SpeedDownPressed = Often(random, inputs.SpeedDownPressed, 40);
        inputs.DepthUpPressed = Often(random, inputs.DepthUpPressed, 40);
        inputs.DepthDownPressed = Often(random, inputs.DepthDownPressed, 40);
        inputs.CartridgePresent = random.Next(200) != 0;
        inputs.CartridgeOpenings = random.Next(200) == 0 ? random.Next(1000) : 0;
        inputs.ChargerConnected = random.Next(200) == 0;
        inputs.DriverFault = random.Next(500) == 0;
        inputs.HomeSensorActive = Often(random, inputs.HomeSensorActive, 4);
        inputs.BatteryMillivolts = random.Next(100) == 0 ? Extreme(random) : random.Next(3500, 4300);
        inputs.MotorCurrentMilliamperes = random.Next(100) == 0 ? Extreme(random) : random.Next(400);
        inputs.EncoderCounts = random.Next(100) == 0 ? Extreme(random) : 0;
        inputs.RotorRateMillihertz = random.Next(100) == 0 ? Extreme(random) : random.Next(9000);
        inputs.StepperMoving = random.Next(3) == 0;
        inputs.StepsSent = random.Next(10) == 0 ? Extreme(random) : inputs.StepsSent;
        inputs.StepsCounted = random.Next(20) == 0 ? Extreme(random) : inputs.StepsSent;
        inputs.AnswerId = random.Next(20) == 0 ? random.Next() : outputs.RequestId;
        inputs.Answer = random.Next(10) == 0 ? (SlowAnswer)random.Next(-1, 9) : SlowAnswer.Done;
        inputs.Cartridge.CopyFrom(CrudeWorker.FreshChip(random.Next(3)));
        inputs.Cartridge.Status = (CartridgeReadStatus)random.Next(0, 3);
        inputs.Cartridge.MaxDepthMicrometres = random.Next(10) == 0 ? Extreme(random) : 2500;
        inputs.Cartridge.MaxRateMillihertz = random.Next(10) == 0 ? Extreme(random) : 150000;
        inputs.Cartridge.NeedleCount = Extreme(random);
        inputs.ClearedSerial = random.Next(3);
        inputs.GateVetoed = random.Next(1000) == 0;
    }

    private static bool Often(Random random, bool level, int oneIn)
    {
        return random.Next(oneIn) == 0 ? !level : level;
    }

    private static int Extreme(Random random)
    {
        return random.Next(4) switch
        {
            0 => int.MinValue,
            1 => int.MaxValue,
            2 => 0,
            _ => random.Next(int.MinValue, int.MaxValue),
        };
    }
}

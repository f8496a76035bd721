// A control period of the drivers allocates nothing.
using System;
using Pen.Control;
using Pen.Drivers.Tests;
using Pen.Hal;

namespace Pen.Drivers.Host.Tests;

[TestClass]
public sealed class AllocationTests
{
    [TestMethod]
    public void Many_periods_of_the_input_reader_allocate_nothing()
    {
        FakeCounter encoder = new();
        PenInputs inputs = new();
        InputReader reader = NewReader(encoder);
        reader.Read(inputs, 0);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 1; i < 500; i++)
        {
            encoder.NextCount += 100;
            encoder.NextMicroseconds += 20000;
            reader.Read(inputs, i * 20000L);
        }
        Assert.AreEqual(0L, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [TestMethod]
    public void Many_periods_of_the_motor_drive_allocate_nothing()
    {
        MotorDrive drive = new(new SilentOutput(), new SilentPwm());
        drive.Apply(true, 1, 0);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 1; i < 500; i++)
        {
            drive.Apply(true, i, i * 20000L);
            drive.ExpireIfStale(i * 20000L + 10000);
        }
        Assert.AreEqual(0L, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [TestMethod]
    public void Many_periods_of_the_stepper_drive_with_moves_allocate_nothing()
    {
        FakeClock clock = new();
        PenInputs inputs = new();
        PenOutputs outputs = new() { StepperEnabled = true, MoveProfile = StepProfile.Fast };
        StepperDrive drive = new(
            new SilentTrain(),
            new FakeCounter(),
            new SilentOutput(),
            new SilentOutput(),
            clock
        );
        drive.Apply(outputs);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 1; i < 500; i++)
        {
            clock.NowMicroseconds = inputs.NowMicroseconds = i * 200000L;
            drive.Read(inputs);
            outputs.MoveId = i;
            outputs.MoveSteps = i % 2 == 0 ? 400 : -400;
            drive.Apply(outputs);
        }
        Assert.AreEqual(0L, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.AreEqual(498 * 400, inputs.StepsSent);
    }

    private static InputReader NewReader(FakeCounter encoder)
    {
        PinLog log = new();
        FakeOutput pin = new("pin", log);
        PenBoard board = new()
        {
            StartStopButton = new FakeInput(),
            SpeedUpButton = new FakeInput(),
            SpeedDownButton = new FakeInput(),
            DepthUpButton = new FakeInput(),
            DepthDownButton = new FakeInput(),
            CartridgeSwitch = new FakeInput(),
            ChargerPowerGood = new FakeInput(),
            DriverFault = new FakeInput(),
            HomeSensor = new FakeInput(),
            BatteryVoltage = new FakeAnalog(),
            MotorCurrent = new FakeAnalog(),
            CartridgeOpenings = new FakeCounter(),
            MotorEncoder = encoder,
        };
        StepperDrive stepper = new(new FakeTrain(log), new FakeCounter(), pin, pin, new FakeClock());
        return new InputReader(board, stepper);
    }

    private sealed class SilentOutput : IDigitalOutput
    {
        public void Write(bool high) { }

        public void Off() { }
    }

    private sealed class SilentPwm : IPwmOutput
    {
        public void SetDutyPermille(int dutyPermille) { }

        public void Off() { }
    }

    private sealed class SilentTrain : IStepTrain
    {
        public void DefineProfile(int profile, ushort[] rampMicroseconds) { }

        public bool Start(int profile, int steps) => true;

        public void Off() { }
    }
}

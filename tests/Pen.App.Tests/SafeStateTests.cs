// The last resort: everything off, whatever of it throws.
using System;
using Pen.Hal;

namespace Pen.App.Tests;

[TestClass]
public sealed class SafeStateTests
{
    private static readonly string[] Ports =
    [
        "MotorGate",
        "MotorPwm",
        "StepTrain",
        "StepEnable",
        "Buzzer",
        "LightGreen",
        "LightBlue",
        "LightRed",
    ];

    [TestMethod]
    [Proves("PEN-117")]
    public void Everything_that_could_move_goes_off_and_the_heartbeat_line_is_left_alone()
    {
        Line[] lines = Lines();
        SafeState.Enter(BoardOf(lines));
        foreach (Line line in lines)
        {
            Assert.IsTrue(line.WasSet, line.Name);
            Assert.AreEqual(line.Name == "LightRed", line.IsOn, line.Name);
        }
    }

    [TestMethod]
    [Proves("PEN-117")]
    public void One_that_throws_keeps_no_other_on()
    {
        foreach (string broken in Ports)
        {
            Line[] lines = Lines();
            Array.Find(lines, line => line.Name == broken)!.Throws = true;
            SafeState.Enter(BoardOf(lines));
            Assert.IsTrue(Array.TrueForAll(lines, line => line.WasSet), broken);
        }
    }

    [TestMethod]
    public void A_board_that_was_never_or_only_half_opened_is_no_problem()
    {
        SafeState.Enter(null!);
        SafeState.Enter(new PenBoard());
        Line gate = new("MotorGate");
        SafeState.Enter(new PenBoard { MotorGate = gate });
        Assert.IsTrue(gate.WasSet);
    }

    private static Line[] Lines() => Array.ConvertAll(Ports, name => new Line(name));

    private static PenBoard BoardOf(Line[] lines)
    {
        return new PenBoard
        {
            MotorGate = lines[0],
            MotorPwm = lines[1],
            StepTrain = lines[2],
            StepEnable = lines[3],
            Buzzer = lines[4],
            LightGreen = lines[5],
            LightBlue = lines[6],
            LightRed = lines[7],
            Heartbeat = new Forbidden(),
            StepDirection = new Forbidden(),
        };
    }

    /// <summary>An output that is on until it is told otherwise.</summary>
    private sealed class Line(string name) : IDigitalOutput, IPwmOutput, IStepTrain
    {
        public string Name => name;

        public bool Throws { get; set; }

        public bool WasSet { get; private set; }

        public bool IsOn { get; private set; } = true;

        public void Off() => Set(false);

        public void Write(bool high) => Set(high);

        public void SetDutyPermille(int dutyPermille) => Set(dutyPermille != 0);

        public void DefineProfile(int profile, ushort[] rampMicroseconds) => Set(true);

        public bool Start(int profile, int steps) => throw new InvalidOperationException(name);

        private void Set(bool on)
        {
            WasSet = true;
            IsOn = on;
            if (Throws)
            {
                throw new InvalidOperationException(name);
            }
        }
    }

    /// <summary>One more edge could keep the motor supplied.</summary>
    private sealed class Forbidden : IDigitalOutput
    {
        public void Off() => Assert.Fail("written");

        public void Write(bool high) => Assert.Fail("written");
    }
}

// For each row of the supervisor's table, how the world brings it about: through the inputs, never through a flag.
using System.Collections.Generic;
using Pen.Control.Tests.Rig;

namespace Pen.Control.Host.Tests.Exhaustive;

/// <summary>What brings a row about.</summary>
internal static class RowScripts
{
    private const PenState Any = SupervisorTable.AnyAwake;

    /// <summary>By (from, to, reason), which name a row; from is <see cref="SupervisorTable.AnyAwake"/> for faults.</summary>
    public static readonly Dictionary<(PenState From, PenState To, StopReason Reason), PenHand> All = new()
    {
        [(Any, PenState.Fault, StopReason.ClockFault)] = Running(rig => rig.In.NowMicroseconds -= 40_000),
        [(Any, PenState.Fault, StopReason.LoopStall)] = Running(rig => rig.PeriodMicroseconds = 200_000),
        [(Any, PenState.Fault, StopReason.DriverFault)] = Running(rig => rig.In.DriverFault = true),
        [(Any, PenState.Fault, StopReason.OverCurrent)] = Running(rig =>
            rig.Tamper = inputs => inputs.MotorCurrentMilliamperes = 1700
        ),
        [(Any, PenState.Fault, StopReason.OverSpeed)] = Running(rig =>
            rig.Tamper = inputs => inputs.RotorRateMillihertz = 169_000
        ),
        [(Any, PenState.Fault, StopReason.GateStuck)] = Empty(rig =>
        {
            // A gate that is stuck, by what its motor does with the duty that the cartridge's switch lets through.
            rig.In.CartridgePresent = true;
            rig.Motor.GateStuck = true;
        }),
        [(Any, PenState.Fault, StopReason.DriverStuck)] = Empty(rig =>
        {
            rig.In.CartridgePresent = true;
            rig.Motor.DutyStuck = true;
        }),
        [(Any, PenState.Fault, StopReason.Runaway)] = Ready(rig =>
        {
            rig.Run(20);
            rig.Motor.ShortedOn = true;
        }),
        [(Any, PenState.Fault, StopReason.SensorImplausible)] = Ready(rig =>
            rig.Tamper = inputs => inputs.BatteryMillivolts = 0
        ),
        [(Any, PenState.Fault, StopReason.EncoderLost)] = Running(rig => rig.Motor.EncoderPermille = 0),
        [(Any, PenState.Fault, StopReason.Stall)] = Running(rig => rig.Motor.Jammed = true),
        [(Any, PenState.Fault, StopReason.RateImplausible)] = Running(rig => rig.Motor.EncoderPermille = 700),
        [(Any, PenState.Fault, StopReason.Overload)] = Running(rig => rig.Motor.LoadMicronewtonMetres = 900),
        [(Any, PenState.Fault, StopReason.StepAudit)] = Stopped(rig => rig.Axis.MissCounts = 1),
        [(Any, PenState.Fault, StopReason.MoveAborted)] = Stopped(rig => rig.Axis.Endless = true),
        [(Any, PenState.Fault, StopReason.PositionLost)] = Stopped(rig => rig.Axis.LoseSteps = 60),
        [(Any, PenState.Fault, StopReason.HomeNotFound)] = PowerUp(rig => rig.Axis.HomeStuckInactive = true),
        [(Any, PenState.Fault, StopReason.HomeStuck)] = PowerUp(rig => rig.Axis.HomeStuckActive = true),
        [(Any, PenState.Fault, StopReason.HomeUnstable)] = PowerUp(Chatter),
        [(Any, PenState.Fault, StopReason.JournalUnusable)] = PowerUp(rig =>
            rig.Worker.Answer(SlowRequest.MountJournal, SlowAnswer.Failed)
        ),
        [(Any, PenState.Fault, StopReason.JournalWriteFailed)] = Starting(rig =>
            rig.Worker.Answer(SlowRequest.RecordIntent, SlowAnswer.Failed)
        ),
        [(Any, PenState.Fault, StopReason.JournalFull)] = Starting(rig =>
            rig.Worker.Answer(SlowRequest.RecordIntent, SlowAnswer.Full)
        ),
        [(Any, PenState.Fault, StopReason.SlowWorkTimeout)] = Starting(rig => rig.Worker.Silent = true),
        [(Any, PenState.Fault, StopReason.SelfTestFailed)] = PowerUp(rig => rig.In.DriverFault = true),
        [(Any, PenState.Fault, StopReason.GateVeto)] = Running(rig =>
            rig.Tamper = inputs => inputs.GateVetoed = true
        ),
        [(PenState.SelfTest, PenState.Homing, StopReason.None)] = PowerUp(_ => { }),
        [(PenState.SelfTest, PenState.BenchTest, StopReason.None)] = Bench(_ => { }),
        [(PenState.BenchTest, PenState.Homing, StopReason.None)] = Bench(rig =>
        {
            rig.In.SpeedDownPressed = false;
            rig.In.DepthDownPressed = false;
            rig.Run(500);
        }),
        [(PenState.BenchTest, PenState.Saving, StopReason.Sleep)] = Bench(rig =>
        {
            rig.In.SpeedDownPressed = false;
            rig.In.DepthDownPressed = false;
            rig.Run(5);
            rig.PressStartStop(500);
            // One more press breaks it off, which is a result too.
            rig.PressStartStop(100);
            HoldForSleep(rig);
        }),
        [(PenState.Homing, PenState.Refused, StopReason.None)] = Running(rig =>
        {
            // Ends the session; the fault goes with its cause, and what is seated is waste.
            rig.Tamper = inputs => inputs.RotorRateMillihertz = 169_000;
            rig.Run(3);
            rig.Tamper = null;
            Clear(rig);
        }),
        [(PenState.Homing, PenState.Ready, StopReason.None)] = Running(rig =>
        {
            rig.In.DriverFault = true;
            rig.Step();
            rig.In.DriverFault = false;
            Clear(rig);
        }),
        [(PenState.Homing, PenState.Identifying, StopReason.None)] = PowerUp(_ => { }),
        [(PenState.Homing, PenState.NoCartridge, StopReason.None)] = Empty(_ => { }),
        [(PenState.NoCartridge, PenState.Saving, StopReason.Sleep)] = Empty(HoldForSleep),
        [(PenState.NoCartridge, PenState.Identifying, StopReason.None)] = Empty(rig =>
            rig.In.CartridgePresent = true
        ),
        [(PenState.NoCartridge, PenState.Calibrating, StopReason.None)] = Empty(HoldForCalibration),
        [(PenState.Calibrating, PenState.Homing, StopReason.None)] = Empty(rig =>
        {
            HoldForCalibration(rig);
            rig.RunUntil(PenState.Calibrating);
            rig.In.CartridgePresent = true;
        }),
        [(PenState.Identifying, PenState.NoCartridge, StopReason.None)] = Empty(rig =>
        {
            rig.In.CartridgePresent = true;
            rig.RunUntil(PenState.Identifying);
            rig.PullCartridge(1);
        }),
        [(PenState.Identifying, PenState.Refused, StopReason.None)] = PowerUp(rig =>
            rig.Worker.Chip.UseMarkSet = true
        ),
        [(PenState.Identifying, PenState.Homing, StopReason.None)] = Empty(rig =>
            rig.In.CartridgePresent = true
        ),
        [(PenState.Identifying, PenState.Ready, StopReason.None)] = Ready(rig => rig.PullCartridge(2)),
        [(PenState.Refused, PenState.Saving, StopReason.Sleep)] = Refused(HoldForSleep),
        [(PenState.Refused, PenState.NoCartridge, StopReason.None)] = Refused(rig =>
            rig.In.CartridgePresent = false
        ),
        [(PenState.Ready, PenState.NoCartridge, StopReason.None)] = Ready(rig => rig.PullCartridge(1)),
        [(PenState.Ready, PenState.Saving, StopReason.Sleep)] = Ready(HoldForSleep),
        [(PenState.Ready, PenState.Refused, StopReason.SessionTime)] = LastMinute(rig => rig.Run(3000)),
        [(PenState.Ready, PenState.Refused, StopReason.SessionIdle)] =
            Stopped(_ => { })
            + (
                rig =>
                {
                    rig.RunUntil(PenState.Ready);
                    rig.Run(20);
                    PassMinutes(rig, 21);
                }
            ),
        [(PenState.Ready, PenState.Opening, StopReason.None)] = Starting(_ => { }),
        [(PenState.Opening, PenState.NoCartridge, StopReason.CartridgeRemoved)] = Opening(rig =>
            rig.PullCartridge(1)
        ),
        [(PenState.Opening, PenState.Refused, StopReason.UseMarkFailed)] = Starting(rig =>
            rig.Worker.Answer(
                SlowRequest.ReadBackUseMark,
                SlowAnswer.Failed,
                SlowAnswer.Failed,
                SlowAnswer.Failed
            )
        ),
        [(PenState.Opening, PenState.Refused, StopReason.CartridgeChanged)] = Starting(rig =>
            rig.Worker.Answer(SlowRequest.WriteUseMark, SlowAnswer.WrongDevice)
        ),
        [(PenState.Opening, PenState.Ready, StopReason.ChargerConnected)] = Opening(rig =>
            rig.In.ChargerConnected = true
        ),
        [(PenState.Opening, PenState.Ready, StopReason.Operator)] = Opening(rig => rig.PressStartStop(40)),
        [(PenState.Opening, PenState.Extending, StopReason.None)] = Starting(_ => { }),
        [(PenState.Extending, PenState.Retracting, StopReason.CartridgeRemoved)] = Extending(rig =>
            rig.PullCartridge(1)
        ),
        [(PenState.Extending, PenState.Retracting, StopReason.Operator)] = Extending(rig =>
            rig.In.StartStopPressed = true
        ),
        [(PenState.Extending, PenState.Retracting, StopReason.TwoButtons)] = Extending(TwoButtons),
        [(PenState.Extending, PenState.Retracting, StopReason.ChargerConnected)] = Extending(rig =>
            rig.In.ChargerConnected = true
        ),
        [(PenState.Extending, PenState.Retracting, StopReason.BatteryEmpty)] = Extending(rig =>
        {
            // The train is drawn out: the cell's estimate takes longer than any move.
            rig.Axis.Endless = true;
            rig.CellMillivolts = 2600;
        }),
        [(PenState.Extending, PenState.Retracting, StopReason.SessionTime)] = LastMinute(rig =>
        {
            rig.RunUntil(() => rig.Out.SessionSecondsLeft == 0, 3000, "last second");
            rig.Axis.Endless = true;
            rig.PressStartStop(300);
            rig.Run(40);
        }),
        [(PenState.Extending, PenState.Running, StopReason.None)] = Running(_ => { }),
        [(PenState.Running, PenState.Retracting, StopReason.CartridgeRemoved)] = Running(rig =>
            rig.PullCartridge(1)
        ),
        [(PenState.Running, PenState.Retracting, StopReason.Operator)] = Stopped(_ => { }),
        [(PenState.Running, PenState.Retracting, StopReason.TwoButtons)] = Running(TwoButtons),
        [(PenState.Running, PenState.Retracting, StopReason.ChargerConnected)] = Running(rig =>
            rig.In.ChargerConnected = true
        ),
        [(PenState.Running, PenState.Retracting, StopReason.BatteryEmpty)] = Running(rig =>
            rig.CellMillivolts = 3380
        ),
        [(PenState.Running, PenState.Retracting, StopReason.SessionTime)] = LastMinute(rig =>
        {
            rig.PressStartStop(400);
            rig.Run(3000);
        }),
        [(PenState.Retracting, PenState.Refused, StopReason.None)] = LastMinute(rig =>
        {
            rig.PressStartStop(400);
            rig.Run(3000);
        }),
        [(PenState.Retracting, PenState.Ready, StopReason.None)] = Stopped(_ => { }),
        [(PenState.Retracting, PenState.NoCartridge, StopReason.None)] = Running(rig => rig.PullCartridge(1)),
        [(PenState.Fault, PenState.Homing, StopReason.None)] = Running(rig =>
        {
            rig.Motor.Jammed = true;
            rig.RunUntil(PenState.Fault);
            rig.Motor.Jammed = false;
            Clear(rig);
        }),
        [(PenState.Fault, PenState.Saving, StopReason.Sleep)] = PowerUp(rig =>
        {
            rig.Axis.HomeStuckInactive = true;
            rig.RunUntil(PenState.Fault, 400);
            // Held on from the clearing, it would be consumed by the homing that follows: so the cause stays.
            rig.In.DriverFault = true;
            HoldForSleep(rig);
        }),
        [(PenState.Saving, PenState.Asleep, StopReason.None)] = Empty(HoldForSleep),
    };

    private static PenHand PowerUp(PenHand hand) => rig => hand(rig);

    private static PenHand Bench(PenHand hand) =>
        PowerUp(rig =>
        {
            rig.In.SpeedDownPressed = true;
            rig.In.DepthDownPressed = true;
            rig.RunUntil(PenState.BenchTest);
            hand(rig);
        });

    private static PenHand Empty(PenHand hand) =>
        PowerUp(rig =>
        {
            rig.In.CartridgePresent = false;
            rig.RunUntil(PenState.NoCartridge, 300);
            hand(rig);
        });

    private static PenHand Refused(PenHand hand) =>
        PowerUp(rig =>
        {
            rig.Worker.Chip.UseMarkSet = true;
            rig.RunUntil(PenState.Refused, 300);
            hand(rig);
        });

    private static PenHand Ready(PenHand hand) =>
        PowerUp(rig =>
        {
            rig.RunUntil(PenState.Ready, 300);
            hand(rig);
        });

    private static PenHand Starting(PenHand hand) =>
        Ready(rig =>
        {
            hand(rig);
            rig.PressStartStop(400);
        });

    private static PenHand Opening(PenHand hand) =>
        Starting(_ => { }) + (rig => rig.RunUntil(PenState.Opening, 5)) + hand;

    private static PenHand Extending(PenHand hand) =>
        Starting(_ => { }) + (rig => rig.RunUntil(PenState.Extending, 60)) + hand;

    private static PenHand Running(PenHand hand) =>
        Starting(_ => { })
        + (
            rig =>
            {
                rig.RunUntil(PenState.Running);
                rig.Run(50);
            }
        )
        + hand;

    // What the hand does is done just before the stop.
    private static PenHand Stopped(PenHand hand) => Running(hand) + (rig => rig.PressStartStop(60));

    // At Ready, less than a minute before the session's hour is over.
    private static PenHand LastMinute(PenHand hand) =>
        Stopped(_ => { })
        + (
            rig =>
            {
                for (int i = 0; i < 3; i++)
                {
                    rig.RunUntil(PenState.Ready);
                    rig.Run(20);
                    PassMinutes(rig, 19);
                    rig.PressStartStop(400);
                    rig.RunUntil(PenState.Running, 20);
                    rig.PressStartStop(60);
                }
                rig.RunUntil(PenState.Ready);
                rig.Run(20);
                PassMinutes(rig, 2);
            }
        )
        + hand;

    private static void PassMinutes(PenRig rig, int minutes)
    {
        rig.PeriodMicroseconds = 60_000_000;
        rig.Run(minutes);
        rig.PeriodMicroseconds = PenController.PeriodMicroseconds;
    }

    private static void Clear(PenRig rig)
    {
        rig.Run(100);
        rig.PressStartStop(1100);
    }

    private static void HoldForSleep(PenRig rig)
    {
        rig.Run(20);
        rig.PressStartStop(2100);
    }

    private static void HoldForCalibration(PenRig rig)
    {
        rig.Run(20);
        rig.In.SpeedUpPressed = true;
        rig.In.DepthDownPressed = true;
        rig.Run(155);
        rig.In.SpeedUpPressed = false;
        rig.In.DepthDownPressed = false;
    }

    private static void TwoButtons(PenRig rig)
    {
        rig.In.SpeedDownPressed = true;
        rig.In.DepthDownPressed = true;
    }

    // Sound while the edge is sought and left, and gone when it is to be confirmed.
    private static void Chatter(PenRig rig)
    {
        int period = 0;
        rig.Tamper = inputs => inputs.HomeSensorActive = period++ / 2 % 2 == 0;
    }
}

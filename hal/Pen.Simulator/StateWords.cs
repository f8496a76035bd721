// The firmware's numbers in plain English: what is the case, and what to do about it.
using Pen.Control;

namespace Pen.Simulator;

/// <summary>Words for people. Nothing is decided by them.</summary>
public static class StateWords
{
    /// <summary>What the pen does in a state.</summary>
    public static string Of(PenState state)
    {
        return state switch
        {
            PenState.SelfTest => "checking itself",
            PenState.Homing => "looking for the needles' home position",
            PenState.NoCartridge => "waiting for a cartridge",
            PenState.Identifying => "reading the cartridge",
            PenState.Refused => "cartridge refused: take it out",
            PenState.Ready => "hold Start/Stop to start",
            PenState.Opening => "marking the cartridge as used",
            PenState.Extending => "moving the needles to depth",
            PenState.Running => "needle motor on",
            PenState.Retracting => "moving the needles in",
            PenState.Fault => "stopped by a fault",
            PenState.Saving => "saving the record before sleep",
            PenState.Calibrating => "calibrating the depth",
            PenState.BenchTest => "testing itself on the bench",
            PenState.Asleep => "asleep: Start/Stop wakes it",
            _ => "off",
        };
    }

    /// <summary>What the pen makes of the cartridge.</summary>
    public static string Of(CartridgeVerdict verdict)
    {
        return verdict switch
        {
            CartridgeVerdict.Absent => "no cartridge",
            CartridgeVerdict.Accepted => "fresh cartridge",
            CartridgeVerdict.InSession => "cartridge of this session",
            CartridgeVerdict.Unreadable => "cartridge cannot be read: reseat it, else take another",
            CartridgeVerdict.Foreign => "not a cartridge of this pen: take another",
            CartridgeVerdict.BadCrc => "cartridge data damaged: take another",
            CartridgeVerdict.UnknownFormat => "cartridge is of a kind this pen does not know: take another",
            CartridgeVerdict.Used => "cartridge was used before: dispose of it, take a fresh one",
            CartridgeVerdict.SeenBefore =>
                "this pen has used this cartridge: dispose of it, take a fresh one",
            CartridgeVerdict.NotAllowed => "cartridge's limits leave nothing this pen can do: take another",
            CartridgeVerdict.CannotMark => "cartridge cannot be marked as used: take another",
            CartridgeVerdict.SessionOver => "session is over: dispose of the cartridge, take a fresh one",
            CartridgeVerdict.ServiceTool => "service cartridge: for the bench self-test, not for treatment",
            _ => $"unknown verdict {(int)verdict}",
        };
    }

    /// <summary>Why the pen stopped.</summary>
    public static string Of(StopReason reason)
    {
        return reason switch
        {
            StopReason.None => "nothing stopped the pen",
            StopReason.Operator => "stopped by the operator",
            StopReason.TwoButtons => "stopped by pressing two buttons at once",
            StopReason.CartridgeRemoved => "cartridge taken out",
            StopReason.SessionTime => "session time is over",
            StopReason.SessionIdle => "session ended, the pen was not used for too long",
            StopReason.ChargerConnected => "charger plugged in",
            StopReason.BatteryEmpty => "battery empty",
            StopReason.Sleep => "sent to sleep",
            StopReason.Stall => "needle motor blocked",
            StopReason.EncoderLost => "motor speed sensor lost",
            StopReason.OverSpeed => "motor too fast",
            StopReason.Runaway => "motor turned without a command",
            StopReason.DriverFault => "motor driver reported a fault",
            StopReason.OverCurrent => "motor current too high",
            StopReason.Overload => "pressed too hard for too long",
            StopReason.RateImplausible => "motor speed sensor and motor voltage disagree",
            StopReason.GateStuck => "motor answered with the gate low",
            StopReason.DriverStuck => "motor answered with a duty of zero",
            StopReason.HomeNotFound => "home sensor not found",
            StopReason.HomeStuck => "home sensor stuck",
            StopReason.HomeUnstable => "home sensor does not repeat",
            StopReason.PositionLost => "needle position lost",
            StopReason.StepAudit => "depth actuator's steps do not add up",
            StopReason.MoveAborted => "depth move broken off",
            StopReason.UseMarkFailed => "cartridge could not be marked as used",
            StopReason.CartridgeChanged => "cartridge is not the one that was read",
            StopReason.JournalUnusable => "record cannot be read",
            StopReason.JournalWriteFailed => "record cannot be written",
            StopReason.JournalFull => "record is full of used cartridges",
            StopReason.LoopStall => "control loop stood still",
            StopReason.ClockFault => "clock ran backwards",
            StopReason.GateVeto => "safety gate refused the drive",
            StopReason.SelfTestFailed => "self-test failed",
            StopReason.SensorImplausible => "a sensor reads what cannot be",
            StopReason.SlowWorkTimeout => "cartridge or record did not answer in time",
            _ => $"unknown reason {(int)reason}",
        };
    }

    /// <summary>What the operator does after a stop; empty where there is nothing to do.</summary>
    public static string Advice(StopReason reason)
    {
        if (StopReasons.NeedsService(reason))
        {
            return "take the cartridge out and send the pen to service";
        }
        return reason switch
        {
            StopReason.None or StopReason.Operator or StopReason.Sleep => "",
            StopReason.TwoButtons => "check that Start/Stop is not stuck",
            StopReason.CartridgeRemoved => "seat a fresh cartridge",
            StopReason.SessionTime or StopReason.SessionIdle => "dispose of the cartridge, seat a fresh one",
            StopReason.ChargerConnected => "unplug the charger to go on",
            StopReason.BatteryEmpty => "charge the pen",
            StopReason.Overload => "press less; hold Start/Stop 1 s to clear",
            StopReason.Stall => "free the needles; hold Start/Stop 1 s to clear",
            StopReason.UseMarkFailed or StopReason.CartridgeChanged => "take another cartridge",
            _ => "hold Start/Stop 1 s to clear; if it comes back, send the pen to service",
        };
    }
}

// One moment of a pen: the firmware's numbers beside the plant's true ones.
using System;
using Pen.App;
using Pen.Control;
using Pen.Hal.Simulated;

namespace Pen.Simulator.Tracing;

/// <summary>Everything that a trace shows of one moment. Firmware fields are 0 while the pen is off.</summary>
public sealed class TraceRow
{
    /// <summary>World time in microseconds.</summary>
    public long TimeMicroseconds { get; set; }

    /// <summary>The processor is supplied and awake.</summary>
    public bool Powered { get; set; }

    /// <summary>The supervisor's state; 0 while off.</summary>
    public PenState State { get; set; }

    /// <summary>Latched or latest stop reason.</summary>
    public StopReason Reason { get; set; }

    /// <summary>What the pen makes of the cartridge.</summary>
    public CartridgeVerdict Verdict { get; set; }

    /// <summary>Selected rate level.</summary>
    public int RateLevel { get; set; }

    /// <summary>Rate that the regulator follows, in millihertz.</summary>
    public int SetRateMillihertz { get; set; }

    /// <summary>Rotor rate that the firmware measures, in millihertz.</summary>
    public int MeasuredRateMillihertz { get; set; }

    /// <summary>True rotor rate in millihertz.</summary>
    public long RotorRateMillihertz { get; set; }

    /// <summary>Selected depth in micrometres.</summary>
    public int SetDepthMicrometres { get; set; }

    /// <summary>Reach that the firmware counts, in micrometres.</summary>
    public int CountedDepthMicrometres { get; set; }

    /// <summary>True reach in micrometres.</summary>
    public double ProtrusionMicrometres { get; set; }

    /// <summary>Skin torque that the firmware estimates, in micronewton metres.</summary>
    public int EstimatedSkinTorqueMicronewtonMetres { get; set; }

    /// <summary>True skin torque at this crank angle, in micronewton metres.</summary>
    public double SkinTorqueMicronewtonMetres { get; set; }

    /// <summary>Duty on the pin in permille.</summary>
    public int DutyPermille { get; set; }

    /// <summary>The motor is driven, at the pins.</summary>
    public bool DriveOn { get; set; }

    /// <summary>Gate line.</summary>
    public bool Gate { get; set; }

    /// <summary>Heartbeat line.</summary>
    public bool Heartbeat { get; set; }

    /// <summary>The supervisor circuit's verdict on the heartbeat.</summary>
    public bool HeartbeatGood { get; set; }

    /// <summary>The fail-safe chain supplies the motor.</summary>
    public bool MotorSupplied { get; set; }

    /// <summary>Winding current that the firmware reads, in milliamperes.</summary>
    public int MeasuredCurrentMilliamperes { get; set; }

    /// <summary>True winding current in milliamperes.</summary>
    public double MotorCurrentMilliamperes { get; set; }

    /// <summary>Battery voltage that the firmware reads, in millivolts.</summary>
    public int MeasuredBatteryMillivolts { get; set; }

    /// <summary>True terminal voltage in millivolts.</summary>
    public double BatteryMillivolts { get; set; }

    /// <summary>Presence switch contact.</summary>
    public bool CartridgePresent { get; set; }

    /// <summary>Charger plugged.</summary>
    public bool Charging { get; set; }

    /// <summary>Home sensor.</summary>
    public bool HomeSensor { get; set; }

    /// <summary>Step driver enabled.</summary>
    public bool StepEnable { get; set; }

    /// <summary>Light: red 1, green 2, blue 4, added up.</summary>
    public int Light { get; set; }

    /// <summary>Buzzer.</summary>
    public bool Buzzer { get; set; }

    /// <summary>The operator is told to press less.</summary>
    public bool PressureWarning { get; set; }

    /// <summary>The operator is told that the battery is low.</summary>
    public bool BatteryWarning { get; set; }

    /// <summary>Takes a pen's present moment.</summary>
    public void Read(SimulatedPen pen)
    {
        ReadBoard(pen.Board);
        TimeMicroseconds = pen.NowMicroseconds;
        ReadFirmware(pen.Firmware);
    }

    /// <summary>The same moment, shared with nobody.</summary>
    public TraceRow Copy() => (TraceRow)MemberwiseClone();

    private void ReadBoard(SimulatedBoard board)
    {
        PlantTruth truth = board.Truth;
        BoardSignals signals = board.Signals;
        Powered = board.IsPowered;
        RotorRateMillihertz = (long)Math.Round(truth.RotorRateHertz * 1e3);
        ProtrusionMicrometres = truth.ProtrusionMicrometres;
        SkinTorqueMicronewtonMetres = truth.SkinTorque * 1e6;
        MotorCurrentMilliamperes = truth.MotorCurrent * 1e3;
        BatteryMillivolts = truth.BatteryVoltage * 1e3;
        DutyPermille = signals.DutyPermille;
        DriveOn = signals.DriveOn;
        Gate = signals.Gate;
        Heartbeat = signals.Heartbeat;
        HeartbeatGood = signals.HeartbeatGood;
        MotorSupplied = signals.MotorSupplied;
        CartridgePresent = signals.CartridgePresent;
        Charging = signals.Charging;
        HomeSensor = signals.HomeSensor;
        StepEnable = signals.StepEnable;
        Light = signals.Light;
        Buzzer = signals.Buzzer;
    }

    private void ReadFirmware(PenFirmware? firmware)
    {
        PenOutputs? outputs = firmware?.Outputs;
        PenInputs? inputs = firmware?.Inputs;
        State = outputs?.State ?? 0;
        Reason = outputs?.Reason ?? 0;
        Verdict = outputs?.Verdict ?? 0;
        RateLevel = outputs?.RateLevel ?? 0;
        SetRateMillihertz = outputs?.SetRateMillihertz ?? 0;
        MeasuredRateMillihertz = inputs?.RotorRateMillihertz ?? 0;
        SetDepthMicrometres = outputs?.SetDepthMicrometres ?? 0;
        CountedDepthMicrometres = outputs?.CountedDepthMicrometres ?? 0;
        EstimatedSkinTorqueMicronewtonMetres = outputs?.SkinTorqueMicronewtonMetres ?? 0;
        MeasuredCurrentMilliamperes = inputs?.MotorCurrentMilliamperes ?? 0;
        MeasuredBatteryMillivolts = inputs?.BatteryMillivolts ?? 0;
        PressureWarning = outputs?.PressureWarning ?? false;
        BatteryWarning = outputs?.BatteryLow ?? false;
    }
}

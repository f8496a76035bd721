// The columns of every trace, in one place: name with unit, kind, and where the value comes from.
using System;
using System.Collections.Generic;

namespace Pen.Simulator.Tracing;

/// <summary>How a column's values are written.</summary>
public enum TraceKind
{
    /// <summary>0 or 1; a wire in a VCD.</summary>
    Bit,

    /// <summary>A whole number; a real in a VCD, which analog views draw.</summary>
    Whole,

    /// <summary>A number with two decimals; a real in a VCD.</summary>
    Fraction,
}

/// <summary>A column.</summary>
/// <param name="Name">Name with unit.</param>
/// <param name="Kind">How it is written.</param>
/// <param name="Value">The number in a row; 0 or 1 for a bit.</param>
/// <param name="Word">The name of the number where it has one; CSV writes that.</param>
public sealed record TraceColumn(
    string Name,
    TraceKind Kind,
    Func<TraceRow, double> Value,
    Func<TraceRow, string>? Word = null
)
{
    /// <summary>The value as it is written: rounded, and never a negative zero.</summary>
    public double Rounded(TraceRow row)
    {
        return Math.Round(Value(row), Kind == TraceKind.Fraction ? 2 : 0) + 0.0;
    }
}

/// <summary>The columns beside <c>time_us</c>, in their order.</summary>
public static class TraceColumns
{
    /// <summary>Name of the first column: world time in microseconds.</summary>
    public const string Time = "time_us";

    /// <summary>
    /// All columns but the time. <c>rotor_rate</c>, <c>protrusion</c>, <c>skin_torque</c>, <c>motor_current</c> and
    /// <c>battery</c> are the plant's; their <c>measured_</c>, <c>counted_</c> and <c>estimated_</c> counterparts are
    /// the firmware's.
    /// </summary>
    public static IReadOnlyList<TraceColumn> All { get; } =
    [
        new("state", TraceKind.Whole, row => (int)row.State, row => row.Powered ? $"{row.State}" : "Off"),
        new("stop_reason", TraceKind.Whole, row => (int)row.Reason, row => $"{row.Reason}"),
        new("verdict", TraceKind.Whole, row => (int)row.Verdict, row => $"{row.Verdict}"),
        new("rate_level", TraceKind.Whole, row => row.RateLevel),
        new("set_rate_millihertz", TraceKind.Whole, row => row.SetRateMillihertz),
        new("measured_rate_millihertz", TraceKind.Whole, row => row.MeasuredRateMillihertz),
        new("rotor_rate_millihertz", TraceKind.Whole, row => row.RotorRateMillihertz),
        new("set_depth_um", TraceKind.Whole, row => row.SetDepthMicrometres),
        new("counted_depth_um", TraceKind.Whole, row => row.CountedDepthMicrometres),
        new("protrusion_um", TraceKind.Fraction, row => row.ProtrusionMicrometres),
        new("estimated_torque_unm", TraceKind.Whole, row => row.EstimatedSkinTorqueMicronewtonMetres),
        new("skin_torque_unm", TraceKind.Fraction, row => row.SkinTorqueMicronewtonMetres),
        new("duty_permille", TraceKind.Whole, row => row.DutyPermille),
        Bit("drive_on", row => row.DriveOn),
        Bit("gate", row => row.Gate),
        Bit("heartbeat", row => row.Heartbeat),
        Bit("heartbeat_good", row => row.HeartbeatGood),
        Bit("motor_supplied", row => row.MotorSupplied),
        new("measured_current_ma", TraceKind.Whole, row => row.MeasuredCurrentMilliamperes),
        new("motor_current_ma", TraceKind.Fraction, row => row.MotorCurrentMilliamperes),
        new("measured_battery_mv", TraceKind.Whole, row => row.MeasuredBatteryMillivolts),
        new("battery_mv", TraceKind.Fraction, row => row.BatteryMillivolts),
        Bit("cartridge_present", row => row.CartridgePresent),
        Bit("charging", row => row.Charging),
        Bit("home_sensor", row => row.HomeSensor),
        Bit("step_enable", row => row.StepEnable),
        new("light_rgb", TraceKind.Whole, row => row.Light),
        Bit("buzzer", row => row.Buzzer),
        Bit("pressure_warning", row => row.PressureWarning),
        Bit("battery_warning", row => row.BatteryWarning),
        Bit("powered", row => row.Powered),
    ];

    private static TraceColumn Bit(string name, Func<TraceRow, bool> value)
    {
        return new TraceColumn(name, TraceKind.Bit, row => value(row) ? 1 : 0);
    }
}

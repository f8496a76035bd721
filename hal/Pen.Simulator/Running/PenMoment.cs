// A pen at a moment, as conditions and checks look at it.
using System;
using System.Globalization;
using Pen.Control;
using Pen.Simulator.Scenarios;
using Pen.Simulator.Tracing;

namespace Pen.Simulator.Running;

/// <summary>The row of a moment, and what needs more than a row.</summary>
internal sealed class PenMoment(SimulatedPen pen, CrankHistory history)
{
    /// <summary>The numbers of the moment.</summary>
    public TraceRow Row { get; } = new();

    /// <summary>The pen.</summary>
    public SimulatedPen Pen => pen;

    /// <summary>The firmware's decisions; null while it is off.</summary>
    public PenOutputs? Outputs => pen.Firmware?.Outputs;

    /// <summary>True mean rate of the time just past, in millihertz.</summary>
    public double MeanMillihertz(long overMicroseconds) => history.MeanMillihertz(overMicroseconds);

    /// <summary>Takes the pen's present moment.</summary>
    public void Read()
    {
        Row.Read(pen);
        history.Add(Row.TimeMicroseconds, pen.Board.Truth.CrankAngle);
    }

    /// <summary>The condition is the case.</summary>
    public bool Holds(ScenarioCondition condition)
    {
        return condition switch
        {
            StateIs state => Row.Powered && Row.State == state.State,
            ReasonIs reason => Row.Powered && Row.Reason == reason.Reason,
            VerdictIs verdict => Row.Powered && Row.Verdict == verdict.Verdict,
            MotorIs motor => Row.DriveOn == motor.On,
            PowerIs power => Row.Powered == power.On,
            BuzzerIs buzzer => Row.Buzzer == buzzer.On,
            LightIs light => Row.Light == light.Colour,
            LevelIs level => Row.RateLevel == level.Level,
            SetDepthIs depth => Row.SetDepthMicrometres == depth.Micrometres,
            WarningIs warning => Warning(warning.Kind),
            SelfTestSays told => SelfTestTold.Verdict(pen.Board.Serial, told.Step) == told.Verdict,
            RateNear rate => Near(
                MeanMillihertz(rate.OverMicroseconds),
                rate.Millihertz,
                rate.ToleranceMillihertz
            ),
            DepthNear depth => Near(Row.ProtrusionMicrometres, depth.Micrometres, depth.ToleranceMicrometres),
            Compares compares => compares.Holds(Value(compares.Measure)),
            _ => throw new InvalidOperationException($"unknown condition {condition}"),
        };
    }

    /// <summary>What is the case instead, in the words of the condition.</summary>
    public string Describe(ScenarioCondition condition)
    {
        string off = Row.Powered ? "" : " (the pen is off)";
        return condition switch
        {
            StateIs => Row.Powered ? $"state {Row.State}" : "the pen is off",
            ReasonIs => $"reason {Row.Reason}{off}",
            VerdictIs => $"verdict {Row.Verdict}{off}",
            MotorIs => $"motor {OnOff(Row.DriveOn)}",
            PowerIs => $"power {OnOff(Row.Powered)}",
            BuzzerIs => $"buzzer {OnOff(Row.Buzzer)}",
            LightIs => $"light {ColourWord(Row.Light)}",
            LevelIs => $"level {Row.RateLevel}{off}",
            SetDepthIs => $"set-depth {Quantities.Format(Dimension.Length, Row.SetDepthMicrometres)}{off}",
            WarningIs => $"pressure warning {OnOff(Row.PressureWarning)}, "
                + $"battery warning {OnOff(Row.BatteryWarning)}{off}",
            SelfTestSays told =>
                $"self-test {(told.Step == 0 ? "result" : told.Step)} {SelfTestTold.Verdict(pen.Board.Serial, told.Step) ?? "not told"}",
            RateNear rate => Number("rate {0:0.00}Hz", MeanMillihertz(rate.OverMicroseconds) / 1e3),
            DepthNear => Number("depth {0:0.000}mm", Row.ProtrusionMicrometres / 1e3),
            Compares compares => Describe(compares.Measure),
            _ => throw new InvalidOperationException($"unknown condition {condition}"),
        };
    }

    private string Describe(Measure measure)
    {
        double value = Value(measure);
        return measure switch
        {
            Measure.Protrusion => Number("protrusion {0:0.000}mm", value / 1e3),
            Measure.Rate => Number("rate {0:0.00}Hz", value / 1e3),
            Measure.Current => Number("current {0:0}mA", value),
            Measure.Battery => Number("battery {0:0.000}V", value / 1e3),
            _ => Number("strokes {0:0}", value),
        };
    }

    private double Value(Measure measure)
    {
        return measure switch
        {
            Measure.Protrusion => Row.ProtrusionMicrometres,
            Measure.Rate => Row.RotorRateMillihertz,
            Measure.Current => Row.MotorCurrentMilliamperes,
            Measure.Battery => Row.BatteryMillivolts,
            _ => pen.Board.Truth.Strokes,
        };
    }

    private bool Warning(WarningKind kind)
    {
        return kind switch
        {
            WarningKind.Pressure => Row.PressureWarning,
            WarningKind.Battery => Row.BatteryWarning,
            _ => !Row.PressureWarning && !Row.BatteryWarning,
        };
    }

    private static bool Near(double value, long middle, long tolerance) =>
        Math.Abs(value - middle) <= tolerance;

    private static string OnOff(bool on) => on ? "on" : "off";

    /// <summary>The word for a colour of the light.</summary>
    public static string ColourWord(int light) => ConditionParser.ColourName(light);

    private static string Number(string format, double value)
    {
        return string.Format(CultureInfo.InvariantCulture, format, value);
    }
}

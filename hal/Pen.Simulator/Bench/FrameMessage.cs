// The message that shows a pen as it is now.
using System;
using System.Globalization;
using System.Text.Json;
using Pen.Control;
using Pen.Drivers;
using Pen.Hal.Simulated;
using Pen.Simulator.Running;
using Pen.Simulator.Tracing;

namespace Pen.Simulator.Bench;

/// <summary>Writes <c>frame</c>, and the display's bits.</summary>
internal static class FrameMessage
{
    private const int DisplayWidth = 128;
    private const int DisplayHeight = 32;
    private const int RomLength = 8;

    /// <summary>Bytes of the display's picture.</summary>
    public const int DisplayBytes = DisplayWidth * DisplayHeight / 8;

    /// <summary>Writes all of a pen's moment; takes the samples since the last one.</summary>
    public static void Write(Utf8JsonWriter json, long number, BenchPen pen, Pace pace)
    {
        TraceRow row = pen.Moment.Row;
        SimulatedBoard board = pen.Pen.Board;
        row.Read(pen.Pen);
        json.WriteNumber("n", number);
        json.WriteNumber("time_us", row.TimeMicroseconds);
        json.WriteNumber("speed", pace.Speed);
        json.WriteBoolean("paused", pace.IsPaused);
        json.WriteBoolean("limited", pace.IsLimited);
        json.WriteBoolean("powered", row.Powered);
        json.WriteBoolean("asleep", board.IsAsleep);
        json.WriteString("state", row.Powered && row.State != 0 ? row.State.ToString() : "Off");
        json.WriteString("reason", row.Reason.ToString());
        json.WriteString("verdict", row.Verdict.ToString());
        WriteHands(json, board);
        WriteSignals(json, row);
        WriteMotion(json, row, pen.Pen);
        json.WriteNumber("session_punctures", pen.SessionPunctures);
        WriteSupply(json, row, board, pen.Pen.Firmware?.Outputs);
        WriteCartridge(json, board, pen.CartridgeWord);
        WriteSelfTest(json, row, pen.Pen.Firmware?.Outputs);
        json.WriteStartArray("faults");
        foreach (CircuitFault fault in board.Faults.Active)
        {
            json.WriteStringValue(FaultVocabulary.Describe(fault));
        }
        json.WriteEndArray();
        json.WriteNumber("broken", pen.Record.Broken);
        json.WriteNumber("lines", pen.Record.Lines);
        WriteTrace(json, pen.Sampler);
    }

    /// <summary>Reads the display; true if it differs from what was there.</summary>
    public static bool ReadDisplay(SimulatedBoard board, byte[] bits)
    {
        bool changed = false;
        for (int at = 0; at < DisplayBytes; at++)
        {
            int value = 0;
            for (int bit = 0; bit < 8; bit++)
            {
                int x = at * 8 % DisplayWidth + bit;
                value = (value << 1) | (board.GetDisplayPixel(x, at * 8 / DisplayWidth) ? 1 : 0);
            }
            changed |= bits[at] != value;
            bits[at] = (byte)value;
        }
        return changed;
    }

    private static void WriteHands(Utf8JsonWriter json, SimulatedBoard board)
    {
        json.WriteStartArray("buttons");
        foreach (PenButton button in Enum.GetValues<PenButton>())
        {
            json.WriteNumberValue(board.IsPressed(button) ? 1 : 0);
        }
        json.WriteEndArray();
        json.WriteStartArray("contacts");
        foreach (PenButton button in Enum.GetValues<PenButton>())
        {
            json.WriteNumberValue(board.Signals.Buttons >> (int)button & 1);
        }
        json.WriteEndArray();
    }

    private static void WriteSignals(Utf8JsonWriter json, TraceRow row)
    {
        json.WriteString("light", PenMoment.ColourWord(row.Light));
        json.WriteBoolean("buzzer", row.Buzzer);
        json.WriteBoolean("gate", row.Gate);
        json.WriteBoolean("heartbeat", row.Heartbeat);
        json.WriteBoolean("heartbeat_good", row.HeartbeatGood);
        json.WriteBoolean("supplied", row.MotorSupplied);
        json.WriteBoolean("driven", row.DriveOn);
        json.WriteBoolean("home", row.HomeSensor);
    }

    private static void WriteMotion(Utf8JsonWriter json, TraceRow row, SimulatedPen pen)
    {
        PlantTruth truth = pen.Board.Truth;
        PenOutputs? outputs = pen.Firmware?.Outputs;
        json.WriteNumber("rate_mhz", row.RotorRateMillihertz);
        json.WriteNumber("rate_measured_mhz", row.MeasuredRateMillihertz);
        json.WriteNumber("rate_set_mhz", row.SetRateMillihertz);
        json.WriteNumber("level", row.RateLevel);
        json.WriteBoolean("rate_limited", outputs?.RateLimited ?? false);
        Rounded(json, "depth_um", row.ProtrusionMicrometres, 2);
        json.WriteNumber("depth_counted_um", row.CountedDepthMicrometres);
        json.WriteNumber("depth_set_um", row.SetDepthMicrometres);
        Rounded(json, "tip_um", truth.NeedleTipMicrometres, 1);
        Rounded(json, "crank_rad", truth.CrankAngle, 4);
        json.WriteBoolean("depth_proven", outputs?.DepthProven ?? false);
        json.WriteBoolean("depth_unlocked", outputs?.DepthUnlocked ?? false);
        json.WriteNumber("strokes", truth.Strokes);
        json.WriteNumber("session_strokes", outputs?.Strokes ?? 0);
        json.WriteNumber("session_s", outputs?.SessionSecondsLeft ?? 0);
    }

    private static void WriteSupply(
        Utf8JsonWriter json,
        TraceRow row,
        SimulatedBoard board,
        PenOutputs? outputs
    )
    {
        Rounded(json, "current_ma", row.MotorCurrentMilliamperes, 1);
        json.WriteNumber("current_measured_ma", row.MeasuredCurrentMilliamperes);
        json.WriteNumber("duty_permille", row.DutyPermille);
        Rounded(json, "battery_mv", row.BatteryMillivolts, 1);
        json.WriteNumber("battery_measured_mv", row.MeasuredBatteryMillivolts);
        json.WriteNumber("battery_percent", outputs?.BatteryPercent ?? 0);
        Rounded(json, "charge_permille", board.BatteryCharge * 1000, 1);
        json.WriteBoolean("battery_warning", row.BatteryWarning);
        json.WriteBoolean("battery_too_low", outputs?.BatteryTooLowToStart ?? false);
        Rounded(json, "skin_unm", board.SkinMeanTorque * 1e6, 0);
        Rounded(json, "skin_torque_unm", row.SkinTorqueMicronewtonMetres, 1);
        json.WriteNumber("skin_estimated_unm", row.EstimatedSkinTorqueMicronewtonMetres);
        json.WriteBoolean("pressure_warning", row.PressureWarning);
        json.WriteBoolean("charger", board.IsChargerPlugged);
        json.WriteBoolean("charging", row.Charging);
    }

    private static void WriteCartridge(Utf8JsonWriter json, SimulatedBoard board, string word)
    {
        if (board.Cartridge is not CartridgeChip chip)
        {
            json.WriteNull("cartridge");
            return;
        }
        byte[] image = chip.ToImage();
        CartridgeFacts facts = new();
        byte[] page = image[RomLength..(RomLength + Ds2431.PageLength)];
        bool sound = CartridgeLayout.DecodeIdentity(page, facts) == CartridgeReadStatus.Ok;
        int mark = RomLength + CartridgeLayout.UseMarkAddress;
        json.WriteStartObject("cartridge");
        json.WriteString("kind", word);
        json.WriteString(
            "serial",
            CartridgeImages.SerialOf(image).ToString("X12", CultureInfo.InvariantCulture)
        );
        json.WriteNumber("needles", sound ? facts.NeedleCount : 0);
        json.WriteNumber("limit_um", sound ? facts.MaxDepthMicrometres : 0);
        json.WriteBoolean("marked", CartridgeLayout.IsMarked(image[mark..(mark + RomLength)]));
        json.WriteEndObject();
    }

    private static void WriteSelfTest(Utf8JsonWriter json, TraceRow row, PenOutputs? outputs)
    {
        if (!row.Powered || row.State != PenState.BenchTest || outputs is null)
        {
            json.WriteNull("self_test");
            return;
        }
        json.WriteStartObject("self_test");
        json.WriteNumber("step", (int)outputs.SelfTestStep);
        json.WriteString("prompt", outputs.SelfTestPrompt.ToString());
        json.WriteString("verdict", outputs.SelfTestVerdict.ToString());
        json.WriteNumber("failed", outputs.SelfTestFailed);
        json.WriteNumber("first_failed", (int)outputs.SelfTestFirstFailed);
        json.WriteEndObject();
    }

    private static void WriteTrace(Utf8JsonWriter json, TraceSampler sampler)
    {
        json.WriteStartArray("trace");
        foreach (double[] row in sampler.Take())
        {
            json.WriteStartArray();
            foreach (double value in row)
            {
                json.WriteNumberValue(Finite(value, 1));
            }
            json.WriteEndArray();
        }
        json.WriteEndArray();
    }

    private static void Rounded(Utf8JsonWriter json, string name, double value, int decimals) =>
        json.WriteNumber(name, Finite(value, decimals));

    // A plant driven out of all bounds is still shown, and JSON has no word for what is no number.
    private static double Finite(double value, int decimals) =>
        double.IsFinite(value) ? Math.Round(value, decimals) : 0;
}

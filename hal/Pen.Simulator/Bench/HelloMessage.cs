// The first message to a page: everything about the bench that does not change while a pen lives.
using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text.Json;
using Pen.Control;
using Pen.Hal.Simulated;
using Pen.Simulator.Scenarios;

namespace Pen.Simulator.Bench;

/// <summary>Writes <c>hello</c>.</summary>
internal static class HelloMessage
{
    private const int Version = 1;

    // What the product calls rated load and overload, and the end of the page's slider.
    private const int RatedSkinMicronewtonMetres = 350;
    private const int OverloadSkinMicronewtonMetres = 900;
    private const int MostSkinMicronewtonMetres = 2000;

    // Where the depth axis stops, to draw its scale.
    private const int TravelMicrometres = 2600;

    // What a reading of the battery may be off by when it comes to rest.
    private const int BatteryNoiseMillivolts = 10;

    private static readonly PlantParameters Reference = new();

    private static readonly string ProgramVersion =
        typeof(HelloMessage).Assembly.GetName().Version?.ToString(3) ?? "";

    /// <summary>What the kinds of cartridge are, for people.</summary>
    public static IReadOnlyDictionary<string, string> CartridgeWords { get; } =
        new Dictionary<string, string>
        {
            ["fresh"] = "fresh from its blister: 12 needles, 2.5 mm",
            ["used"] = "used elsewhere: its use mark is set",
            ["foreign"] = "foreign: a memory of another family",
            ["bad-crc"] = "damaged: its data fail their check",
            ["unknown-format"] = "newer: a format this pen does not know",
            ["same"] = "the very one that was taken out last",
            ["clone"] = "forged: the serial of the last one, without its use mark",
            ["short-limit"] = "shallow: fresh, for 1.0 mm at most",
            ["bad-rom"] = "damaged: its serial fails its check",
            ["unprotected"] = "forged: its use mark could be wiped",
            ["dead"] = "dead: its memory does not answer",
            ["shorted"] = "shorted contacts",
            ["unmarkable"] = "fresh, but its use mark cannot be written",
            ["service"] = "the service cartridge of the bench self-test: no needles",
        };

    /// <summary>Writes the message for a page.</summary>
    public static void Write(Utf8JsonWriter json, int page, string instance, int pens, BenchSetup setup)
    {
        json.WriteNumber("protocol", Version);
        json.WriteNumber("page", page);
        json.WriteString("instance", instance);
        json.WriteString("version", ProgramVersion);
        json.WriteNumber("pen", pens);
        // As text: 64 bits are more than a page's numbers hold.
        json.WriteString("seed", setup.Seed.ToString(CultureInfo.InvariantCulture));
        json.WriteString("board", BenchRecord.BoardWord(setup.Processor));
        json.WriteStartObject("plant");
        foreach (ParameterSetting setting in setup.Settings)
        {
            json.WriteNumber(setting.Key, setting.Value);
        }
        json.WriteEndObject();
        json.WriteString("link", setup.Link);
        WriteFaults(json);
        WriteCartridges(json);
        WriteStrings(json, "buttons", Buttons);
        WriteLimits(json, setup.Plant());
        WriteNames<PenState>(json, "states", static state => StateWords.Of(state));
        WriteNames<StopReason>(json, "reasons", static reason => StateWords.Of(reason), WriteReason);
        WriteNames<CartridgeVerdict>(json, "verdicts", static verdict => StateWords.Of(verdict));
        WriteParameters(json);
        WriteStrings(json, "columns", TraceSampler.Columns);
    }

    /// <summary>The buttons as lines call them, in their order.</summary>
    public static IReadOnlyList<string> Buttons { get; } = ["start", "speed+", "speed-", "depth+", "depth-"];

    private static void WriteFaults(Utf8JsonWriter json)
    {
        json.WriteStartArray("faults");
        foreach (FaultRow row in FaultVocabulary.All)
        {
            json.WriteStartObject();
            json.WriteString("site", FaultVocabulary.WordOf(row.Site));
            json.WriteString("word", row.Word);
            json.WriteString("kind", FaultVocabulary.KindWord(row.Kind));
            json.WriteString("meaning", row.Meaning);
            json.WriteString("catalogue", row.Catalogue);
            json.WriteBoolean("takes_amount", row.TakesAmount);
            json.WriteString("unit", row.UnitText);
            json.WriteString("counted", row.Counted);
            json.WriteNumber("minimum", row.Minimum);
            json.WriteNumber("maximum", row.Maximum);
            json.WriteNumber("default", row.Default);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteCartridges(Utf8JsonWriter json)
    {
        json.WriteStartArray("cartridges");
        foreach ((string word, CartridgeKind kind) in StepParser.Cartridges)
        {
            if (kind != CartridgeKind.File)
            {
                json.WriteStartObject();
                json.WriteString("kind", word);
                json.WriteString("meaning", CartridgeWords[word]);
                json.WriteEndObject();
            }
        }
        json.WriteEndArray();
    }

    private static void WriteLimits(Utf8JsonWriter json, PlantParameters plant)
    {
        json.WriteStartArray("levels_mhz");
        for (int level = RateLevels.First; level <= RateLevels.Last; level++)
        {
            json.WriteNumberValue(RateLevels.MillihertzOf(level));
        }
        json.WriteEndArray();
        json.WriteStartObject("limits");
        json.WriteNumber("depth_min_um", Limits.MinDepthMicrometres);
        json.WriteNumber("depth_max_um", Limits.MaxDepthMicrometres);
        json.WriteNumber("depth_locked_um", Limits.LockedDepthMicrometres);
        json.WriteNumber("depth_step_um", Limits.DepthStepMicrometres);
        json.WriteNumber("depth_shown_um", TravelMicrometres);
        json.WriteNumber("start_hold_ms", Limits.StartHoldMilliseconds);
        json.WriteNumber("sleep_hold_ms", Limits.SleepHoldMilliseconds);
        json.WriteNumber("clear_hold_ms", Limits.ClearHoldMilliseconds);
        json.WriteNumber("unlock_hold_ms", Limits.UnlockHoldMilliseconds);
        json.WriteNumber("battery_start_percent", BatteryPercent(Limits.BatteryStartMillivolts));
        json.WriteNumber("battery_unplug_percent", BatteryPercent(UnplugMillivolts(plant)));
        json.WriteNumber("skin_rated_unm", RatedSkinMicronewtonMetres);
        json.WriteNumber("skin_overload_unm", OverloadSkinMicronewtonMetres);
        json.WriteNumber("skin_max_unm", MostSkinMicronewtonMetres);
        json.WriteNumber("speed_min", Pace.Slowest);
        json.WriteNumber("speed_max", Pace.Fastest);
        json.WriteNumber("stroke_um", Reference.Get("crank.stroke"));
        json.WriteNumber("period_us", PenController.PeriodMicroseconds);
        json.WriteEndObject();
    }

    // The charger's current lifts what the pen reads: without it, the same charge reads that much less.
    private static int UnplugMillivolts(PlantParameters plant)
    {
        double lift = plant.Get("battery.charger") * plant.Get("battery.resistance");
        return Limits.BatteryStartMillivolts + (int)Math.Ceiling(lift * 1000) + BatteryNoiseMillivolts;
    }

    // What the pen itself shows at a voltage.
    private static int BatteryPercent(int millivolts)
    {
        BatteryMonitor monitor = new();
        monitor.Update(new PenInputs { BatteryMillivolts = millivolts }, 0, PenController.PeriodMilliseconds);
        return monitor.Percent;
    }

    private static void WriteReason(Utf8JsonWriter json, StopReason reason)
    {
        json.WriteString("advice", StateWords.Advice(reason));
        json.WriteBoolean("fault", StopReasons.IsFault(reason));
        json.WriteBoolean("service", StopReasons.NeedsService(reason));
    }

    private static void WriteNames<T>(
        Utf8JsonWriter json,
        string name,
        Func<T, string> words,
        Action<Utf8JsonWriter, T>? more = null
    )
        where T : struct, Enum
    {
        json.WriteStartObject(name);
        foreach (T value in Enum.GetValues<T>())
        {
            json.WriteStartObject(value.ToString());
            json.WriteNumber("number", Convert.ToInt32(value, CultureInfo.InvariantCulture));
            json.WriteString("words", words(value));
            more?.Invoke(json, value);
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    private static void WriteParameters(Utf8JsonWriter json)
    {
        json.WriteStartArray("parameters");
        foreach (string key in Reference.Keys)
        {
            json.WriteStartObject();
            json.WriteString("key", key);
            json.WriteNumber("value", Reference.Get(key));
            json.WriteString("text", Reference.Describe(key));
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteStrings(Utf8JsonWriter json, string name, IEnumerable<string> all)
    {
        json.WriteStartArray(name);
        foreach (string one in all)
        {
            json.WriteStringValue(one);
        }
        json.WriteEndArray();
    }
}

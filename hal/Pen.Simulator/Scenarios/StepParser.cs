// The grammar of a line after its time: events and expectations.
using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using Pen.Hal.Simulated;

namespace Pen.Simulator.Scenarios;

/// <summary>Reads one step off a line.</summary>
/// <param name="checkParameter">
/// Says what would have been right about a plant parameter and its value, or null if they are fine.
/// </param>
/// <param name="readCartridge">Reads a cartridge image file, or throws an <c>IOException</c> and its like.</param>
internal sealed class StepParser(
    Func<string, double, string?> checkParameter,
    Func<string, byte[]> readCartridge
)
{
    private const string VerbsText =
        "power, insert, remove, press, hold, release, skin, battery, charger, set, fault, expect, never, "
        + "always, note or end";

    private const long DefaultPressMicroseconds = 100_000;
    private const long LongestPressMicroseconds = 600_000_000;
    private const long LargestTorqueMicronewtonMetres = 100_000;

    private static readonly (string Word, PenButton Button)[] ButtonWords =
    [
        ("start", PenButton.StartStop),
        ("stop", PenButton.StartStop),
        ("speed+", PenButton.SpeedUp),
        ("speed-", PenButton.SpeedDown),
        ("depth+", PenButton.DepthUp),
        ("depth-", PenButton.DepthDown),
    ];

    private static readonly (string Word, CartridgeKind Kind)[] CartridgeWords =
    [
        ("fresh", CartridgeKind.Fresh),
        ("used", CartridgeKind.Used),
        ("foreign", CartridgeKind.Foreign),
        ("bad-crc", CartridgeKind.BadCrc),
        ("unknown-format", CartridgeKind.UnknownFormat),
        ("same", CartridgeKind.Same),
        ("clone", CartridgeKind.Clone),
        ("short-limit", CartridgeKind.ShortLimit),
        ("bad-rom", CartridgeKind.BadRom),
        ("unprotected", CartridgeKind.Unprotected),
        ("dead", CartridgeKind.Dead),
        ("shorted", CartridgeKind.Shorted),
        ("unmarkable", CartridgeKind.Unmarkable),
        ("service", CartridgeKind.Service),
        ("file", CartridgeKind.File),
    ];

    /// <summary>The words for the kinds of cartridge.</summary>
    public static IReadOnlyList<(string Word, CartridgeKind Kind)> Cartridges => CartridgeWords;

    /// <summary>Reads the whole step; nothing may follow it.</summary>
    public ScenarioStep Parse(LineReader reader, StepSource source)
    {
        ScenarioStep step = ParseVerb(reader, source);
        reader.End();
        return step;
    }

    /// <summary>Reads a parameter and its value, checked.</summary>
    public ParameterSetting Setting(LineReader reader)
    {
        string key = reader.Word("a plant parameter and its value, such as motor.resistance 2.6");
        string word = reader.Peek;
        if (!Quantities.TryParseReal(word, out double value))
        {
            throw reader.Wrong("a number without a unit, such as 2.6 or 2e-7");
        }
        if (checkParameter(key, value) is string expected)
        {
            throw reader.WrongLast(expected);
        }
        _ = reader.Word("");
        return new ParameterSetting(key, value);
    }

    private ScenarioStep ParseVerb(LineReader reader, StepSource source)
    {
        string verb = reader.Word(VerbsText);
        switch (verb)
        {
            case "power":
                return new PowerStep(source, reader.Choice("off", "on") == 1);
            case "insert":
                return new InsertStep(source, Cartridge(reader));
            case "remove":
                return new RemoveStep(source);
            case "press":
                return Press(reader, source);
            case "hold":
                return new HoldStep(source, Buttons(reader));
            case "release":
                return new ReleaseStep(source, Buttons(reader));
            case "skin":
                return new SkinStep(
                    source,
                    reader.Quantity(Dimension.Torque, 0, LargestTorqueMicronewtonMetres)
                );
            case "battery":
                return new BatteryStep(source, reader.Quantity(Dimension.Percent, 0, 100_000));
            case "charger":
                return new ChargerStep(source, reader.Choice("unplug", "plug") == 1);
            case "set":
                return new SetStep(source, Setting(reader));
            case "fault":
                return new FaultStep(source, FaultParser.Parse(reader));
            case "expect":
                return Expect(reader, source);
            case "never":
                return Guard(reader, source, false);
            case "always":
                return Guard(reader, source, true);
            case "note":
                _ = reader.Rest("a remark");
                return new NoteStep(source);
            case "end":
                return new EndStep(source);
            case "seed" or "name" or "board":
                throw reader.WrongLast($"{verb} only above the first timed line; here {VerbsText}");
            default:
                throw reader.WrongLast(VerbsText);
        }
    }

    private static ExpectStep Expect(LineReader reader, StepSource source)
    {
        ScenarioCondition condition = ConditionParser.Parse(reader);
        long window = ConditionParser.LookBackMicroseconds(condition);
        if (window > source.AtMicroseconds)
        {
            string from = Quantities.Format(Dimension.Time, window);
            throw reader.WrongLast(
                $"a time of at least {from}: the rate is a mean over the {from} before it"
            );
        }
        long within = reader.TryWord("within") ? reader.Quantity(Dimension.Time, 1, 3_600_000_000) : 0;
        reader.End("within TIME or end of line");
        return new ExpectStep(source, condition, within);
    }

    private static GuardStep Guard(LineReader reader, StepSource source, bool always)
    {
        ScenarioCondition condition = ConditionParser.Parse(reader);
        if (condition is RateNear)
        {
            throw reader.WrongLast("a comparison of the rate, such as rate <= 160Hz");
        }
        long? until = null;
        if (reader.TryWord("until"))
        {
            until = TimeWord(reader, source.AtMicroseconds);
            if (until <= source.AtMicroseconds)
            {
                throw reader.WrongLast("a time after this line's");
            }
        }
        reader.End("until TIME or end of line");
        return new GuardStep(source, condition, always, until);
    }

    /// <summary>Reads a time: absolute, or with a + after the given one.</summary>
    public static long TimeWord(LineReader reader, long previous)
    {
        string word = reader.Word(Quantities.Describe(Dimension.Time));
        bool relative = word.StartsWith('+');
        if (!Quantities.TryParse(relative ? word[1..] : word, Dimension.Time, out long time) || time < 0)
        {
            throw reader.WrongLast(Quantities.Describe(Dimension.Time));
        }
        return relative ? previous + time : time;
    }

    private static PressStep Press(LineReader reader, StepSource source)
    {
        IReadOnlyList<PenButton> buttons = Buttons(reader);
        long duration = DefaultPressMicroseconds;
        int times = 1;
        if (!reader.AtEnd && !reader.Peek.StartsWith('x'))
        {
            duration = reader.Quantity(Dimension.Time, 1, LongestPressMicroseconds);
        }
        if (!reader.AtEnd)
        {
            string word = reader.Word("");
            bool counted = int.TryParse(
                word.StartsWith('x') ? word[1..] : "",
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out times
            );
            if (!counted || times is < 1 or > 100)
            {
                throw reader.WrongLast("how often, x1 to x100, or end of line");
            }
        }
        return new PressStep(source, buttons, duration, times);
    }

    private static List<PenButton> Buttons(LineReader reader)
    {
        const string Expected =
            "a button or several joined by &: start (or stop), speed+, speed-, depth+, depth-";
        List<PenButton> buttons = [];
        foreach (string part in reader.Word(Expected).Split('&'))
        {
            int index = Array.FindIndex(ButtonWords, entry => entry.Word == part);
            if (index < 0 || buttons.Contains(ButtonWords[index].Button))
            {
                throw reader.WrongLast(Expected);
            }
            buttons.Add(ButtonWords[index].Button);
        }
        return buttons;
    }

    private CartridgeRequest Cartridge(LineReader reader)
    {
        string kinds = string.Join(", ", Array.ConvertAll(CartridgeWords, entry => entry.Word));
        string word = reader.Word($"a cartridge: {kinds}");
        int index = Array.FindIndex(CartridgeWords, entry => entry.Word == word);
        if (index < 0)
        {
            throw reader.WrongLast($"a cartridge: {kinds}");
        }
        CartridgeRequest request = new(CartridgeWords[index].Kind);
        if (request.Kind == CartridgeKind.File)
        {
            return request with { Image = ImageOf(reader) };
        }
        while (!reader.AtEnd)
        {
            if (request.Kind == CartridgeKind.Same)
            {
                throw reader.Wrong("end of line (the same cartridge is as it is)");
            }
            request = Option(reader, request);
        }
        return request;
    }

    // The path is the rest of the line: it may hold blanks.
    private byte[] ImageOf(LineReader reader)
    {
        const string Expected = "the name of a cartridge image, beside this scenario";
        int column = reader.Column;
        string path = reader.Rest(Expected);
        try
        {
            return readCartridge(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new LineException(column, $"\"{path}\"", $"{Expected}: {failure.Message}");
        }
    }

    private static CartridgeRequest Option(LineReader reader, CartridgeRequest request)
    {
        const string Expected =
            "needles=1..36, max-depth=LENGTH up to 10mm, max-rate=RATE up to 1000Hz or serial=NUMBER (48 bits)";
        string[] halves = reader.Word(Expected).Split('=', 2);
        string value = halves.Length == 2 ? halves[1] : "";
        switch (halves[0])
        {
            case "needles" when int.TryParse(value, NumberStyles.None, null, out int needles):
                if (needles is >= 1 and <= 36)
                {
                    return request with { Needles = needles };
                }
                break;
            case "max-depth" when Quantities.TryParse(value, Dimension.Length, out long depth):
                if (depth is >= 0 and <= 10_000)
                {
                    return request with { MaxDepthMicrometres = (int)depth };
                }
                break;
            case "max-rate" when Quantities.TryParse(value, Dimension.Rate, out long rate):
                if (rate is >= 0 and <= 1_000_000)
                {
                    return request with { MaxRateMillihertz = (int)rate };
                }
                break;
            case "serial" when long.TryParse(value, NumberStyles.None, null, out long serial):
                if (serial is >= 1 and < 1L << 48)
                {
                    return request with { Serial = serial };
                }
                break;
        }
        throw reader.WrongLast(Expected);
    }
}

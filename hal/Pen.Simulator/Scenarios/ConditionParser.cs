// The grammar of conditions: what may follow expect, never and always.
using System;
using System.Collections.Generic;
using Pen.Control;

namespace Pen.Simulator.Scenarios;

/// <summary>Reads conditions off a line.</summary>
internal static class ConditionParser
{
    private const long DefaultWindowMicroseconds = 200_000;
    private const int HighestRateMillihertz = 1_000_000;
    private const string TopicsText =
        "what to look at: state, reason, verdict, motor, power, buzzer, light, level, set-depth, warning, "
        + "self-test, rate, depth, protrusion, current, battery, strokes";

    private static readonly string[] Colours =
    [
        "off",
        "red",
        "green",
        "yellow",
        "blue",
        "magenta",
        "cyan",
        "white",
    ];

    private static readonly string[] SelfTestWords = ["pass", "fail", "skipped", "aborted"];

    /// <summary>Reads one condition.</summary>
    public static ScenarioCondition Parse(LineReader reader)
    {
        string topic = reader.Word(TopicsText);
        switch (topic)
        {
            case "state":
                return new StateIs(reader.Name<PenState>("a state"));
            case "reason":
                return new ReasonIs(reader.Name<StopReason>("a stop reason"));
            case "verdict":
                return new VerdictIs(reader.Name<CartridgeVerdict>("a verdict"));
            case "motor":
                return new MotorIs(OnOff(reader));
            case "power":
                return new PowerIs(OnOff(reader));
            case "buzzer":
                return new BuzzerIs(OnOff(reader));
            case "light":
                return new LightIs(reader.Choice(Colours));
            case "level":
                return new LevelIs((int)reader.Integer(1, SessionRecord.Levels));
            case "set-depth":
                return new SetDepthIs(reader.Quantity(Dimension.Length));
            case "warning":
                return new WarningIs((WarningKind)reader.Choice("none", "pressure", "battery"));
            case "self-test":
                return SelfTest(reader);
            case "depth":
                return Depth(reader);
            case "rate":
                return TryComparison(reader, out Comparison comparison)
                    ? new Compares(Measure.Rate, comparison, reader.Quantity(Dimension.Rate))
                    : Rate(reader);
            case "protrusion":
                return Compare(reader, Measure.Protrusion, Dimension.Length);
            case "current":
                return Compare(reader, Measure.Current, Dimension.Current);
            case "battery":
                return Compare(reader, Measure.Battery, Dimension.Voltage);
            case "strokes":
                return new Compares(Measure.Strokes, NeedComparison(reader), reader.Integer(0, int.MaxValue));
            default:
                throw reader.WrongLast(TopicsText);
        }
    }

    /// <summary>The word for a colour of the light, 0 to 7.</summary>
    public static string ColourName(int colour) => Colours[colour];

    /// <summary>How long before its own time a condition already looks at the plant, in microseconds.</summary>
    public static long LookBackMicroseconds(ScenarioCondition condition)
    {
        return condition is RateNear rate ? rate.OverMicroseconds : 0;
    }

    private static SelfTestSays SelfTest(LineReader reader)
    {
        int step = reader.TryWord("result") ? 0 : (int)reader.Integer(1, (int)SelfTestStep.GateCut);
        return new SelfTestSays(step, SelfTestWords[reader.Choice(SelfTestWords)]);
    }

    private static bool OnOff(LineReader reader) => reader.Choice("off", "on") == 1;

    private static Compares Compare(LineReader reader, Measure measure, Dimension dimension)
    {
        return new Compares(measure, NeedComparison(reader), reader.Quantity(dimension));
    }

    private static DepthNear Depth(LineReader reader)
    {
        long middle = reader.Quantity(Dimension.Length);
        long tolerance = Tolerance(reader, Dimension.Length, null, "+-0.05mm");
        return new DepthNear(middle, tolerance);
    }

    private static RateNear Rate(LineReader reader)
    {
        if (!Quantities.TryParse(reader.Peek, Dimension.Rate, out _))
        {
            throw reader.Wrong($"{Quantities.Describe(Dimension.Rate)}, or a comparison: <, <=, >, >=");
        }
        long middle = reader.Quantity(Dimension.Rate, 0, HighestRateMillihertz);
        long tolerance = Tolerance(reader, Dimension.Rate, middle, "+-1% or +-2Hz");
        long over = reader.TryWord("over")
            ? reader.Quantity(Dimension.Time, 1_000, 60_000_000)
            : DefaultWindowMicroseconds;
        return new RateNear(middle, tolerance, over);
    }

    private static long Tolerance(LineReader reader, Dimension dimension, long? percentOf, string example)
    {
        string expected = $"a tolerance, such as {example}";
        string word = reader.Word(expected);
        if (word.StartsWith("+-", StringComparison.Ordinal))
        {
            string size = word[2..];
            if (Quantities.TryParse(size, dimension, out long tolerance) && tolerance >= 0)
            {
                return tolerance;
            }
            bool percent = Quantities.TryParse(size, Dimension.Percent, out long millipercent);
            if (percent && percentOf is long whole && millipercent is >= 0 and <= 100_000)
            {
                return whole * millipercent / 100_000;
            }
        }
        throw reader.WrongLast(expected);
    }

    private static Comparison NeedComparison(LineReader reader)
    {
        return TryComparison(reader, out Comparison comparison)
            ? comparison
            : throw reader.Wrong("a comparison: <, <=, >, >=");
    }

    private static bool TryComparison(LineReader reader, out Comparison comparison)
    {
        foreach ((string sign, Comparison meaning) in Signs)
        {
            if (reader.TryWord(sign))
            {
                comparison = meaning;
                return true;
            }
        }
        comparison = default;
        return false;
    }

    private static IEnumerable<(string Sign, Comparison Meaning)> Signs =>
        [
            ("<", Comparison.Less),
            ("<=", Comparison.LessOrEqual),
            (">", Comparison.Greater),
            (">=", Comparison.GreaterOrEqual),
        ];
}

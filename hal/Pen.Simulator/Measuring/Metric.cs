// What is measured, with the limits that must hold, and one reading of it.
using System;
using System.Collections.Generic;
using System.Linq;

namespace Pen.Simulator.Measuring;

/// <summary>A number that a table row is about.</summary>
/// <param name="Id">Its name in JSON and for --only.</param>
/// <param name="Group">The trial that measures it.</param>
/// <param name="Text">What it is.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Nominal">Limit with the nominal plant; null for none.</param>
/// <param name="Spread">Limit with a plant of the spread; null for none.</param>
/// <param name="AtLeast">The limit is the least that must be; else the most that may.</param>
internal sealed record Metric(
    string Id,
    string Group,
    string Text,
    string Unit,
    double? Nominal = null,
    double? Spread = null,
    bool AtLeast = false
)
{
    /// <summary>The limit for a plant.</summary>
    public double? Limit(bool nominal) => nominal ? Nominal : Spread;

    /// <summary>How bad a value is: the higher the worse.</summary>
    public double Badness(double value) => AtLeast ? -value : Math.Abs(value);

    /// <summary>A value keeps to a limit. What could not be measured keeps to none.</summary>
    public bool Holds(double value, double limit) =>
        AtLeast ? value >= limit : Math.Abs(value) <= limit + 1e-9;
}

/// <summary>All of them, in the order of the table. Limits are those that the README promises.</summary>
internal static class Metrics
{
    public const string Rate = "rate";
    public const string Stop = "stop";
    public const string Depth = "depth";
    public const string Homing = "homing";

    public static readonly Metric SteadyAir = new("steady_air", Rate, "steady error in air", "%", 1, 1);
    public static readonly Metric SteadyLoad = new(
        "steady_load",
        Rate,
        "steady error, rated load",
        "%",
        1,
        1
    );
    public static readonly Metric RippleAir = new("ripple_air", Rate, "ripple in air", "%");
    public static readonly Metric RippleLoad = new("ripple_load", Rate, "ripple, rated load", "%");
    public static readonly Metric Dip = new("dip", Rate, "dip, rated load step", "%", 10, 12);

    public static readonly Metric DipOverBound = new(
        "dip_over_bound",
        Rate,
        "  that over its bound",
        "x",
        1.25,
        1.25
    );

    public static readonly Metric Recovery = new("recovery", Rate, "  back within 2 %", "ms", 250, 250);
    public static readonly Metric Sag = new("sag", Rate, "sag left after 300 ms", "%");

    public static readonly Metric SagRatio = new(
        "sag_ratio",
        Rate,
        "  fixed duty's over the pen's",
        "x",
        5,
        5,
        AtLeast: true
    );

    public static readonly Metric Amiss = new("amiss", Rate, "strokes amiss, load step", "");

    public static readonly Metric AmissRatio = new(
        "amiss_ratio",
        Rate,
        "  PID's over the pen's",
        "x",
        2,
        2,
        AtLeast: true
    );

    public static readonly Metric LiftOff = new("lift_off", Rate, "rise as the load goes", "%");
    public static readonly Metric SpinUpFirst = new("spin_up_first", Rate, "spin-up, first", "ms", 250, 400);

    public static readonly Metric OvershootFirst = new("overshoot_first", Rate, "  overshoot", "%", 5, 8);

    public static readonly Metric SpinUpLater = new("spin_up_later", Rate, "spin-up, later", "ms", 250, 400);

    public static readonly Metric OvershootLater = new("overshoot_later", Rate, "  overshoot", "%", 5, 5);

    public static readonly Metric LevelChange = new("level_change", Rate, "level change, from press", "ms");

    public static readonly Metric LevelOvershoot = new("level_overshoot", Rate, "  overshoot", "%", 3, 3);

    public static readonly Metric Observer = new(
        "observer",
        Rate,
        "load estimate's error at 300 ms",
        "%",
        15,
        15
    );

    public static readonly Metric Reached = new(
        "reached",
        Rate,
        "too little voltage: of reachable",
        "%",
        99,
        99,
        AtLeast: true
    );

    public static readonly Metric Told = new(
        "told",
        Rate,
        "  the operator is told",
        "yes",
        1,
        1,
        AtLeast: true
    );

    public static readonly Metric WindUp = new("wind_up", Rate, "  back as the load goes", "ms", 250, 250);
    public static readonly Metric DriveOff = new("drive_off", Stop, "button to drive off", "ms");

    public static readonly Metric DriveOffSeen = new(
        "drive_off_seen",
        Stop,
        "  of the period that sees it",
        "ms",
        0,
        0
    );

    public static readonly Metric NeedlesIn = new("needles_in", Stop, "button to needles in", "ms");

    public static readonly Metric NeedlesIn15 = new(
        "needles_in_1500",
        Stop,
        "  stop seen, from 1.5 mm",
        "ms",
        150,
        150
    );

    public static readonly Metric NeedlesIn25 = new(
        "needles_in_2500",
        Stop,
        "  stop seen, from 2.5 mm",
        "ms",
        200,
        200
    );

    public static readonly Metric DepthError = new(
        "depth_error",
        Depth,
        "depth error, random moves",
        "um",
        50,
        50
    );

    public static readonly Metric MoveTime = new("move_time", Depth, "longest move", "ms");

    public static readonly Metric MoveOverBound = new(
        "move_over_bound",
        Depth,
        "  worst over its optimum",
        "x",
        1.15,
        1.15
    );

    public static readonly Metric HomingSpread = new("homing", Homing, "homing, peak to peak", "um");

    /// <summary>In the order of the table.</summary>
    public static readonly IReadOnlyList<Metric> All =
    [
        SteadyAir,
        SteadyLoad,
        RippleAir,
        RippleLoad,
        Dip,
        DipOverBound,
        Recovery,
        Sag,
        SagRatio,
        Amiss,
        AmissRatio,
        LiftOff,
        SpinUpFirst,
        OvershootFirst,
        SpinUpLater,
        OvershootLater,
        LevelChange,
        LevelOvershoot,
        Observer,
        Reached,
        Told,
        WindUp,
        DriveOff,
        DriveOffSeen,
        NeedlesIn,
        NeedlesIn15,
        NeedlesIn25,
        DepthError,
        MoveTime,
        MoveOverBound,
        HomingSpread,
    ];

    /// <summary>Names of the trials.</summary>
    public static readonly IReadOnlyList<string> Groups = [.. All.Select(metric => metric.Group).Distinct()];
}

/// <summary>A number measured in a case.</summary>
/// <param name="Metric">What it is.</param>
/// <param name="Value">The pen's; infinite if it never came.</param>
/// <param name="Bound">The best that physics and the period allow; null where there is none but zero.</param>
/// <param name="Simple">What the simplest pen does: fixed duty, or steps of a constant rate.</param>
/// <param name="Pid">What the textbook PID does.</param>
/// <param name="Excuse">Why it is not held against its limit; null if it is.</param>
internal sealed record Reading(
    Metric Metric,
    double Value,
    double? Bound = null,
    double? Simple = null,
    double? Pid = null,
    string? Excuse = null
);

/// <summary>Where something was measured.</summary>
/// <param name="Plant">The plant.</param>
/// <param name="Level">Rate level; 0 where none counts.</param>
/// <param name="Depth">Set depth in micrometres; 0 where several do.</param>
/// <param name="Battery">State of the cell; empty where it does not count.</param>
internal sealed record CaseKey(BenchPlant Plant, int Level, int Depth, string Battery)
{
    /// <summary>In words.</summary>
    public override string ToString()
    {
        string level = Level == 0 ? "" : $" L{Level}";
        string depth = Depth == 0 ? "" : $" {Depth / 1e3:0.0}mm";
        string battery = Battery.Length == 0 ? "" : $" {Battery}";
        return Plant.Name + level + depth + battery;
    }
}

/// <summary>What came of a case.</summary>
/// <param name="Key">Where.</param>
/// <param name="Readings">What was measured; empty if it stopped.</param>
/// <param name="Failure">Why it could not be measured; null if it could.</param>
internal sealed record CaseResult(CaseKey Key, IReadOnlyList<Reading> Readings, string? Failure = null);

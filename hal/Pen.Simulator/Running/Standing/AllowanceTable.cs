// The one table of what faults of the circuit make impossible to hold, and what is asked for instead.
using Pen.Hal.Simulated;

namespace Pen.Simulator.Running.Standing;

/// <summary>What a fault can take from the standing checks.</summary>
internal enum Allowed
{
    /// <summary>Invariant 1 may be broken for a time.</summary>
    Drive = 1,

    /// <summary>Invariant 2, all of it.</summary>
    Entry = 2,

    /// <summary>Invariant 3 may be broken for a time.</summary>
    Depth = 3,

    /// <summary>Invariant 4.</summary>
    TwoSessions = 4,

    /// <summary>Invariant 5 may be broken for a time, counted from when the rotor should stand.</summary>
    Coast = 5,

    /// <summary>Invariant 6 may be broken for a time.</summary>
    Rate = 6,

    /// <summary>Invariant 7 may be broken for a time.</summary>
    Creep = 7,

    /// <summary>A stop may come so much later.</summary>
    LateStop,

    /// <summary>Any hold of Start/Stop may count as a start: the pen's time or its contact is not the world's.</summary>
    AnyHold,

    /// <summary>What the display says is not held against the pen.</summary>
    Screen,

    /// <summary>The record is not compared.</summary>
    Record,

    /// <summary>The zero of the depth is unknown until the needles have passed a sound home sensor on their way in.</summary>
    Zero,

    /// <summary>Needles may be less far out than set, and stay out, until that moment.</summary>
    Steps,

    /// <summary>What is read back of the register is not what stands there.</summary>
    Register,

    /// <summary>What the cell gives is unknown to the pen.</summary>
    Cell,

    /// <summary>Who comes and goes at the tip is unknown to the pen until the switch opens.</summary>
    Tip,

    /// <summary>Depth buttons and the lock: any of it may have been asked for.</summary>
    Lock,

    /// <summary>Invariant 7 may be broken by the last approach of a move and one cycle of the stepper's field.</summary>
    Slip,
}

/// <summary>A row: with this fault, that much is allowed.</summary>
/// <param name="Site">Where.</param>
/// <param name="Kind">The kind; null for every kind of the site.</param>
/// <param name="What">What is allowed.</param>
/// <param name="Microseconds">For how long at a time; <see cref="AllowanceTable.Always"/> for as long as it lasts.</param>
/// <param name="Why">The physical reason, and what still holds.</param>
/// <param name="BesidesAnother">Only while another fault acts: alone, this one changes nothing.</param>
internal sealed record AllowanceRow(
    FaultSite Site,
    FaultKind? Kind,
    Allowed What,
    long Microseconds,
    string Why,
    bool BesidesAnother = false
);

/// <summary>The table. What is not in it is held without exception, with any number of faults.</summary>
internal static class AllowanceTable
{
    /// <summary>For as long as the fault acts.</summary>
    public const long Always = long.MaxValue / 4;

    // 150 Hz against dry friction alone: 942 rad/s at 750 rad/s2 and less in skin.
    private const long Coasting = 3_000_000;

    // The supervisor circuit drops a beat that fails for 180 ms; slower loops than 150 ms are latched.
    private const long Stalled = 300_000;

    // The proof's looks, and the brake's time.
    private const long Proof = 60_000;
    private const long ProofCoast = 350_000;

    /// <summary>The rows.</summary>
    public static readonly AllowanceRow[] Rows =
    [
        // The motor's own circuit.
        new(
            FaultSite.MotorLead,
            FaultKind.Wrong,
            Allowed.Coast,
            Always,
            "the cell is wired to the motor past every switch: it turns until the cell is taken out; drive and gate stay off"
        ),
        new(FaultSite.MotorLead, FaultKind.Wrong, Allowed.Rate, Always, "as above"),
        new(FaultSite.MotorLead, FaultKind.Off, Allowed.Coast, Coasting, "no wire, no brake: friction alone"),
        new(FaultSite.MotorLead, FaultKind.Intermittent, Allowed.Coast, Coasting, "the brake acts at times"),
        new(FaultSite.Brake, null, Allowed.Coast, Coasting, "an unsupplied motor coasts: friction alone"),
        new(
            FaultSite.LoadSwitch,
            FaultKind.Off,
            Allowed.Coast,
            Coasting,
            "as an unsupplied motor whose brake sleeps"
        ),
        new(
            FaultSite.Driver,
            FaultKind.Stuck,
            Allowed.Rate,
            Stalled,
            "full drive gains 115 % within one control period; the bound is that of the gate, 100 ms, and of the brake"
        ),
        new(
            FaultSite.Driver,
            FaultKind.Slow,
            Allowed.Coast,
            Coasting,
            "duty 0 brakes through the driver while it is awake, and it has more resistance"
        ),
        new(
            FaultSite.Winding,
            null,
            Allowed.Coast,
            Coasting,
            "a brake of the turns that are left is so much weaker"
        ),
        new(
            FaultSite.Winding,
            null,
            Allowed.Rate,
            Stalled,
            "turns that are left give less back-EMF: the rotor gains 115 % within a control period"
        ),
        new(
            FaultSite.LoadSwitch,
            FaultKind.Stuck,
            Allowed.Coast,
            Always,
            "alone, the firmware's duty of 0 stops the motor; beside another fault the last switch is gone",
            BesidesAnother: true
        ),
        new(FaultSite.LoadSwitch, FaultKind.Stuck, Allowed.Rate, Always, "as above", BesidesAnother: true),
        new(FaultSite.GateLine, FaultKind.Stuck, Allowed.Coast, Always, "as above", BesidesAnother: true),
        new(FaultSite.GateLine, FaultKind.Stuck, Allowed.Rate, Always, "as above", BesidesAnother: true),
        // What the proof before the first start finds, it finds by the rotor's moving: a look of 20 ms, two for a current.
        new(
            FaultSite.GateLine,
            FaultKind.Stuck,
            Allowed.Drive,
            Proof,
            "the proof's duty drives the motor: so it is found"
        ),
        new(FaultSite.GateLine, FaultKind.Stuck, Allowed.Coast, ProofCoast, "as above, until it stands"),
        new(FaultSite.LoadSwitch, FaultKind.Stuck, Allowed.Coast, ProofCoast, "as above, past the chain"),
        new(
            FaultSite.Driver,
            FaultKind.Stuck,
            Allowed.Coast,
            ProofCoast,
            "the proof's gate wakes the driver that drives by itself: so it is found"
        ),
        new(
            FaultSite.LoadSwitch,
            FaultKind.Wrong,
            Allowed.Coast,
            Always,
            "beside another fault the last switch is gone",
            BesidesAnother: true
        ),
        new(FaultSite.LoadSwitch, FaultKind.Wrong, Allowed.Rate, Always, "as above", BesidesAnother: true),
        new(FaultSite.SleepLine, null, Allowed.Coast, Always, "as above", BesidesAnother: true),
        new(FaultSite.SleepLine, null, Allowed.Rate, Always, "as above", BesidesAnother: true),
        new(
            FaultSite.Supervisor,
            null,
            Allowed.LateStop,
            Always,
            "a beat that is believed though it is not there keeps a stalled loop's drive alive: two faults at once",
            BesidesAnother: true
        ),
        new(
            FaultSite.HeartbeatLine,
            FaultKind.Wrong,
            Allowed.LateStop,
            Always,
            "a beat that comes from elsewhere keeps a stalled loop's drive alive: two faults at once",
            BesidesAnother: true
        ),
        // The loop and its time.
        new(
            FaultSite.ControlLoop,
            null,
            Allowed.LateStop,
            Stalled,
            "a loop that stands sees no stop: the hardware's bound of 250 ms, and a period"
        ),
        new(
            FaultSite.ControlLoop,
            null,
            Allowed.AnyHold,
            Always,
            "a hold is what was seen held: periods, not time"
        ),
        new(FaultSite.ControlLoop, null, Allowed.Screen, Always, "pictures come when the loop lets them"),
        new(FaultSite.ControlLoop, null, Allowed.Record, Always, "so does the record"),
        new(FaultSite.Clock, null, Allowed.LateStop, Stalled, "the device paces its periods by this clock"),
        new(FaultSite.Clock, null, Allowed.AnyHold, Always, "holds are counted in its time"),
        new(FaultSite.Clock, null, Allowed.Screen, Always, "pictures are due by it"),
        new(FaultSite.Clock, null, Allowed.Record, Always, "so are saves"),
        // Buttons.
        new(
            FaultSite.StartStop,
            FaultKind.Garbage,
            Allowed.AnyHold,
            Always,
            "chatter, sampled, can look like any hold"
        ),
        new(FaultSite.StartStop, FaultKind.Intermittent, Allowed.AnyHold, Always, "as above"),
        new(FaultSite.StartStop, FaultKind.Wrong, Allowed.AnyHold, Always, "as above"),
        new(
            FaultSite.SpeedUp,
            FaultKind.Garbage,
            Allowed.Lock,
            Always,
            "as above, for the chord that unlocks"
        ),
        new(FaultSite.SpeedUp, FaultKind.Intermittent, Allowed.Lock, Always, "as above"),
        new(FaultSite.SpeedUp, FaultKind.Wrong, Allowed.Lock, Always, "as above"),
        new(FaultSite.DepthUp, FaultKind.Garbage, Allowed.Lock, Always, "as above, and for a step deeper"),
        new(FaultSite.DepthUp, FaultKind.Intermittent, Allowed.Lock, Always, "as above"),
        new(FaultSite.DepthUp, FaultKind.Wrong, Allowed.Lock, Always, "as above"),
        // The depth axis.
        new(
            FaultSite.HomeSensor,
            null,
            Allowed.Zero,
            Always,
            "a sensor whose edge is elsewhere is believed at the first homing after power-up; the pen's limit and the mechanical "
                + "stop still bound the reach, and the next way in past a sound sensor tells"
        ),
        new(FaultSite.Stepper, null, Allowed.Steps, Always, "F08: lost steps are found at the next way in"),
        new(
            FaultSite.Stepper,
            null,
            Allowed.Slip,
            Always,
            "a move shallower goes 62.5 um past its end and comes back, the last way from the shallow side: steps lost on the way "
                + "in alone leave it so much deeper than it was, though no deeper than set"
        ),
        new(
            FaultSite.StepLine,
            FaultKind.Off,
            Allowed.Steps,
            Always,
            "no pulse arrives: found by the audit after the move; miscounted ones alone lose no step"
        ),
        new(
            FaultSite.StepLine,
            FaultKind.Intermittent,
            Allowed.Steps,
            Always,
            "as above, of those that are missing"
        ),
        new(FaultSite.StepLine, FaultKind.Garbage, Allowed.Steps, Always, "found by the audit, at rest too"),
        new(
            FaultSite.StepLine,
            FaultKind.Intermittent,
            Allowed.Zero,
            Always,
            "a pulse that is missing at speed throws the rotor out of step, and the field drags it on either way until the move is over; "
                + "the audit then tells"
        ),
        new(
            FaultSite.StepLine,
            FaultKind.Garbage,
            Allowed.Zero,
            Always,
            "pulses that nobody sent move an enabled driver before anything can be read of it"
        ),
        new(FaultSite.StepLine, FaultKind.Garbage, Allowed.Creep, Always, "as above"),
        // Cartridge, cell, display, flash.
        new(
            FaultSite.CartridgeSwitch,
            FaultKind.Stuck,
            Allowed.Tip,
            Always,
            "the only thing that tells of a swap"
        ),
        new(FaultSite.CartridgeSwitch, FaultKind.Garbage, Allowed.Tip, Always, "as above"),
        new(
            FaultSite.BatterySense,
            FaultKind.Wrong,
            Allowed.Cell,
            Always,
            "a wrong gain looks like another charge"
        ),
        new(FaultSite.BatterySense, FaultKind.Garbage, Allowed.Cell, Always, "so may a random reading"),
        new(
            FaultSite.BatterySense,
            FaultKind.Stuck,
            Allowed.Cell,
            400_000,
            "a frozen reading is found in time, not at once"
        ),
        new(
            FaultSite.BatterySense,
            FaultKind.Intermittent,
            Allowed.Cell,
            Always,
            "readings in between are true ones"
        ),
        new(FaultSite.Display, null, Allowed.Screen, Always, "what it shows is not what it was told"),
        new(FaultSite.Display, null, Allowed.Record, Always, "one thread writes both"),
        new(
            FaultSite.Flash,
            FaultKind.Wrong,
            Allowed.Register,
            Always,
            "a line that inverts the same bit on its way in and out shows nothing when it is read back; the mark in the cartridge "
                + "still refuses it everywhere"
        ),
        new(FaultSite.Flash, null, Allowed.Record, Always, "what is stored is not what was written"),
        new(
            FaultSite.Flash,
            null,
            Allowed.Screen,
            Always,
            "one thread writes both, and a slow flash holds it up"
        ),
        new(
            FaultSite.CartridgeMemory,
            null,
            Allowed.Screen,
            Always,
            "one thread writes both, and a slow chip holds it up"
        ),
    ];
}

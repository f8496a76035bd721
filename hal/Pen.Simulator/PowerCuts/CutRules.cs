// The rules that every power cut is held against, beside those of every run.
using System.Collections.Generic;

namespace Pen.Simulator.PowerCuts;

/// <summary>Names of the rules; reports count each of them, broken or not.</summary>
internal static class CutRules
{
    public const string TwoSessions = "no serial drives the motor in two sessions";
    public const string Accepted = "no cartridge that drove the motor is accepted again, nor its forgery";
    public const string Burnt = "no cartridge is burnt without a start";
    public const string Recorded = "no cartridge is recorded without a start";
    public const string Lost = "a cartridge that nobody started can be started";
    public const string Driven = "the motor is driven only after a start since power-up";
    public const string Proven =
        "the motor is driven only with the whole mark and both copies of the register";
    public const string Intended = "a mark is written only with its serial in both copies of the register";
    public const string Homed = "needles are homed after the reboot";
    public const string Second = "a second, fresh cartridge works";
    public const string Kept = "the journal keeps every serial that it held";
    public const string Held = "the journal holds every serial that ran";
    public const string Told = "the journal holds a session of every serial that ran";
    public const string Sessions = "of the sessions, only the oldest are dropped";
    public const string Boots = "boot numbers never fall";
    public const string Throws = "nothing throws";

    /// <summary>All of them, in the order in which they are told.</summary>
    public static readonly IReadOnlyList<string> All =
    [
        TwoSessions,
        Accepted,
        Burnt,
        Recorded,
        Lost,
        Driven,
        Proven,
        Intended,
        Homed,
        Second,
        Kept,
        Held,
        Told,
        Sessions,
        Boots,
        Throws,
    ];
}

// What happens in one run of a case, as the lines of a scenario: the operator's hands, and the fault.
using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Pen.Simulator.Scenarios;

namespace Pen.Simulator.FaultCatalogue;

/// <summary>
/// Writes a scenario line by line. Because a case is a scenario, any run of it can be saved, replayed and traced with
/// the verb <c>run</c>.
/// </summary>
internal sealed class CaseScript(Variation variation)
{
    public const long Millisecond = 1_000;
    public const long Second = 1_000_000;

    // Where things happen on a sound pen, with room for the slower virtual chip.
    private const long InsertAt = 1_600 * Millisecond;
    private const long ReadyAt = 3_800 * Millisecond;
    private const long Click = 80 * Millisecond;
    private const long UnlockHold = 3_300 * Millisecond;
    private const long StartHold = 400 * Millisecond;
    private const long StartTakes = 1_400 * Millisecond;
    private const long SettleTakes = 900 * Millisecond;
    private const long LockedMicrometres = 1500;
    private const long FirstMicrometres = 500;
    private const long StepMicrometres = 100;

    // A start needs a cell that is good for a session.
    private const double StartShare = 55;
    private const double NearlyEmptyShare = 12;

    // As a control period, and as the revolution of the slowest level: any moment of both is met.
    private const long Phases = 60 * Millisecond;
    private const long Period = 20 * Millisecond;
    public const long ButtonBounce = 10 * Millisecond;

    private readonly List<(long At, string Text)> _lines = [];
    private readonly List<(string Key, double Value)> _settings = [];

    /// <summary>The circumstances.</summary>
    public Variation Variation => variation;

    /// <summary>Where the script is, in microseconds of world time.</summary>
    public long Now { get; private set; }

    /// <summary>When the physical event happens from which the bound runs; -1 before there is one.</summary>
    public long EventAt { get; private set; } = -1;

    /// <summary>When the fault begins; from here on everything is looked at. Not after the event.</summary>
    public long FaultAt { get; private set; } = -1;

    /// <summary>When the operator stops a pen that the fault was not to disturb; -1 if nobody does.</summary>
    public long StopAt { get; private set; } = -1;

    /// <summary>From here on the operator may start the pen again, rightly.</summary>
    public long FreeAt { get; private set; } = long.MaxValue;

    /// <summary>When the run is over.</summary>
    public long EndAt => Now;

    /// <summary>A line at the present time.</summary>
    public CaseScript Do(string text)
    {
        _lines.Add((Now, text));
        return this;
    }

    /// <summary>The same script without its faults: a sound pen.</summary>
    public void RemoveFaults() =>
        _lines.RemoveAll(line => line.Text.StartsWith("fault ", StringComparison.Ordinal));

    /// <summary>A plant parameter from the start.</summary>
    public CaseScript Set(string key, double value)
    {
        _settings.Add((key, value));
        return this;
    }

    /// <summary>Lets time pass.</summary>
    public CaseScript Wait(long microseconds)
    {
        Now += microseconds;
        return this;
    }

    /// <summary>Power up, and wait until the pen waits for a cartridge.</summary>
    public CaseScript PowerOn()
    {
        double share = variation.Cell == Cell.Full ? 100 : StartShare;
        Do(Line($"battery {share}%"));
        Do("power on");
        Now = InsertAt;
        return this;
    }

    /// <summary>A cartridge, and wait until it is read.</summary>
    public CaseScript Insert(string cartridge = "fresh")
    {
        Do("insert " + cartridge);
        Now += ReadyAt - InsertAt;
        return this;
    }

    /// <summary>Level and depth of the circumstances.</summary>
    public CaseScript Choose()
    {
        if (variation.DepthMicrometres > LockedMicrometres)
        {
            Do("press speed+&depth+ 3300ms");
            Now += UnlockHold + 2 * PenHands.PauseMicroseconds;
        }
        Clicks("speed+", variation.Level - 1);
        long steps = (variation.DepthMicrometres - FirstMicrometres) / StepMicrometres;
        Clicks(steps < 0 ? "depth-" : "depth+", Math.Abs(steps));
        return this;
    }

    /// <summary>A start, and wait until the needles run.</summary>
    public CaseScript Start()
    {
        Do("press start 400ms");
        Now += StartHold + StartTakes;
        return this;
    }

    /// <summary>A pen that runs steadily in the circumstances.</summary>
    public CaseScript Run()
    {
        PowerOn().Insert().Choose().Start();
        if (variation.Cell == Cell.NearlyEmpty)
        {
            Do(Line($"battery {NearlyEmptyShare}%"));
        }
        Now += SettleTakes;
        return this;
    }

    /// <summary>
    /// The moment of the event, within the next <see cref="Phases"/>: right before and right behind a control period,
    /// or anywhere.
    /// </summary>
    public CaseScript Moment()
    {
        long at = Now + variation.Draw(1, Phases);
        Now = (variation.Number % 4) switch
        {
            0 => at - at % Period + 1,
            1 => at - at % Period + Period - 1,
            _ => at,
        };
        return this;
    }

    /// <summary>The event is now, <paramref name="afterMicroseconds"/> from here.</summary>
    public CaseScript Event(long afterMicroseconds = 0)
    {
        FaultAt = Now;
        EventAt = Now + afterMicroseconds;
        return this;
    }

    /// <summary>At a random moment, the lines of a fault; the event is then, or so much later.</summary>
    public CaseScript Fault(params string[] lines)
    {
        Moment().Event();
        foreach (string line in lines)
        {
            Do(line);
        }
        return this;
    }

    /// <summary>After a while the operator looks what is the matter, and tries to start.</summary>
    public CaseScript TryAfter(long microseconds) => Wait(microseconds).TryStart();

    /// <summary>
    /// The operator stops, at a random moment, in the way that is given. It counts from when the contacts rest: they
    /// bounce for up to 10 ms, and a sample may fall on any of it.
    /// </summary>
    public CaseScript Stop(string how = "press stop")
    {
        Moment();
        Do(how);
        StopAt = Now + ButtonBounce;
        return this;
    }

    /// <summary>The operator tries to start; a pen in a safe state must not.</summary>
    public CaseScript TryStart()
    {
        Do("press start 400ms");
        Now += StartHold + StartTakes;
        return this;
    }

    /// <summary>What the operator does from here on may start the pen.</summary>
    public CaseScript Free()
    {
        FreeAt = Now;
        return this;
    }

    /// <summary>The scenario as text.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="remarks">Comments for its head.</param>
    /// <param name="expectations">What it expects, in order of time.</param>
    public string Write(
        string name,
        IEnumerable<string> remarks,
        IEnumerable<(long At, string Text)> expectations
    )
    {
        StringBuilder text = new();
        text.Append($"name {name}\n");
        foreach (string remark in remarks)
        {
            text.Append($"# {remark}\n");
        }
        text.Append(Line($"seed {variation.Seed}\n"));
        foreach ((string key, double value) in _settings)
        {
            text.Append(Line($"set {key} {value:R}\n"));
        }
        text.Append('\n');
        // Stable: lines of one time keep their order, and expectations speak of what was before.
        foreach ((long at, string line) in _lines.Concat(expectations).OrderBy(entry => entry.At))
        {
            text.Append($"{Quantities.Format(Dimension.Time, at)} {line}\n");
        }
        text.Append($"{Quantities.Format(Dimension.Time, EndAt)} end\n");
        return text.ToString();
    }

    private void Clicks(string button, long times)
    {
        if (times > 0)
        {
            Do(Line($"press {button} 80ms x{times}"));
            Now += (times + 1) * (Click + PenHands.PauseMicroseconds);
        }
    }

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

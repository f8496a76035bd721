// One button's contact, with its bounce taken out: pressed when, held for how long.
using System.Collections.Generic;
using System.Linq;

namespace Pen.Simulator.Running.Standing;

/// <summary>
/// Follows a contact. Buttons bounce for 10 ms at most; a contact that stays as it is for longer has settled.
/// </summary>
internal sealed class Contact
{
    private const long BounceMicroseconds = 15_000;

    // What two looks of a control period of 20 ms cannot miss.
    private const long SurelySeenMicroseconds = 20_000;

    private readonly List<long> _closings = [];
    private bool _closed;
    private bool _settled;
    private long _changedAt;

    /// <summary>When it closed first, of the press that goes on or went before.</summary>
    public long DownAt { get; private set; }

    /// <summary>A press goes on.</summary>
    public bool IsDown { get; private set; }

    /// <summary>It has been closed without a break for so long that no pen can have missed it.</summary>
    public bool IsSurelyDown { get; private set; }

    /// <summary>A press has just ended; <see cref="HeldMicroseconds"/> tells how long it was.</summary>
    public bool Ended { get; private set; }

    /// <summary>From the first closing of the press that goes on, or of the latest, in microseconds.</summary>
    public long HeldMicroseconds { get; private set; }

    /// <summary>
    /// The press that has just ended was so long, in microseconds, from its first closing or from one after it had settled: a
    /// gap too short to be surely seen may be taken for a bounce, or for the end of one press and the beginning of the next.
    /// </summary>
    /// <param name="least">At least so long.</param>
    /// <param name="most">At most so long.</param>
    /// <param name="since">Closings before this time do not count.</param>
    public bool MayHaveLasted(long least, long most, long since) =>
        _closings.Any(at => at > since && _changedAt - at >= least && _changedAt - at <= most);

    /// <summary>Looks at the contact.</summary>
    public void Look(bool closed, long now)
    {
        if (closed != _closed)
        {
            _closed = closed;
            _changedAt = now;
            if (closed && _settled)
            {
                _closings.Add(now);
                _settled = false;
            }
        }
        _settled |= closed && now - _changedAt >= BounceMicroseconds;
        Ended = false;
        if (closed && !IsDown)
        {
            IsDown = true;
            DownAt = now;
            _closings.Clear();
            _closings.Add(now);
            _settled = false;
        }
        else if (!closed && IsDown && now - _changedAt >= BounceMicroseconds)
        {
            IsDown = false;
            Ended = true;
            HeldMicroseconds = _changedAt - DownAt;
        }
        if (IsDown)
        {
            HeldMicroseconds = (closed ? now : _changedAt) - DownAt;
        }
        IsSurelyDown = closed && now - _changedAt >= SurelySeenMicroseconds;
    }
}

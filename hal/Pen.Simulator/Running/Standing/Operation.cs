// What was done to the pen at its contacts, and whether that permits a drive: starts, and everything that ends one.
using System.Linq;
using Pen.Hal.Simulated;

namespace Pen.Simulator.Running.Standing;

/// <summary>
/// The operator's and the circuit's side of "state Running", by the manual: it begins with a hold of Start/Stop of 300 ms
/// to 2 s that is released while a cartridge is in, and ends with the next cause to stop. The firmware's own word for it
/// is not asked.
/// </summary>
internal sealed class Operation
{
    // The hold as the manual has it, with a control period more either way.
    private const long ShortestHoldMicroseconds = 280_000;
    private const long LongestHoldMicroseconds = 2_040_000;

    // A start stands for 500 ms, the opening of a cartridge takes 4 s at most, the needles' way out less than a second.
    private const long LongestWayToDrive = 6_500_000;

    // A bounce of 10 ms, a control period of 20 ms that has just begun, and one of the device that begins late.
    private const long StopMicroseconds = 60_000;

    // Hardware rides out a loop that stands still for 150 ms; longer off is off.
    private const long PauseMicroseconds = 200_000;

    // The bench self-test withholds the heartbeat, and the drive comes back with it.
    private const long BenchPauseMicroseconds = 1_000_000;

    // What two looks of a control period of 20 ms cannot miss.
    private const long SurelySeenMicroseconds = 25_000;

    // A chord outlives a gap that debouncing takes out: one look of two.
    private const long GapMicroseconds = 45_000;
    private const long ChordMicroseconds = 2_900_000;
    private const long GoneMicroseconds = 300_000;
    private const long Never = long.MinValue / 2;

    private readonly Contact[] _buttons = [.. Enumerable.Range(0, 5).Select(_ => new Contact())];
    private long _startAt = Never;
    private long _causeAt = Never;
    private long _lastDrive = Never;
    private long _driverFaultSince = Never;
    private long _bothSince = Never;
    private long _bothAt = Never;
    private long _chargingSince = Never;
    private long _seatedAt = Never;
    private CartridgeChip? _chip;
    private bool _heldAtPowerUp;
    private long _pressedWhileDrivenAt = Never;
    private bool _wasPowered;

    /// <summary>A drive may be on now.</summary>
    public bool MayDrive { get; private set; }

    /// <summary>There has been a cause to stop since the latest start, whether or not the drive may outlast it.</summary>
    public bool MustEnd => _causeAt >= _startAt;

    /// <summary>Speed- and Depth- alone were down when the power came: the bench self-test was asked for.</summary>
    public bool BenchTest { get; private set; }

    /// <summary>The latest accepted start is so old.</summary>
    public long StartAt => _startAt;

    /// <summary>Depths above 1.5 mm have been unlocked for the cartridge that is seated.</summary>
    public bool Unlocked { get; private set; }

    /// <summary>
    /// The presence switch has not told who came and went: until it opens, the pen believes in the cartridge it knew.
    /// </summary>
    public bool TipUnseen { get; private set; }

    /// <summary>When Depth+ was last touched.</summary>
    public long DeeperAt { get; private set; } = Never;

    /// <summary>When a depth button was last touched.</summary>
    public long DepthTouchedAt { get; private set; } = Never;

    /// <summary>The hold of Start/Stop that goes on or went before, in microseconds.</summary>
    public long StartStopHeld => _buttons[(int)PenButton.StartStop].HeldMicroseconds;

    /// <summary>When that hold began.</summary>
    public long StartStopDownAt => _buttons[(int)PenButton.StartStop].DownAt;

    /// <summary>Looks at a moment.</summary>
    public void Look(PenView view)
    {
        for (int i = 0; i < _buttons.Length; i++)
        {
            _buttons[i].Look((view.Buttons >> i & 1) != 0, view.At);
        }
        LookAtPower(view);
        LookAtDepthButtons(view);
        LookAtSeat(view);
        LookAtStart(view);
        // What was so before the start and ends as it is accepted, a control period or two after the release, is none.
        if (
            CauseOf(view) is long cause
            && _causeAt < _startAt
            && (cause >= _startAt || view.At - _startAt > StopMicroseconds)
        )
        {
            _causeAt = long.Max(cause, _startAt);
        }
        Judge(view);
    }

    private void LookAtPower(PenView view)
    {
        if (view.Powered && !_wasPowered)
        {
            BenchTest = view.Buttons == (1 << (int)PenButton.SpeedDown | 1 << (int)PenButton.DepthDown);
        }
        _wasPowered = view.Powered;
    }

    private void LookAtDepthButtons(PenView view)
    {
        if (view.IsDown(PenButton.DepthUp) || view.Allowance.Has(Allowed.Lock))
        {
            DeeperAt = view.At;
            DepthTouchedAt = view.At;
        }
        if (view.IsDown(PenButton.DepthDown))
        {
            DepthTouchedAt = view.At;
        }
    }

    // The lock is back with the power and with every cartridge that comes.
    private void LookAtSeat(PenView view)
    {
        TipUnseen = view.Allowance.Has(Allowed.Tip) || (TipUnseen && view.Present && view.Powered);
        if (view.Chip is not null)
        {
            Unlocked &= view.Chip == _chip || TipUnseen;
            _chip = view.Chip;
            _seatedAt = view.At;
        }
        else if (view.At - _seatedAt > GoneMicroseconds && !TipUnseen)
        {
            Unlocked = false;
        }
        bool touch = view.IsDown(PenButton.SpeedUp) && view.IsDown(PenButton.DepthUp);
        _bothAt = touch ? view.At : _bothAt;
        bool both = view.At - _bothAt <= GapMicroseconds;
        _bothSince =
            !both ? Never
            : _bothSince == Never ? view.At
            : _bothSince;
        if (!view.Powered)
        {
            Unlocked = false;
            _bothSince = Never;
        }
        else if (
            (both && view.At - _bothSince >= ChordMicroseconds)
            || view.Allowance.Has(Allowed.Lock)
            || (both && view.Allowance.Has(Allowed.AnyHold))
        )
        {
            Unlocked = true;
        }
    }

    private void LookAtStart(PenView view)
    {
        Contact startStop = _buttons[(int)PenButton.StartStop];
        if (!view.Powered)
        {
            _startAt = Never;
            _causeAt = Never;
            _heldAtPowerUp = true;
            return;
        }
        if (startStop.IsDown && !_heldAtPowerUp)
        {
            // A press that stops a drive is no start, however long it lasts.
            _pressedWhileDrivenAt = view.DriveOn ? view.At : _pressedWhileDrivenAt;
        }
        if (startStop.Ended)
        {
            bool inTime = startStop.MayHaveLasted(
                ShortestHoldMicroseconds,
                LongestHoldMicroseconds,
                _pressedWhileDrivenAt
            );
            bool any = view.Allowance.Has(Allowed.AnyHold) && _pressedWhileDrivenAt == Never;
            bool isStart = !_heldAtPowerUp && (inTime || any) && (view.Chip is not null || TipUnseen);
            if (isStart)
            {
                Begin(view.At);
            }
        }
        if (!startStop.IsDown)
        {
            _pressedWhileDrivenAt = Never;
            _heldAtPowerUp = false;
        }
    }

    // Since when there is a cause to stop that no pen can have missed; null for none.
    private long? CauseOf(PenView view)
    {
        Contact startStop = _buttons[(int)PenButton.StartStop];
        if (!view.Present)
        {
            return view.At;
        }
        _chargingSince =
            !view.Charging ? Never
            : _chargingSince == Never ? view.At
            : _chargingSince;
        if (view.Charging && view.At - _chargingSince >= SurelySeenMicroseconds)
        {
            return _chargingSince;
        }
        if (startStop.IsSurelyDown)
        {
            return startStop.DownAt;
        }
        int down = 0;
        long second = Never;
        foreach (Contact button in _buttons)
        {
            if (button.IsSurelyDown)
            {
                down++;
                second = long.Max(second, button.DownAt);
            }
        }
        if (down >= 2)
        {
            return second;
        }
        _driverFaultSince =
            !view.DriverFault ? Never
            : _driverFaultSince == Never ? view.At
            : _driverFaultSince;
        return view.DriverFault && view.At - _driverFaultSince >= SurelySeenMicroseconds
            ? _driverFaultSince
            : null;
    }

    private void Begin(long at)
    {
        _startAt = at;
        _causeAt = Never;
        _lastDrive = Never;
    }

    private void Judge(PenView view)
    {
        if (view.DriveOn && !MayDrive && view.Allowance.Has(Allowed.AnyHold))
        {
            Begin(view.At);
        }
        bool started = _startAt != Never;
        long slack = view.Allowance.Of(Allowed.LateStop);
        bool stopped = _causeAt >= _startAt && view.At - _causeAt > StopMicroseconds + slack;
        bool inTime = _lastDrive != Never || view.At - _startAt <= LongestWayToDrive + slack;
        long pause = view.ServiceTool ? BenchPauseMicroseconds : PauseMicroseconds;
        bool paused = _lastDrive != Never && view.At - _lastDrive > pause + slack;
        bool bench = !view.ServiceTool || BenchTest;
        MayDrive = view.Powered && started && !stopped && inTime && !paused && bench;
        if (view.DriveOn && MayDrive)
        {
            _lastDrive = view.At;
        }
    }
}

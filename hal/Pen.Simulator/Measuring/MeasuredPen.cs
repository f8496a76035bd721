// The pen itself, worked by an operator's hands: cartridge in, level and depth chosen, started, stopped.
using System;
using Pen.Control;
using Pen.Hal.Simulated;
using Pen.Simulator.Scenarios;

namespace Pen.Simulator.Measuring;

/// <summary>
/// Real firmware over the simulated board. What is chosen is chosen by buttons; what the pen shows is asked only to
/// know when to press.
/// </summary>
internal sealed class MeasuredPen : RateSubject
{
    /// <summary>Charge at which any pen starts: enough for the worst converter that the board can have.</summary>
    public const double StartCharge = 0.6;

    private const long Tick = 1000;
    private const long BootLimit = 8_000_000;
    private const long StartLimit = 3_000_000;
    private const long HoldMicroseconds = 400_000;

    /// <summary>How long a press lasts, in microseconds.</summary>
    public const long PressMicroseconds = 120_000;

    private const long UnlockMicroseconds = 3_200_000;
    private const long ChargeSettles = 1_000_000;

    private readonly PenHands _hands;

    /// <summary>A pen that is ready: homed, with a fresh cartridge.</summary>
    public MeasuredPen(PlantParameters plant, ulong seed)
    {
        Pen = new SimulatedPen(plant, seed);
        _hands = new PenHands(Pen);
        Board.BatteryCharge = StartCharge;
        Pen.PowerOn();
        WaitUntil(() => Shown == PenState.NoCartridge, BootLimit, "does not home");
        Insert();
    }

    /// <summary>The pen.</summary>
    public SimulatedPen Pen { get; }

    /// <inheritdoc/>
    public override SimulatedBoard Board => Pen.Board;

    /// <summary>What the pen shows its operator.</summary>
    public PenOutputs Outputs =>
        Pen.Firmware?.Outputs ?? throw new MeasuringStoppedException("the processor is off");

    private PenState Shown => Outputs.State;

    /// <summary>A fresh cartridge, in place of any that is in.</summary>
    public void Insert()
    {
        if (Board.Cartridge is not null)
        {
            _hands.Remove();
            WaitUntil(() => Shown == PenState.NoCartridge, BootLimit, "does not see the cartridge go");
        }
        _hands.Insert(new CartridgeRequest(CartridgeKind.Fresh));
        WaitUntil(() => Shown == PenState.Ready, BootLimit, "takes no cartridge");
    }

    /// <summary>Chooses a level, where no motor turns.</summary>
    public void ChooseLevel(int level)
    {
        while (Outputs.RateLevel != level)
        {
            int before = Outputs.RateLevel;
            Press(before < level ? PenButton.SpeedUp : PenButton.SpeedDown);
            Demand(Outputs.RateLevel != before, $"does not leave level {before}");
        }
    }

    /// <summary>Chooses a depth in micrometres; above the lock, unlocks first.</summary>
    public void ChooseDepth(int micrometres)
    {
        if (micrometres > Limits.LockedDepthMicrometres && !Outputs.DepthUnlocked)
        {
            _hands.Press([PenButton.SpeedUp, PenButton.DepthUp], UnlockMicroseconds, 1);
            Wait(UnlockMicroseconds + PenHands.PauseMicroseconds);
            Demand(Outputs.DepthUnlocked, "does not unlock");
        }
        while (Outputs.SetDepthMicrometres != micrometres)
        {
            int before = Outputs.SetDepthMicrometres;
            Press(before < micrometres ? PenButton.DepthUp : PenButton.DepthDown);
            Demand(Outputs.SetDepthMicrometres != before, $"does not leave depth {before} um");
        }
    }

    /// <inheritdoc/>
    public override void Start(int level, double charge)
    {
        ChooseLevel(level);
        HoldStart();
        // Needles out, motor about to be driven: from here on the cell is the one that is to be measured with.
        WaitUntil(() => Shown == PenState.Extending || Board.Signals.DriveOn, StartLimit, "does not start");
        Board.BatteryCharge = charge;
        for (long end = Now + StartLimit; !Board.Signals.DriveOn; )
        {
            Demand(Now < end, "does not start");
            Board.Time.AdvanceTo(NextPeriod);
        }
    }

    /// <summary>Holds Start/Stop for as long as a start asks, and lets go.</summary>
    public void HoldStart()
    {
        _hands.Press([PenButton.StartStop], HoldMicroseconds, 1);
        Wait(HoldMicroseconds);
    }

    /// <inheritdoc/>
    public override void AskLevel(int level) =>
        BeginPress(level > Outputs.RateLevel ? PenButton.SpeedUp : PenButton.SpeedDown);

    /// <summary>Presses Start/Stop now.</summary>
    public void PressStop() => BeginPress(PenButton.StartStop);

    /// <inheritdoc/>
    public override void Stop()
    {
        PressStop();
        WaitUntil(() => Shown == PenState.Ready, BootLimit, "does not come to rest");
        Board.BatteryCharge = StartCharge;
        // The monitor's mean forgets the emptier cell.
        Wait(ChargeSettles);
    }

    /// <inheritdoc/>
    public override void CheckRuns() =>
        Demand(Shown == PenState.Running, $"stopped while measured: {Shown}, {Outputs.Reason}");

    /// <summary>Presses a button once.</summary>
    public void Press(PenButton button)
    {
        BeginPress(button);
        Wait(PressMicroseconds + PenHands.PauseMicroseconds);
    }

    /// <summary>Presses a button now; it is let go in a while.</summary>
    public void BeginPress(PenButton button) => _hands.Press([button], PressMicroseconds, 1);

    /// <summary>Waits until something is so; throws if it is not within a time in microseconds.</summary>
    public void WaitUntil(Func<bool> condition, long limitMicroseconds, string complaint)
    {
        for (long end = Now + limitMicroseconds; !condition(); )
        {
            Demand(Now < end, $"{complaint}: {Shown}, {Outputs.Reason}");
            Wait(Tick);
        }
    }

    private static void Demand(bool holds, string complaint)
    {
        if (!holds)
        {
            throw new MeasuringStoppedException("the pen " + complaint);
        }
    }
}

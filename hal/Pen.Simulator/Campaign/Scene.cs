// A pen in random hands: what the rules see of it, and how they act on it, line by line.
using System;
using System.Collections.Generic;
using Pen.Control;
using Pen.Hal.Simulated;
using Pen.Simulator.Running;
using Pen.Simulator.Scenarios;

namespace Pen.Simulator.Campaign;

/// <summary>
/// Everything done goes through a line of the scenario language, so that the run can be played again from its lines. The
/// firmware's state is read to choose what comes next, as an operator would from the display; no verdict hangs on it.
/// </summary>
internal sealed class Scene
{
    // Lines stand between the firmware's instants, which are whole milliseconds: no order of events hangs on chance.
    private const long GridMicroseconds = 1_000;

    private readonly PenHands _hands;
    private readonly PenObserver _observer;
    private readonly ScenarioBook _book = new();
    private readonly StepParser _parser;
    private readonly List<TimedLine> _lines = [];
    private readonly long _endMicroseconds;

    /// <summary>A pen that is off.</summary>
    public Scene(SimulatedPen pen, PenObserver observer, TrialRequest request, Dice dice)
    {
        Pen = pen;
        Request = request;
        Dice = dice;
        _observer = observer;
        _hands = new PenHands(pen);
        _endMicroseconds = request.LengthMicroseconds;
        PlantParameters parameters = pen.Board.Parameters.Clone();
        _parser = new StepParser((key, value) => Check(parameters, key, value), _ => []);
    }

    /// <summary>The pen.</summary>
    public SimulatedPen Pen { get; }

    /// <summary>The run.</summary>
    public TrialRequest Request { get; }

    /// <summary>Chance.</summary>
    public Dice Dice { get; }

    /// <summary>What has been done, in order.</summary>
    public IReadOnlyList<TimedLine> Lines => _lines;

    /// <summary>World time in microseconds.</summary>
    public long Now => Pen.NowMicroseconds;

    /// <summary>The run ends: something was violated, or its time is up.</summary>
    public bool IsOver => Stopped || Now >= _endMicroseconds;

    /// <summary>Set when a violation was found.</summary>
    public bool Stopped { get; set; }

    /// <summary>The state that the pen shows; 0 while it is off.</summary>
    public PenState State => Pen.Firmware?.Outputs.State ?? 0;

    /// <summary>What the pen shows; null while it is off.</summary>
    public PenOutputs? Shown => Pen.Firmware?.Outputs;

    /// <summary>The board.</summary>
    public SimulatedBoard Board => Pen.Board;

    /// <summary>A cartridge was seated and is out now.</summary>
    public bool HasRemoved => _hands.HasRemoved && Board.Cartridge is null;

    /// <summary>When the session that is open ends by the clock, in world time; 0 if none is open.</summary>
    public long SessionEndsAt { get; private set; }

    /// <summary>Does something now. False if the hands that do it are not free for it.</summary>
    public bool Do(string text)
    {
        if (IsOver)
        {
            return false;
        }
        long at = ((Now / GridMicroseconds) + 1) * GridMicroseconds + Dice.Between(100, 899);
        StepSource source = new(_lines.Count + 1, text, at);
        ScenarioStep step = _parser.Parse(new LineReader(text), source);
        if (_book.Clash(step) is not null)
        {
            return false;
        }
        _lines.Add(new TimedLine(at, text));
        Board.Time.Schedule(
            at,
            () =>
            {
                StepActions.Apply(step, Pen, _hands);
                _observer.Look();
            }
        );
        AdvanceTo(at);
        return true;
    }

    /// <summary>Lets milliseconds pass.</summary>
    public void Wait(long milliseconds) => AdvanceTo(Now + (milliseconds * 1_000));

    /// <summary>Lets a random time of so many milliseconds pass.</summary>
    public void Wait(long least, long greatest) => Wait(Dice.Between(least, greatest));

    /// <summary>Waits until something is the case, but no longer than so many milliseconds.</summary>
    public void Await(Func<bool> condition, long milliseconds)
    {
        long until = Now + (milliseconds * 1_000);
        while (!IsOver && !condition() && Now < until)
        {
            Wait(20);
        }
    }

    private void AdvanceTo(long at)
    {
        // In pieces, so that a violation ends the run where it happens.
        while (!IsOver && Now < at)
        {
            Pen.AdvanceTo(long.Min(long.Min(at, Now + 100_000), _endMicroseconds));
            NoteSession();
        }
    }

    private void NoteSession()
    {
        int left = Shown?.SessionSecondsLeft ?? 0;
        SessionEndsAt = left == 0 ? 0 : Now + (left * 1_000_000L);
    }

    private static string? Check(PlantParameters parameters, string key, double value)
    {
        try
        {
            parameters.Set(key, value);
            return null;
        }
        catch (ArgumentException refusal)
        {
            return refusal.Message;
        }
    }
}

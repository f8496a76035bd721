// The one pen of the bench: worked by lines, watched at every moment, recorded.
using System;
using System.Linq;
using Pen.Control;
using Pen.Hal.Simulated;
using Pen.Simulator.Commands;
using Pen.Simulator.Running;
using Pen.Simulator.Scenarios;

namespace Pen.Simulator.Bench;

/// <summary>What came of a line.</summary>
/// <param name="Step">What it does; null if it was refused.</param>
/// <param name="AtMicroseconds">When it is done.</param>
/// <param name="Problem">What was wrong with it; empty if nothing was.</param>
internal sealed record ActOutcome(ScenarioStep? Step, long AtMicroseconds, string Problem = "");

/// <summary>A pen from its first second on. For one thread.</summary>
internal sealed class BenchPen
{
    /// <summary>As far as a scenario's times go.</summary>
    public const long LastMicroseconds = 24L * 3_600_000_000;

    private const long GridMicroseconds = 1_000;

    private readonly Action<BenchEvent> _tell;
    private readonly PenHands _hands;
    private readonly PenObserver _observer;
    private readonly PenNarrator _narrator;
    private readonly StandingChecks _checks;
    private readonly ScenarioBook _book = new();
    private readonly StepParser _parser;
    private long _lastAct;
    private int _sessionNeedles;

    // When the last write to the flash is over; 0 once that was told.
    private long _flashWritten;

    /// <summary>A new pen whose battery goes in at 0.</summary>
    /// <param name="setup">Which pen.</param>
    /// <param name="tell">Told of everything that happens, as it happens.</param>
    public BenchPen(BenchSetup setup, Action<BenchEvent> tell)
    {
        Setup = setup;
        _tell = tell;
        Record = new BenchRecord(setup);
        Pen = new SimulatedPen(setup.Plant(), setup.Seed, setup.Processor);
        _hands = new PenHands(Pen);
        Moment = new PenMoment(Pen, new CrankHistory());
        PlantParameters checkedParameters = new();
        _parser = new StepParser(
            (key, value) => ScenarioFiles.Check(checkedParameters, key, value),
            static path => throw new System.IO.IOException($"{path} cannot be read: the bench reads no files")
        );
        _narrator = new PenNarrator(text => Tell(BenchEventKind.Pen, text), OnStop);
        _checks = new StandingChecks(OnBroken);
        _observer = new PenObserver(Pen);
        _observer.Moment += OnMoment;
        Pen.Board.Flash.WriteBegun += OnFlashWrite;
        _ = Act("power on", 0);
    }

    /// <summary>Which pen.</summary>
    public BenchSetup Setup { get; }

    /// <summary>The pen itself, to look at.</summary>
    public SimulatedPen Pen { get; }

    /// <summary>The pen as it was last looked at.</summary>
    public PenMoment Moment { get; }

    /// <summary>What was done to it.</summary>
    public BenchRecord Record { get; }

    /// <summary>The scope's samples.</summary>
    public TraceSampler Sampler { get; } = new();

    /// <summary>The last minutes, row by row.</summary>
    public TraceRing Ring { get; } = new();

    /// <summary>The cartridge that is seated, in a scenario's word; empty if none is.</summary>
    public string CartridgeWord { get; private set; } = "";

    /// <summary>Punctures of the open session, else of the last one: also with its cartridge out, or without power.</summary>
    public long SessionPunctures { get; private set; }

    /// <summary>World time in microseconds.</summary>
    public long NowMicroseconds => Pen.NowMicroseconds;

    /// <summary>Something was done that the world has not reached yet.</summary>
    public bool HasPending => _lastAct > NowMicroseconds || (NowMicroseconds == 0 && Record.Lines > 0);

    /// <summary>
    /// Does what a line says, at the next whole millisecond; the world has to be moved on for that. A line that
    /// cannot be understood, or asks for what hands cannot do, changes nothing.
    /// </summary>
    public ActOutcome Act(string line)
    {
        return Act(line, (NowMicroseconds / GridMicroseconds + 1) * GridMicroseconds);
    }

    /// <summary>Moves the world on; no further than a scenario's times go.</summary>
    public void AdvanceTo(long microseconds)
    {
        long target = long.Min(microseconds, LastMicroseconds);
        while (NowMicroseconds < target)
        {
            Pen.AdvanceTo(long.Min(target, long.Max(Sampler.NextMicroseconds, NowMicroseconds + 1)));
            if (NowMicroseconds >= Sampler.NextMicroseconds)
            {
                Moment.Row.Read(Pen);
                Sampler.Sample(Moment.Row);
            }
        }
    }

    /// <summary>True once after writes to the flash, when the last of them is over.</summary>
    public bool TakeFlashChange()
    {
        if (_flashWritten == 0 || NowMicroseconds <= _flashWritten)
        {
            return false;
        }
        _flashWritten = 0;
        return true;
    }

    /// <summary>The scenario up to now; what was just done is done first.</summary>
    public string Save(string name)
    {
        if (HasPending)
        {
            AdvanceTo(_lastAct);
        }
        Moment.Row.Read(Pen);
        return Record.Write(name, Moment);
    }

    /// <summary>Battery out, so that nothing of the pen goes on.</summary>
    public void End()
    {
        _observer.Moment -= OnMoment;
        Pen.Board.Flash.WriteBegun -= OnFlashWrite;
        Pen.PowerOff();
    }

    private ActOutcome Act(string line, long at)
    {
        if (line.Any(char.IsControl))
        {
            return Refuse("a line is one line, without tabs and the like");
        }
        if ((Record.IsFull && !line.StartsWith("release", StringComparison.Ordinal)) || at > LastMicroseconds)
        {
            return Refuse(
                $"the record is full ({BenchRecord.MostLines} lines or 24 hours): save it and make a new pen"
            );
        }
        ScenarioStep step;
        try
        {
            step = Parse(new LineReader(line), at);
        }
        catch (LineException wrong)
        {
            return Refuse($"{wrong.Found}; expected {wrong.Expected}");
        }
        if (_book.Clash(step) is string clash)
        {
            return Refuse($"\"{step.Source.Text}\"; expected {clash}");
        }
        _lastAct = at;
        Record.Do(at, step.Source.Text);
        Pen.Board.Time.ScheduleFirst(at, () => Apply(step));
        return new ActOutcome(step, at);
    }

    private ScenarioStep Parse(LineReader reader, long at)
    {
        StepSource source = new(Record.Lines + 1, reader.Remaining, at);
        ScenarioStep step = _parser.Parse(reader, source);
        return step is ExpectStep or GuardStep or EndStep
            ? throw reader.Wrong("what hands can do: power, insert, remove, press, hold, release, skin, ...")
            : step;
    }

    private void Apply(ScenarioStep step)
    {
        StepActions.Apply(step, Pen, _hands);
        if (step is InsertStep { Cartridge.Kind: not CartridgeKind.Same } insert)
        {
            CartridgeWord = StepParser.Cartridges.First(entry => entry.Kind == insert.Cartridge.Kind).Word;
        }
        _observer.Look();
    }

    private void OnMoment()
    {
        Moment.Read();
        Ring.Add(Pen);
        CountPunctures();
        _narrator.Look(Moment.Row);
        _checks.Check(Pen);
    }

    // The pen forgets the needles with the cartridge, and the strokes with the power.
    private void CountPunctures()
    {
        if (Pen.Firmware?.Outputs is not PenOutputs outputs)
        {
            return;
        }
        bool open = outputs.SessionSecondsLeft > 0;
        if (open && outputs.NeedleCount > 0)
        {
            _sessionNeedles = outputs.NeedleCount;
        }
        if (open || outputs.Strokes > 0)
        {
            SessionPunctures = (long)outputs.Strokes * _sessionNeedles;
        }
    }

    private void OnFlashWrite(FlashWrite write) => _flashWritten = NowMicroseconds + write.Microseconds;

    private void OnStop(StopReason reason)
    {
        Record.Stop(NowMicroseconds, reason);
        _tell(new BenchEvent(NowMicroseconds, BenchEventKind.Stop, StateWords.Of(reason), reason));
    }

    private void OnBroken(string rule, string actual)
    {
        Record.Break($"{rule}: {actual}");
        Tell(BenchEventKind.Broken, $"{rule}: {actual}");
    }

    private void Tell(BenchEventKind kind, string text) => _tell(new BenchEvent(NowMicroseconds, kind, text));

    private static ActOutcome Refuse(string problem) => new(null, 0, problem);
}

// Plays a scenario on a simulated pen and judges it.
using System;
using System.Collections.Generic;
using System.Linq;
using Pen.Hal.Simulated;
using Pen.Simulator.Hosting;
using Pen.Simulator.PowerCuts;
using Pen.Simulator.Scenarios;
using Pen.Simulator.Tracing;

namespace Pen.Simulator.Running;

/// <summary>One run of one scenario. Not to be used twice.</summary>
public sealed class ScenarioRunner
{
    private readonly Scenario _scenario;
    private readonly SimulatedPen _pen;
    private readonly PenHands _hands;
    private readonly PenObserver _observer;
    private readonly CrankHistory _history = new();
    private readonly PenMoment _moment;
    private readonly Expectations _expectations;
    private readonly StandingChecks _checks;
    private readonly PenNarrator _narrator;
    private readonly SteadyStatistics _statistics = new();
    private readonly LoopStatistics _loop = new();
    private readonly RunResult _result;

    /// <summary>Builds the pen that a scenario asks for.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="parameters">
    /// The plant's parameters; null for the reference plant's. The scenario's own settings go over them.
    /// </param>
    /// <param name="processor">What the firmware runs on; the ports: what the scenario says.</param>
    public ScenarioRunner(
        Scenario scenario,
        PlantParameters? parameters = null,
        Processor processor = Processor.Ports
    )
    {
        _scenario = scenario;
        PlantParameters plant = parameters ?? new PlantParameters();
        foreach (ParameterSetting setting in scenario.Settings)
        {
            plant.Set(setting.Key, setting.Value);
        }
        _result = new RunResult { File = scenario.File, Name = scenario.Name };
        Processor runsOn = processor == Processor.Ports ? scenario.Processor : processor;
        _pen = new SimulatedPen(plant, scenario.Seed, runsOn);
        if (scenario.JournalRoom is int room)
        {
            FullJournal.Fill(_pen.Board.Flash, room);
        }
        _hands = new PenHands(_pen);
        _moment = new PenMoment(_pen, _history);
        _expectations = new Expectations(_moment, Met, Failed);
        _checks = new StandingChecks((expected, actual) => Fail(0, expected, actual));
        _narrator = new PenNarrator(
            text => Tell(EntryKind.Pen, 0, text),
            reason => _result.Summary.StopReasons.Add(reason)
        );
        _observer = new PenObserver(_pen);
        _observer.Moment += OnMoment;
    }

    /// <summary>The pen, for those who want to see more than the result.</summary>
    public SimulatedPen Pen => _pen;

    /// <summary>Raised with every entry of the timeline as it happens.</summary>
    public event Action<TimelineEntry>? Entry;

    /// <summary>Raised with the row of every moment observed; the row is reused.</summary>
    public event Action<TraceRow>? Row;

    /// <summary>Plays the scenario to its end, and cuts the power.</summary>
    public RunResult Run()
    {
        foreach (IGrouping<long, ScenarioStep> group in _scenario.Steps.GroupBy(AtOf))
        {
            List<ScenarioStep> steps = [.. group];
            _pen.Board.Time.Schedule(group.Key, () => Play(steps));
        }
        foreach (long start in _scenario.Steps.OfType<ExpectStep>().Select(WindowStart).Distinct())
        {
            // The mean over a window is exact if the crank is looked at where the window begins.
            _pen.Board.Time.Schedule(start, _observer.Look);
        }
        _pen.AdvanceTo(_scenario.EndMicroseconds);
        _expectations.Close();
        RunSummary summary = _result.Summary;
        summary.SimulatedMicroseconds = _pen.NowMicroseconds;
        summary.Strokes = _pen.Board.Truth.Strokes;
        summary.Loop = _loop.Sum;
        _statistics.WriteTo(summary);
        _observer.Moment -= OnMoment;
        if (_pen.Board.IsPowered)
        {
            _pen.PowerOff();
        }
        return _result;
    }

    private static long AtOf(ScenarioStep step) => step.Source.AtMicroseconds;

    private static long WindowStart(ExpectStep step)
    {
        return AtOf(step) - ConditionParser.LookBackMicroseconds(step.Condition);
    }

    private void OnMoment()
    {
        _moment.Read();
        _narrator.Look(_moment.Row);
        _statistics.Look(_moment);
        _loop.Look(_pen);
        _checks.Check(_pen);
        _expectations.Judge(_pen.NowMicroseconds);
        Row?.Invoke(_moment.Row);
    }

    private void Play(List<ScenarioStep> steps)
    {
        foreach (ScenarioStep step in steps)
        {
            switch (step)
            {
                case ExpectStep expect:
                    _expectations.Add(expect);
                    _pen.Board.Time.Schedule(AtOf(step) + expect.WithinMicroseconds, _observer.Look);
                    break;
                case GuardStep guard:
                    _expectations.Add(guard);
                    Tell(EntryKind.Event, step.Source.Line, step.Source.Text);
                    break;
                case EndStep:
                    break;
                case NoteStep:
                    Tell(EntryKind.Note, step.Source.Line, step.Source.Text);
                    break;
                default:
                    // An expectation speaks of the world before the events that follow it in the file.
                    _moment.Read();
                    _expectations.JudgeDue(_pen.NowMicroseconds);
                    Tell(EntryKind.Event, step.Source.Line, step.Source.Text);
                    StepActions.Apply(step, _pen, _hands);
                    break;
            }
        }
        _observer.Look();
    }

    private void Met(ScenarioStep step) => Tell(EntryKind.Met, step.Source.Line, step.Source.Text);

    private void Failed(ScenarioStep step, string actual) => Fail(step.Source.Line, step.Source.Text, actual);

    private void Fail(int line, string expected, string actual)
    {
        _result.Failures.Add(new RunFailure(_pen.NowMicroseconds, line, expected, actual));
        Tell(EntryKind.Failed, line, $"{expected}: {actual}");
    }

    private void Tell(EntryKind kind, int line, string text)
    {
        TimelineEntry entry = new(_pen.NowMicroseconds, kind, line, text);
        _result.Timeline.Add(entry);
        Entry?.Invoke(entry);
    }
}

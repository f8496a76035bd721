// Plays one run of a campaign: rules choose, lines act, standing checks judge.
using System;
using System.Collections.Generic;
using System.Linq;
using Pen.Hal.Simulated;
using Pen.Simulator.PowerCuts;
using Pen.Simulator.Running;
using Pen.Simulator.Scenarios;

namespace Pen.Simulator.Campaign;

/// <summary>One run. Not to be used twice.</summary>
internal sealed class CampaignRun
{
    /// <summary>The rule of a pen whose program throws.</summary>
    public const string Throws = "the pen's program never throws";

    private static readonly Rule[] Rules = [.. OperatorRules.All, .. FaultRules.All];

    private readonly TrialRequest _request;
    private readonly SimulatedPen _pen;
    private readonly Scene _scene;
    private readonly StandingChecks _checks;
    private readonly Coverage _coverage = new();
    private (long At, string Rule, string Actual)? _found;

    public CampaignRun(TrialRequest request)
    {
        _request = request;
        PlantParameters plant = new();
        foreach (ParameterSetting setting in request.Settings)
        {
            plant.Set(setting.Key, setting.Value);
        }
        _pen = new SimulatedPen(plant, request.Seed, request.Processor);
        if (request.JournalRoom is int room)
        {
            FullJournal.Fill(_pen.Board.Flash, room);
        }
        PenObserver observer = new(_pen);
        observer.Moment += OnMoment;
        _checks = new StandingChecks(Found);
        _scene = new Scene(_pen, observer, request, new Dice(request.Seed));
        _pen.Board.Faults.Changed += CountFaults;
    }

    /// <summary>The pen.</summary>
    public SimulatedPen Pen => _pen;

    /// <summary>Plays it to its end or to the first violation.</summary>
    public CampaignOutcome Run()
    {
        try
        {
            while (!_scene.IsOver)
            {
                Next();
            }
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            Found(Throws, failure.ToString());
        }
        long end = _pen.NowMicroseconds;
        ScenarioText text = new(
            $"Campaign run {_request.Number}",
            _request.Seed,
            Header(),
            [.. _scene.Lines],
            end
        );
        PowerOff();
        Violation? violation = _found is (long at, string rule, string actual)
            ? new Violation(_request.Number, at, rule, actual, text, text.Write())
            : null;
        return new CampaignOutcome(_request, end, _coverage, text, violation);
    }

    private string[] Header()
    {
        IEnumerable<string> settings = _request.Settings.Select(ScenarioText.Setting);
        return _request.JournalRoom is int room ? [.. settings, $"journal-room {room}"] : [.. settings];
    }

    private void PowerOff()
    {
        try
        {
            _pen.PowerOff();
        }
        catch (InvalidOperationException failure)
        {
            Found(Throws, failure.ToString());
        }
    }

    private void Next()
    {
        List<Rule> possible = [];
        long sum = 0;
        foreach (Rule rule in Rules)
        {
            if (rule.When(_scene))
            {
                possible.Add(rule);
                sum += rule.Weight;
            }
        }
        if (sum == 0)
        {
            _scene.Wait(20);
            return;
        }
        long chosen = _scene.Dice.Between(1, sum);
        foreach (Rule rule in possible)
        {
            chosen -= rule.Weight;
            if (chosen <= 0)
            {
                _coverage.Rules[rule.Name] = _coverage.Rules.GetValueOrDefault(rule.Name) + 1;
                rule.Do(_scene);
                // Whatever a rule does, time goes on.
                _scene.Wait(1);
                return;
            }
        }
    }

    private void OnMoment()
    {
        _checks.Check(_pen);
        _coverage.Look(_pen);
    }

    private int _faults;

    private void CountFaults()
    {
        IReadOnlyList<CircuitFault> active = _pen.Board.Faults.Active;
        if (active.Count > _faults)
        {
            FaultSite site = active[^1].Site;
            _coverage.Faults[site] = _coverage.Faults.GetValueOrDefault(site) + 1;
        }
        _faults = active.Count;
    }

    private void Found(string rule, string actual)
    {
        _found ??= (_pen.NowMicroseconds, rule, actual);
        _scene.Stopped = true;
    }
}

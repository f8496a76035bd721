// Which cases are measured, and the runs that measure them.
using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Pen.Control;
using Pen.Simulator.Running;

namespace Pen.Simulator.Measuring;

/// <summary>What was asked for.</summary>
/// <param name="Quick">Few levels, cells and corners, and few moves.</param>
/// <param name="EveryCorner">All 32 corners of the spread; else four.</param>
/// <param name="Only">Names of trials; empty for all.</param>
/// <param name="Moves">Random moves of the depth.</param>
/// <param name="Seed">Of everything that is drawn.</param>
/// <param name="Jobs">Runs at once.</param>
internal sealed record MeasureRequest(
    bool Quick,
    bool EveryCorner,
    IReadOnlyList<string> Only,
    int Moves,
    ulong Seed,
    int Jobs
)
{
    /// <summary>A trial is asked for.</summary>
    public bool Asks(string group) => Only.Count == 0 || Only.Contains(group);
}

/// <summary>Plans and runs all trials of a request.</summary>
internal sealed class MeasurePlan
{
    // A batch of moves is a run of its own, so that no core waits for another at the end.
    private const int MovesOfBatch = 250;
    private const int PictureLevel = 3;
    private const double PictureCharge = 0.5;

    private readonly MeasureRequest _request;
    private readonly List<Func<CaseResult>> _runs = [];

    /// <summary>A plan for a request. Tunes the PID.</summary>
    public MeasurePlan(MeasureRequest request)
    {
        _request = request;
        IReadOnlyList<BenchPlant> plants = BenchPlant.All(request.EveryCorner, request.Seed);
        Nominal = plants[0];
        Gains = PidTuning.Choose(Nominal.Parameters, request.Seed);
        if (request.Asks(Metrics.Depth))
        {
            PlanMoves(plants);
        }
        if (request.Asks(Metrics.Homing))
        {
            PlanHoming(plants[0]);
        }
        if (request.Asks(Metrics.Rate))
        {
            PlanRates(plants);
        }
        if (request.Asks(Metrics.Stop))
        {
            PlanStops(plants);
        }
    }

    /// <summary>The nominal plant.</summary>
    public BenchPlant Nominal { get; }

    /// <summary>The baseline's gains.</summary>
    public PidGains Gains { get; }

    /// <summary>Number of runs.</summary>
    public int Count => _runs.Count;

    /// <summary>Runs all, on as many cores as asked for; results in the order of the plan.</summary>
    public IReadOnlyList<CaseResult> Run(Action? done, CancellationToken cancelled) =>
        ParallelRuns.Run(_runs, _request.Jobs, run => run(), done, cancelled);

    /// <summary>The picture: the nominal plant at the middle level with half a cell.</summary>
    public string Draw()
    {
        CaseKey key = Key(Nominal, PictureLevel, RateTrial.DepthMicrometres, "half");
        return StepResponsePicture.Draw(
            new RateTrial(key, PictureCharge, _request.Seed, Gains),
            PictureLevel,
            $"Nominal plant, level {PictureLevel}, cell half full, seed {_request.Seed}. Real firmware over the "
                + $"simulated board; PID tuned by {Gains.Name}."
        );
    }

    private void PlanRates(IReadOnlyList<BenchPlant> plants)
    {
        foreach (BenchPlant plant in plants)
        {
            // What is worst in a corner is worst at either end of levels and cell; the rest is for the full table.
            bool few = _request.Quick;
            foreach (int level in few ? [1, 3, 5] : new[] { 1, 2, 3, 4, 5 })
            {
                foreach (BatteryState battery in BatteryState.All)
                {
                    if (few && battery.Name == "half")
                    {
                        continue;
                    }
                    CaseKey key = Key(plant, level, RateTrial.DepthMicrometres, battery.Name);
                    ulong seed = SeedOf(level, plant.Number);
                    _runs.Add(() => new RateTrial(key, battery.Charge, seed, Gains).Run());
                }
            }
        }
    }

    private void PlanStops(IReadOnlyList<BenchPlant> plants)
    {
        int stops = _request.Quick ? 4 : 10;
        foreach (BenchPlant plant in _request.Quick ? [plants[0]] : plants)
        {
            foreach (int depth in new[] { 500, 1000, 1500, 2000, 2500 })
            {
                int cap = RateLevels.CapOfDepth(depth);
                for (int level = 1; level <= cap; level++)
                {
                    // The corners differ in the motor only: its levels' ends say it.
                    bool isEnd = level == 1 || level == cap;
                    if (isEnd || (plant.IsNominal && !_request.Quick))
                    {
                        CaseKey key = Key(plant, level, depth, "");
                        ulong seed = SeedOf(level, plant.Number + depth);
                        _runs.Add(() => new StopTrial(key, seed, stops).Run());
                    }
                }
            }
        }
    }

    private void PlanMoves(IReadOnlyList<BenchPlant> plants)
    {
        // A pen that differs has another home sensor and screw too, a corner has not.
        BenchPlant[] screws = [plants[0], .. plants.Where(plant => plant.IsRandom)];
        for (int batch = 0; batch * MovesOfBatch < _request.Moves; batch++)
        {
            int moves = Math.Min(MovesOfBatch, _request.Moves - (batch * MovesOfBatch));
            ulong seed = SeedOf(batch, 1000);
            // Every other batch is one of the nominal plant.
            BenchPlant plant = batch % 2 == 0 ? screws[0] : screws[batch / 2 % screws.Length];
            _runs.Add(() => new DepthTrial(Key(plant, 0, 0, ""), seed, moves).Run());
        }
    }

    private void PlanHoming(BenchPlant plant)
    {
        int homings = _request.Quick ? 30 : 200;
        _runs.Add(() => new HomingTrial(Key(plant, 0, 0, ""), SeedOf(0, 2000), homings).Run());
    }

    private ulong SeedOf(int a, int b) => (_request.Seed * 1_000_003) + ((ulong)a * 7919) + (ulong)b;

    private static CaseKey Key(BenchPlant plant, int level, int depth, string battery) =>
        new(plant, level, depth, battery);
}

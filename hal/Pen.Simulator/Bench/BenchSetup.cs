// Which pen the bench is to have.
using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Pen.Hal.Simulated;
using Pen.Simulator.Campaign;
using Pen.Simulator.Commands;
using Pen.Simulator.Hosting;
using Pen.Simulator.Scenarios;

namespace Pen.Simulator.Bench;

/// <summary>All that makes one pen differ from another.</summary>
/// <param name="Seed">Seed of everything random.</param>
/// <param name="Settings">What differs from the reference plant; each key once, checked.</param>
/// <param name="Processor">What the firmware runs on.</param>
internal sealed record BenchSetup(ulong Seed, IReadOnlyList<ParameterSetting> Settings, Processor Processor)
{
    /// <summary>The most that <see cref="Make"/> spreads a plant, as a share.</summary>
    public const double MostSpread = 0.5;

    /// <summary>What a person gets who asks for nothing.</summary>
    public static BenchSetup Reference { get; } = new(1, [], Processor.Ports);

    /// <summary>
    /// A setup whose plant is spread with its seed, with settings over that; null and a sentence if one of them is
    /// not right.
    /// </summary>
    public static BenchSetup? Make(
        ulong seed,
        double spread,
        IEnumerable<ParameterSetting> settings,
        Processor processor,
        out string problem
    )
    {
        problem = "";
        PlantParameters check = new();
        Dictionary<string, double> values = [];
        ParameterSetting[] spreadSettings = spread > 0 ? CampaignPlan.Spread(seed, spread) : [];
        foreach (ParameterSetting setting in spreadSettings.Concat(settings))
        {
            if (ScenarioFiles.Check(check, setting.Key, setting.Value) is string expected)
            {
                problem = $"\"{setting.Key}\"; expected {expected}";
                return null;
            }
            values[setting.Key] = setting.Value;
        }
        return new BenchSetup(
            seed,
            [.. values.Select(entry => new ParameterSetting(entry.Key, entry.Value))],
            processor
        );
    }

    /// <summary>Path and query that restore seed and plant.</summary>
    public string Link
    {
        get
        {
            string plant = string.Join(
                ',',
                Settings.Select(setting =>
                    string.Create(CultureInfo.InvariantCulture, $"{setting.Key}={setting.Value:R}")
                )
            );
            return $"/?seed={Seed}" + (plant.Length > 0 ? "&plant=" + Uri.EscapeDataString(plant) : "");
        }
    }

    /// <summary>The plant, shared with nobody.</summary>
    public PlantParameters Plant()
    {
        PlantParameters plant = new();
        foreach (ParameterSetting setting in Settings)
        {
            plant.Set(setting.Key, setting.Value);
        }
        return plant;
    }
}

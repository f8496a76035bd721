// Plays what a scenario does to a pen, without judging it.
using System.Collections.Generic;
using Pen.Hal.Simulated;
using Pen.Simulator.Running;
using Pen.Simulator.Scenarios;

namespace Pen.Simulator.PowerCuts;

/// <summary>A pen in the hands of a scenario, up to a time.</summary>
internal static class ScenarioHand
{
    /// <summary>The pen that a scenario asks for, off, with files on its flash.</summary>
    public static SimulatedPen MakePen(Scenario scenario, IReadOnlyDictionary<string, byte[]> files)
    {
        PlantParameters plant = new();
        foreach (ParameterSetting setting in scenario.Settings)
        {
            plant.Set(setting.Key, setting.Value);
        }
        SimulatedPen pen = new(plant, scenario.Seed);
        foreach ((string name, byte[] content) in files)
        {
            pen.Board.Flash.SetFile(name, content);
        }
        return pen;
    }

    /// <summary>Plans every step up to and including a time; later ones never happen.</summary>
    public static void Plan(Scenario scenario, long untilMicroseconds, SimulatedPen pen, PenHands hands)
    {
        foreach (ScenarioStep step in scenario.Steps)
        {
            long at = step.Source.AtMicroseconds;
            if (at <= untilMicroseconds && step is not (ExpectStep or GuardStep or NoteStep or EndStep))
            {
                pen.Board.Time.Schedule(at, () => StepActions.Apply(step, pen, hands));
            }
        }
    }
}

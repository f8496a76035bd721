// One thing that may happen next in a campaign.
using System;

namespace Pen.Simulator.Campaign;

/// <summary>A rule of a random campaign.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Weight">How likely it is beside the others whose precondition holds.</param>
/// <param name="When">The precondition.</param>
/// <param name="Do">What happens: lines of a scenario, and the time between them.</param>
internal sealed record Rule(string Name, int Weight, Func<Scene, bool> When, Action<Scene> Do);

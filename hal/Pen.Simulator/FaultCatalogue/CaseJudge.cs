// Whether what was seen of a run is what the fault catalogue demands.
using System;
using System.Collections.Generic;
using System.Linq;
using Pen.Control;

namespace Pen.Simulator.FaultCatalogue;

/// <summary>Judges a run by its case.</summary>
internal sealed class CaseJudge(FaultCase tried, CaseScript script, CaseWatch seen)
{
    private const double FastestShare = 1.15;
    private const long ShallowRetract = 150_000;
    private const long DeepRetract = 200_000;
    private const int ShallowMicrometres = 1500;

    private readonly List<string> _misses = [];

    /// <summary>The outcome.</summary>
    public CaseOutcome Judge()
    {
        long safeAfter = tried.Goal switch
        {
            Goal.Stops => JudgeStop(),
            Goal.Finds => JudgeFinding(),
            Goal.Refuses => JudgeRefusal(),
            Goal.Warns => JudgeWarning(),
            Goal.Continues => JudgeWork(),
            _ => 0,
        };
        if (safeAfter < 0)
        {
            Miss("the safe state never came");
        }
        else if (safeAfter > tried.Bound.Microseconds)
        {
            Miss($"safe after {safeAfter / 1e3:0.0} ms");
        }
        JudgeRules();
        return new CaseOutcome(
            tried,
            script.Variation,
            Detected(),
            safeAfter,
            Since(seen.ReasonAt),
            Since(seen.NeedlesInAt),
            _misses
        );
    }

    private long JudgeStop()
    {
        if (!seen.DrivenAtEvent && !tried.WarnsOfBattery && tried.From != From.Drive)
        {
            Miss("the motor was not driven when the fault came");
        }
        if (seen.IsDrivenBeforeFree)
        {
            Miss("the motor is driven still, or again");
            return -1;
        }
        JudgeReason();
        long safeAt = seen.LastDrivenAt;
        if (tried.Retracts && seen.OutAtEvent)
        {
            if (seen.InwardAt < 0)
            {
                Miss("the needles were not retracted");
                return -1;
            }
            safeAt = Math.Max(safeAt, seen.InwardAt);
            JudgeNeedles();
        }
        return Math.Max(0, safeAt - seen.EventAt);
    }

    // From the stop being seen: the reason is shown in that same period.
    private void JudgeNeedles()
    {
        long limit = script.Variation.DepthMicrometres > ShallowMicrometres ? DeepRetract : ShallowRetract;
        if (seen.NeedlesInAt < 0)
        {
            Miss("the needles never came in");
        }
        else if (seen.ReasonAt >= 0 && seen.NeedlesInAt - seen.ReasonAt > limit)
        {
            Miss($"needles in {(seen.NeedlesInAt - seen.ReasonAt) / 1e3:0} ms after the stop was seen");
        }
    }

    private bool HomedAnew => tried.HomesAnew && seen.FaultAt < 0 && seen.HomedAnewAt >= 0;

    private long JudgeFinding()
    {
        if (HomedAnew)
        {
            return Since(seen.HomedAnewAt);
        }
        if (seen.IsDrivenBeforeFree)
        {
            Miss("the motor is driven still, or again");
        }
        if (seen.FaultAt < 0)
        {
            Miss("nothing was found");
            return -1;
        }
        if (!tried.Reasons.Contains(seen.Fault))
        {
            Miss($"found as {seen.Fault}");
        }
        return Math.Max(0, seen.FaultAt - seen.EventAt);
    }

    private long JudgeRefusal()
    {
        if (seen.EverDriven)
        {
            Miss("the motor was driven");
            return -1;
        }
        if (tried.Verdicts.Count > 0)
        {
            if (seen.RefusedAt >= 0 && !tried.Verdicts.Contains(seen.Verdict))
            {
                Miss($"refused as {seen.Verdict}");
            }
            return Since(seen.RefusedAt);
        }
        if (tried.Reasons.Count == 0)
        {
            return 0;
        }
        JudgeReason();
        return Since(seen.ReasonAt);
    }

    private long JudgeWarning()
    {
        if (!seen.DrivenAtEvent)
        {
            Miss("the motor was not driven when the fault came");
        }
        return Since(seen.PressureWarnedAt);
    }

    private long JudgeWork()
    {
        if (!seen.DrivenAtEvent)
        {
            Miss("the motor was not driven when the fault came");
        }
        if (seen.FirstOffAt >= 0 && seen.FirstOffAt < script.StopAt - CaseScript.ButtonBounce)
        {
            Miss($"the motor was switched off, as {seen.Reason}");
        }
        long longest = tried.LongestBeatMicroseconds;
        if (longest > 0 && seen.LongestBeatMicroseconds > longest)
        {
            Miss($"{seen.LongestBeatMicroseconds / 1e3:0} ms between two heartbeats");
        }
        if (seen.IsDrivenBeforeFree)
        {
            Miss("the motor was not stopped");
            return -1;
        }
        JudgeReason();
        return Math.Max(0, seen.LastDrivenAt - script.StopAt);
    }

    private void JudgeReason()
    {
        if (tried.Reasons.Count > 0 && !tried.Reasons.Contains(seen.Reason))
        {
            Miss(seen.ReasonAt < 0 ? "no reason was shown" : $"shown as {seen.Reason}");
        }
    }

    private void JudgeRules()
    {
        if (seen.Replaced != StopReason.None)
        {
            Miss($"the first reason, {seen.Reason}, was replaced by {seen.Replaced}");
        }
        if (tried.HoldsRate && seen.WorstRateShare > FastestShare)
        {
            Miss($"the rotor reached {seen.WorstRateShare * 100:0} % of the rate set");
        }
        if (tried.WarnsOfBattery)
        {
            JudgeBattery();
        }
        if (tried.LastVerdict is CartridgeVerdict last && seen.LastVerdict != last)
        {
            Miss($"in the end the cartridge is {seen.LastVerdict}, not {last}");
        }
        if (seen.DrivenUnrecorded)
        {
            Miss("driven with a cartridge that was not recorded and marked");
        }
        foreach ((string rule, string actual) in seen.Broken)
        {
            bool turns = rule.StartsWith("invariant 5") || rule.StartsWith("invariant 6");
            if (!turns || !tried.TurnsOn)
            {
                Miss($"{rule}: {actual}");
            }
        }
    }

    private void JudgeBattery()
    {
        if (seen.BatteryWarnedAt < 0 || (seen.ReasonAt >= 0 && seen.BatteryWarnedAt > seen.ReasonAt))
        {
            Miss("no battery warning before the stop");
        }
        if (seen.PowerLostAt >= 0 && (seen.NeedlesInAt < 0 || seen.PowerLostAt < seen.NeedlesInAt))
        {
            Miss("brown-out before the needles were in");
        }
    }

    private string Detected()
    {
        if (tried.Verdicts.Count > 0 && seen.RefusedAt >= 0)
        {
            return seen.Verdict.ToString();
        }
        return tried.Goal switch
        {
            Goal.Warns => seen.PressureWarnedAt >= 0 ? "pressure warning" : "-",
            Goal.Finds when HomedAnew => "homed anew",
            Goal.Finds => seen.Fault.ToString(),
            Goal.Continues => "ridden out",
            Goal.Refuses when tried.Reasons.Count == 0 => "no start",
            Goal.NeverUnrecorded when seen.Reason == StopReason.None => seen.EverDriven ? "runs" : "no start",
            _ => seen.ReasonAt < 0 ? "-" : seen.Reason.ToString(),
        };
    }

    // What came before the event came at once.
    private long Since(long at) => at < 0 ? -1 : Math.Max(0, at - seen.EventAt);

    private void Miss(string what) => _misses.Add(what);
}

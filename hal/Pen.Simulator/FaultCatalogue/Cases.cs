// All cases of the fault catalogue, and the usual forms of one.
using System.Collections.Generic;
using Pen.Control;

namespace Pen.Simulator.FaultCatalogue;

internal static class Cases
{
    private const long Watched = 800 * CaseScript.Millisecond;

    /// <summary>All cases but the pairs of F25, in the order of the catalogue.</summary>
    public static IReadOnlyList<FaultCase> All { get; } =
    [
        .. MotorCases.All,
        .. DepthCases.All,
        .. CartridgeCases.All,
        .. SupplyCases.All,
        .. ProcessorCases.All,
        .. OperatorCases.All,
    ];

    /// <summary>Something comes over a running pen, which must stop, and must not start again.</summary>
    public static FaultCase Running(
        string id,
        string name,
        string where,
        Bound bound,
        IReadOnlyList<StopReason> reasons,
        params string[] lines
    ) =>
        new(
            id,
            name,
            where,
            Goal.Stops,
            bound,
            script => script.Run().Fault(lines).Wait(bound.Microseconds).TryAfter(Watched)
        )
        {
            Reasons = reasons,
            Lines = lines,
        };

    /// <summary>Something comes over a pen that is ready for a start, which must say so, and must not start.</summary>
    public static FaultCase Resting(
        string id,
        string name,
        string where,
        Bound bound,
        IReadOnlyList<StopReason> reasons,
        params string[] lines
    ) =>
        new(
            id,
            name,
            where,
            Goal.Refuses,
            bound,
            script =>
                script.PowerOn().Insert().Choose().Fault(lines).Wait(bound.Microseconds).TryAfter(Watched)
        )
        {
            Reasons = reasons,
            Every = 3,
        };

    /// <summary>Something is wrong from power-up on; the pen must say so, and must not start.</summary>
    public static FaultCase FromPowerUp(
        string id,
        string name,
        string where,
        Bound bound,
        IReadOnlyList<StopReason> reasons,
        params string[] lines
    ) =>
        new(id, name, where, Goal.Refuses, bound, script => Begin(script.Event(), lines).Insert().TryStart())
        {
            Reasons = reasons,
            Every = 6,
        };

    /// <summary>Something comes over a running pen that must not be disturbed, and must still stop.</summary>
    public static FaultCase Undisturbed(
        string id,
        string name,
        string where,
        Bound bound,
        params string[] lines
    ) =>
        new(
            id,
            name,
            where,
            Goal.Continues,
            bound,
            script => script.Run().Fault(lines).Wait(Watched).Stop().Wait(Watched)
        )
        {
            Every = 2,
        };

    private static CaseScript Begin(CaseScript script, string[] lines)
    {
        foreach (string line in lines)
        {
            script.Do(line);
        }
        return script.PowerOn();
    }
}

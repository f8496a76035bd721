// What is to be said of a dump's integrity.
namespace Pen.Simulator.Journals;

/// <summary>How bad a finding is.</summary>
public enum FindingKind
{
    /// <summary>In the ordinary course of things: nothing is damaged.</summary>
    Note,

    /// <summary>Damaged, and nothing is known to be lost by it: the other copy holds what was there.</summary>
    Damaged,

    /// <summary>Damaged, and nothing else holds what was there.</summary>
    Lost,
}

/// <summary>One finding.</summary>
/// <param name="Kind">How bad it is.</param>
/// <param name="Place">File on the flash, or line of a serial dump.</param>
/// <param name="Offset">First byte concerned in the file; null if it is about the whole.</param>
/// <param name="Length">Bytes concerned; 0 if that is not known.</param>
/// <param name="Records">Records concerned; 0 if that is not known.</param>
/// <param name="What">What was found, in words.</param>
/// <param name="SuppliedBy">File that holds what was there; null if none does or none is needed.</param>
public sealed record JournalFinding(
    FindingKind Kind,
    string Place,
    int? Offset,
    int Length,
    int Records,
    string What,
    string? SuppliedBy
)
{
    /// <summary>The finding in one line.</summary>
    public override string ToString()
    {
        string place = Offset is int offset ? $"{Place} at 0x{offset:X4}, {Length} bytes" : Place;
        string outcome = (Kind, SuppliedBy) switch
        {
            (FindingKind.Lost, _) => "; lost",
            (_, string file) => $"; supplied by {file}",
            _ => "",
        };
        return $"{place}: {What}{outcome}";
    }
}

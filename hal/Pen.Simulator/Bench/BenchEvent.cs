// Something that happened on the bench, as pages are told of it.
using Pen.Control;

namespace Pen.Simulator.Bench;

/// <summary>Where an event comes from.</summary>
internal enum BenchEventKind
{
    /// <summary>A page did something to the pen.</summary>
    Act,

    /// <summary>The pen changed its mind.</summary>
    Pen,

    /// <summary>The pen stopped.</summary>
    Stop,

    /// <summary>The pen broke a standing rule.</summary>
    Broken,

    /// <summary>Another page operates.</summary>
    Control,

    /// <summary>The bench itself has something to say.</summary>
    Bench,
}

/// <summary>An event.</summary>
/// <param name="AtMicroseconds">World time.</param>
/// <param name="Kind">Where it comes from.</param>
/// <param name="Text">What happened, in a sentence.</param>
/// <param name="Reason">Of a stop.</param>
/// <param name="Page">Which page did it; 0 for none.</param>
internal sealed record BenchEvent(
    long AtMicroseconds,
    BenchEventKind Kind,
    string Text,
    StopReason Reason = StopReason.None,
    int Page = 0
)
{
    /// <summary>Worth keeping longer than what hands and pen did.</summary>
    public bool IsStop => Kind is BenchEventKind.Stop or BenchEventKind.Broken;
}

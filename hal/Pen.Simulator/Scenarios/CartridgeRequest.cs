// Which cartridge a scenario or a person asks for.
namespace Pen.Simulator.Scenarios;

/// <summary>Kinds of cartridge that can be seated.</summary>
public enum CartridgeKind
{
    /// <summary>Straight from its blister.</summary>
    Fresh,

    /// <summary>A serial of its own, with the use mark already set.</summary>
    Used,

    /// <summary>A 1-Wire memory of another family.</summary>
    Foreign,

    /// <summary>Contents that fail their check.</summary>
    BadCrc,

    /// <summary>Sound contents of a format that nobody knows.</summary>
    UnknownFormat,

    /// <summary>The very cartridge that was taken out last.</summary>
    Same,

    /// <summary>A forgery: the serial of the cartridge seated last, without its use mark.</summary>
    Clone,

    /// <summary>Fresh, for shallow work only: 1.0 mm unless said otherwise.</summary>
    ShortLimit,

    /// <summary>A ROM that fails its check.</summary>
    BadRom,

    /// <summary>Its mark could be wiped: the page of the mark is not in the mode in which bits only go from 1 to 0.</summary>
    Unprotected,

    /// <summary>Its memory does not answer.</summary>
    Dead,

    /// <summary>Its contacts are shorted.</summary>
    Shorted,

    /// <summary>Sound, but for a use mark that cannot be written: the chip says done and stays as it was.</summary>
    Unmarkable,

    /// <summary>The service cartridge of the bench self-test: no needles, and no treatment with it ever.</summary>
    Service,

    /// <summary>Whatever an image file holds.</summary>
    File,
}

/// <summary>A kind of cartridge and what differs from that kind's defaults; null keeps the default.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Needles">Needles, 1 to 36.</param>
/// <param name="MaxDepthMicrometres">The cartridge's own depth limit.</param>
/// <param name="MaxRateMillihertz">The cartridge's own rate limit.</param>
/// <param name="Serial">The 48 bits of serial in its ROM.</param>
/// <param name="Lot">Its lot: 1 to 8 characters of printable ASCII.</param>
/// <param name="Image">The image itself, whole; for <see cref="CartridgeKind.File"/>, where nothing else counts.</param>
public sealed record CartridgeRequest(
    CartridgeKind Kind,
    int? Needles = null,
    int? MaxDepthMicrometres = null,
    int? MaxRateMillihertz = null,
    long? Serial = null,
    string? Lot = null,
    byte[]? Image = null
);

// The electrical types of pins, as KiCad names them.
namespace Pen.Hardware.Model;

/// <summary>Electrical type of a pin. The names are KiCad's, without their underscores.</summary>
public enum PinKind
{
    /// <summary>Reads a level; needs a driver.</summary>
    Input,

    /// <summary>Drives both levels.</summary>
    Output,

    /// <summary>Reads or drives, as firmware or circuit decides.</summary>
    Bidirectional,

    /// <summary>Drives both levels or none.</summary>
    TriState,

    /// <summary>Neither reads nor drives by itself: resistors, coils, contacts, channels of transistors.</summary>
    Passive,

    /// <summary>Takes supply.</summary>
    PowerIn,

    /// <summary>Gives supply.</summary>
    PowerOut,

    /// <summary>Drives low or not at all.</summary>
    OpenCollector,

    /// <summary>Has no function inside, or must be left alone.</summary>
    NoConnect,
}

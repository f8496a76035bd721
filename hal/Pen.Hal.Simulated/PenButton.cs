// The pen's buttons by name.
namespace Pen.Hal.Simulated;

/// <summary>The pen's buttons.</summary>
public enum PenButton
{
    /// <summary>Start/Stop.</summary>
    StartStop,

    /// <summary>Speed+.</summary>
    SpeedUp,

    /// <summary>Speed-.</summary>
    SpeedDown,

    /// <summary>Depth+.</summary>
    DepthUp,

    /// <summary>Depth-.</summary>
    DepthDown,
}

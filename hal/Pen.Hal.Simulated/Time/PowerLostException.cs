// How a firmware thread learns that the power went while it was blocked.
using System;

namespace Pen.Hal.Simulated;

/// <summary>Thrown out of a blocking call when the power is cut under it. Firmware never catches it by name.</summary>
public sealed class PowerLostException : Exception { }

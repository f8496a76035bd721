// On what the firmware of a simulated pen runs.
namespace Pen.Simulator.Hosting;

/// <summary>The forms in which the firmware is given a processor.</summary>
public enum Processor
{
    /// <summary>None: the firmware sits on the board's simulated ports, which is fastest.</summary>
    Ports,

    /// <summary>A virtual ESP32-S3 on the reference board, with the program as the device starts it.</summary>
    Esp32S3,

    /// <summary>A virtual classic ESP32, likewise.</summary>
    Esp32,
}

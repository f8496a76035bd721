// One channel of the analog-to-digital converter: gain error, noise, clipping, twelve bits.
using System;

namespace Pen.Hal.Simulated;

/// <summary>The gain error is the converter's own and stays; the noise is drawn for each conversion.</summary>
internal sealed class AnalogChannel(PlantParameters parameters, SeededRandom random, Func<double> nodeVolts)
{
    public const int MaximumCode = 4095;

    private readonly double _gainDraw = random.NextSigned();

    /// <summary>What arrives of a code; null: all of it.</summary>
    public Func<int, int>? Fault { get; set; }

    public static int Clip(double code) => (int)Math.Clamp(Math.Floor(code + 0.5), 0, MaximumCode);

    public int Convert()
    {
        int sound = Sound();
        return Fault == null ? sound : Fault(sound);
    }

    private int Sound()
    {
        double gain = 1 + (_gainDraw * parameters.AdcGainError);
        int noise = (int)parameters.AdcNoise;
        double code = nodeVolts() * gain / parameters.AdcFullScale * MaximumCode;
        int drawn = random.NextUpTo(2 * noise) - noise;
        return Math.Clamp((int)Math.Floor(code + 0.5) + drawn, 0, MaximumCode);
    }
}

internal sealed class AnalogPort(PowerSession power, AnalogChannel channel) : IAnalogInput
{
    public int ReadRaw() => power.IsAlive ? channel.Convert() : 0;
}

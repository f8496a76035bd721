// System.Device.Pwm: duty on a pin.
using VirtualEsp32;

namespace System.Device.Pwm;

/// <summary>One channel. Disposing it leaves its output as it is.</summary>
public sealed class PwmChannel : IDisposable
{
    private readonly LedControl _leds;
    private readonly int _pin;
    private int _frequency;

    private PwmChannel(LedControl leds, int pin, int frequency, double duty)
    {
        _leds = leds;
        _pin = pin;
        _frequency = frequency;
        DutyCycle = duty;
    }

    /// <summary>Hertz.</summary>
    public int Frequency
    {
        get => _frequency;
        set
        {
            if (value <= 0)
            {
                throw new ArgumentException("A frequency is positive.");
            }

            _frequency = value;
        }
    }

    /// <summary>
    /// 0 to 1, in units of a ten-thousandth, cut off. Applied at once, unless any channel was stopped since the
    /// last start of one: then it is only stored.
    /// </summary>
    public double DutyCycle
    {
        get => _leds.StoredDuty(_pin);
        set => _leds.SetDuty(_pin, _frequency, value);
    }

    /// <summary>The channel of a pin that has a PWM function; null for any other pin.</summary>
    public static PwmChannel? CreateFromPin(int pin, int frequency = 400, double dutyCyclePercentage = 0.5)
    {
        VirtualChip chip = VirtualChip.Current;
        return chip.Functions.HasPwm(pin)
            ? new PwmChannel(chip.Leds, pin, frequency, dutyCyclePercentage)
            : null;
    }

    /// <summary>Starts the output at the stored duty.</summary>
    public void Start() => _leds.Start(_pin, _frequency);

    /// <summary>The output goes low, and every channel stops taking duties.</summary>
    public void Stop() => _leds.Stop(_pin);

    /// <summary>Does not touch the output.</summary>
    public void Dispose() { }
}

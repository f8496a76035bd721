// nanoFramework.Hardware.Esp32: pin functions, the microsecond timer, sleep.
using VirtualEsp32;

namespace nanoFramework.Hardware.Esp32;

/// <summary>What a pin can be wired to inside the processor, as far as it is modelled.</summary>
public enum DeviceFunction
{
    /// <summary>First I2C bus, data.</summary>
    I2C1_DATA = 131328,

    /// <summary>First I2C bus, clock.</summary>
    I2C1_CLOCK = 131329,

    /// <summary>Second I2C bus, data.</summary>
    I2C2_DATA = 131584,

    /// <summary>Second I2C bus, clock.</summary>
    I2C2_CLOCK = 131585,

    /// <summary>Third UART, out.</summary>
    COM3_TX = 197376,

    /// <summary>Third UART, in.</summary>
    COM3_RX = 197377,

    /// <summary>First PWM output.</summary>
    PWM1 = 262400,

    /// <summary>Second PWM output.</summary>
    PWM2 = 262656,
}

/// <summary>Results of the maker's library.</summary>
public enum EspNativeError
{
    /// <summary>Done.</summary>
    OK = 0,

    /// <summary>Not with these arguments.</summary>
    INVALID_ARG = 258,
}

/// <summary>Which pin has which function.</summary>
public class Configuration
{
    /// <summary>Gives a pin a function. Throws if it cannot have it.</summary>
    public static void SetPinFunction(int pin, DeviceFunction value) =>
        VirtualChip.Current.Functions.Set(pin, value);

    /// <summary>The pin of a function; -1 if none.</summary>
    public static int GetFunctionPin(DeviceFunction function) =>
        VirtualChip.Current.Functions.PinOf(function);
}

/// <summary>The microsecond timer.</summary>
public class HighResTimer
{
    /// <summary>Microseconds since boot.</summary>
    public static ulong GetCurrent() => (ulong)VirtualChip.Current.NowMicroseconds;
}

/// <summary>Sleep and what ends it.</summary>
public class Sleep
{
    /// <summary>Pins that can wake, as bits.</summary>
    public enum WakeupGpioPin : ulong
    {
        /// <summary>None.</summary>
        None = 0,

        /// <summary>GPIO 4.</summary>
        Pin4 = 1UL << 4,

        /// <summary>GPIO 27.</summary>
        Pin27 = 1UL << 27,
    }

    /// <summary>Arms one pin: at that level, 0 or 1, deep sleep ends. INVALID_ARG for a pin that cannot.</summary>
    public static EspNativeError EnableWakeupByPin(WakeupGpioPin pin, int level) =>
        VirtualChip.Current.ArmWakeup((ulong)pin, level) ? EspNativeError.OK : EspNativeError.INVALID_ARG;

    /// <summary>The processor stops; waking is a new boot. Does not return to a firmware thread.</summary>
    public static void StartDeepSleep() => VirtualChip.Current.FallAsleep();
}

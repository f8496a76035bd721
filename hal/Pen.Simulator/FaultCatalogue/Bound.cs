// How long a fault may take to be met, as the fault catalogue has it.
namespace Pen.Simulator.FaultCatalogue;

/// <summary>A bound: the catalogue's own words, and the time that they mean here.</summary>
/// <param name="Words">As the catalogue says it.</param>
/// <param name="Microseconds">The same as a time from the physical event.</param>
internal sealed record Bound(string Words, long Microseconds)
{
    private const long Millisecond = 1000;

    /// <summary>One control period.</summary>
    public static readonly Bound OnePeriod = new("one period", 20 * Millisecond);

    /// <summary>
    /// One homing: the carriage seeks from anywhere, 3.5 mm in hops of a period each, and leaves the sensor.
    /// </summary>
    public static readonly Bound OneHoming = new("one homing", 3000 * Millisecond);

    /// <summary>
    /// The next stop: a retract from 2.5 mm (200 ms), and the check of the home position that ends it; from the end of
    /// the bounce of the button that stops.
    /// </summary>
    public static readonly Bound NextStop = new("next stop", 1500 * Millisecond);

    /// <summary>
    /// One period in which a button is read, from the end of its bounce on: until then a look may find it either way.
    /// </summary>
    public static readonly Bound Pressed = new("20 ms after bounce", 20 * Millisecond);

    /// <summary>A boot: the power-up test, the mounting of the journal, one homing.</summary>
    public static readonly Bound Boot = new("boot", 6000 * Millisecond);

    /// <summary>A boot, or the answer to a start.</summary>
    public static readonly Bound BootOrStart = new("boot or start", 6000 * Millisecond);

    /// <summary>No bound but that nothing is disturbed; what is measured is how a stop is met meanwhile.</summary>
    public static readonly Bound None = new("-", 20 * Millisecond);

    // A tick of the runtime, to which its sleep is rounded, and the work of a period.
    private const long Tick = 15 * Millisecond;
    private const long Short = 40 * Millisecond;

    /// <summary>
    /// The same where periods begin at ticks of the runtime: bounds of a period or two are given one tick more.
    /// </summary>
    public Bound OnChip() => Microseconds > Short ? this : new Bound(Words + " + tick", Microseconds + Tick);

    /// <summary>So many milliseconds.</summary>
    public static Bound Of(int milliseconds) => new($"{milliseconds} ms", milliseconds * Millisecond);
}

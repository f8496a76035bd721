// Puts a netlist, its parameters and what happens to it together into a run of ngspice.
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace Pen.Hardware.Failsafe;

/// <summary>One run: a netlist under a script, at a temperature, with parameters of its models.</summary>
public sealed class ChainDeck
{
    /// <summary>What drives the motor unless a deck says otherwise: a resistor, 47 Ohm.</summary>
    public const string PlainLoad = "Rload MOTOR_P MOTOR_N 47";

    /// <summary>
    /// Where the current limit is not what is asked about, a driver that chops tries again after 50 ms, not after 20 us, and one that
    /// its over-current protection took off after 20 ms, not after 1.35 ms. In the
    /// cases of the chain it chops only into the brake or into a fault, and every time costs a hundred steps. Asleep it forgets.
    /// </summary>
    public static IReadOnlyDictionary<string, double> SlowRetry { get; } =
        new Dictionary<string, double> { ["rchop"] = 2.88e6, ["rocp"] = 288e3 };

    // Looser than SPICE's own where it costs no truth. What must not be loose: reltol times trtol above 0.03 lets a step
    // of any length pass over the whole swing of a node (Gear's second order, equal steps), and with it over a pulse of
    // the edge detectors, which are shorter than the longest step. Where the solver finds no way past a switch, the next set makes it come there by other steps.
    private static readonly string[] Accuracies =
    [
        "reltol=2e-3 trtol=5 chgtol=1e-12 itl4=60",
        "reltol=1e-3 trtol=7 chgtol=1e-13 itl4=100",
        "reltol=5e-3 trtol=2 chgtol=1e-12 itl4=200",
        "reltol=2e-3 trtol=5 chgtol=1e-12 itl4=200 cshunt=1e-12",
    ];

    private const string Surroundings = """
        Rcell CELL CLIP 0.15
        Scell CLIP VBAT cellin 0 clip
        Eleak LEAK 0 3V3 0 {leak}
        Rleak1 Q104_G LEAK 33meg
        Rleak2 BRAKE_G LEAK 33meg
        Ebeat beat 0 vol='V(hb)*V(3V3)'
        Rbeat beat HEARTBEAT 50
        Sgate1 3V3 MOTOR_GATE gatehigh 0 line
        Sgate2 MOTOR_GATE 0 gatelow 0 line
        Sswitch 3V3 CARTRIDGE contact 0 line
        Epwm pwmd 0 vol='V(pwm)*V(3V3)'
        Rpwm pwmd MOTOR_PWM 50
        .model line sw(vt=0.5 vh=0.1 ron=50 roff=1g)
        .model clip sw(vt=0.5 vh=0.1 ron=1m roff=1g)
        Sjam MOTOR_P JAM1 jam 0 clip
        Ljam JAM1 JAM2 0.1m
        Rjam JAM2 MOTOR_N 1.1
        Gprog CART_MEMORY 0 prog 0 0.8m
        Cprog CART_MEMORY 0 1n
        """;

    private readonly Netlist _netlist;
    private readonly LineScript _script;

    /// <summary>A run of a netlist under a script.</summary>
    public ChainDeck(Netlist netlist, LineScript script)
    {
        _netlist = netlist;
        _script = script;
    }

    /// <summary>Where inputs and gates without a driver go: 0 ground, 1 supply.</summary>
    public double Leak { get; init; } = 0.5;

    /// <summary>Degrees Celsius.</summary>
    public double Celsius { get; init; } = 25;

    /// <summary>Parameters of the models by name, in place of their own values.</summary>
    public IReadOnlyDictionary<string, double> Parameters { get; init; } = new Dictionary<string, double>();

    /// <summary>Parameters of device models, such as BC847 BF, in place of their own values.</summary>
    public IReadOnlyDictionary<(string Model, string Parameter), double> Devices { get; init; } =
        new Dictionary<(string, string), double>();

    /// <summary>Lines in place of <see cref="PlainLoad"/>.</summary>
    public string Load { get; init; } = PlainLoad;

    /// <summary>Longest time step in seconds.</summary>
    public double LongestStep { get; init; } = 0.5e-3;

    /// <summary>What is kept of the run: nodes, or expressions that SPICE can save.</summary>
    public IReadOnlyList<string> Kept { get; init; } =
    [
        "MOTOR_P",
        "MOTOR_N",
        "MOTOR_NSLEEP",
        "VM",
        "VBAT",
        "SLOW_ENOUGH",
        "ALIVE_A",
        "ALIVE_B",
        "SUPPLY_A",
        "3V3",
        "CART_MEMORY",
        "i(Ljam)",
    ];

    /// <summary>Simulates until the script's end. Throws <see cref="SpiceException"/>.</summary>
    public Waveforms Run()
    {
        for (int i = 0; ; i++)
        {
            try
            {
                return Spice.Run(Text(i), _script.Now);
            }
            catch (SpiceException exception)
                when (i + 1 < Accuracies.Length && exception.Message.Contains("Timestep too small"))
            {
                // Comes by other steps.
            }
        }
    }

    /// <summary>The whole netlist, for a person too.</summary>
    /// <param name="attempt">Which set of the solver's options, from 0.</param>
    public string Text(int attempt = 0)
    {
        StringBuilder text = new("* The fail-safe chain in one of its cases.\n");
        text.Append(WithParameters(_netlist.Models)).Append('\n');
        text.Append(Line($".param leak={Leak}\n.temp {Celsius}\n"));
        text.AppendJoin('\n', _netlist.Elements).Append('\n');
        text.Append(Surroundings).Append('\n').Append(_script.Text()).Append(Load).Append('\n');
        text.Append(".options method=gear abstol=1e-9 vntol=1e-5 ").Append(Accuracies[attempt]).Append('\n');
        text.Append(".save ").AppendJoin(' ', Kept.Select(Saved)).Append('\n');
        text.Append(Line($".tran 1m {_script.Now} 0 {LongestStep} uic\n.end\n"));
        return text.ToString();
    }

    private static string Saved(string what) =>
        what.Contains('(') || what.Contains('#') ? what : $"v({what})";

    private static string Line(System.FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    // Parameters are changed where they stand, so that a wrong name is an error and not a new parameter.
    private string WithParameters(string models)
    {
        foreach ((string name, double value) in Parameters)
        {
            models = Replace(models, $" {name}=", value);
        }

        foreach (((string model, string parameter), double value) in Devices)
        {
            int at = models.IndexOf($".model {model} ", System.StringComparison.Ordinal);
            int end = at < 0 ? -1 : models.IndexOf('\n', at);
            string line = at < 0 ? "" : models[at..end];
            string changed = Replace(
                line,
                line.Contains($"({parameter}=") ? $"({parameter}=" : $" {parameter}=",
                value
            );
            models = models[..at] + changed + models[end..];
        }

        return models;
    }

    private static string Replace(string text, string assignment, double value)
    {
        int at = text.IndexOf(assignment, System.StringComparison.Ordinal);
        if (at < 0)
        {
            throw new System.ArgumentException($"No parameter {assignment.Trim()} in the models.");
        }

        int begin = at + assignment.Length;
        int end = begin;
        while (end < text.Length && !" )\n".Contains(text[end]))
        {
            end++;
        }

        return text[..begin] + value.ToString("G9", CultureInfo.InvariantCulture) + text[end..];
    }
}

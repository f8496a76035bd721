// The simulated board: a circuit of pins, peripherals and a plant under a virtual clock.
using System;
using System.Collections.Generic;

namespace Pen.Hal.Simulated;

/// <summary>
/// One pen's board, its hand tools and the world around it. Single-threaded by construction: firmware code that
/// blocks runs on a <see cref="VirtualTime"/> thread, in lock-step. Same parameters, seed and calls: same run,
/// to the bit, on any machine.
/// </summary>
public sealed class SimulatedBoard
{
    private const ulong DisplayStream = 99;

    private readonly Ssd1306 _display = new();
    private readonly DisplaySite _displaySite;
    private readonly CartridgeMemorySite _memorySite = new();
    private readonly Circuit _circuit;
    private PowerSession? _power;
    private PenBoard? _ports;

    /// <summary>Builds a board that is off: no power, no cartridge, no skin, battery as the parameters say.</summary>
    public SimulatedBoard(PlantParameters parameters, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        Parameters = parameters;
        Time = new VirtualTime();
        CartridgeLine = new OneWireLine(Time, parameters, new SeededRandom(seed, 1));
        Flash = new SimulatedFlash(parameters, new SeededRandom(seed, 2));
        _circuit = new Circuit(parameters, Time, seed);
        Truth = new PlantTruth(_circuit.Motor, _circuit.Screw);
        _displaySite = new DisplaySite(new SeededRandom(seed, DisplayStream));
        Dictionary<FaultSite, IFaultable> sites = _circuit.FaultSites();
        sites.Add(FaultSite.Display, _displaySite);
        sites.Add(FaultSite.CartridgeMemory, _memorySite);
        sites.Add(FaultSite.CartridgeLine, new CartridgeLineSite(CartridgeLine));
        sites.Add(FaultSite.Flash, new FlashSite(Flash));
        sites.Add(FaultSite.ControlLoop, new ControlLoopSite(Time, new Repeater(Time)));
        Faults = new BoardFaults(Time, sites);
        Time.Interruption = PowerOff;
    }

    /// <summary>What is wrong with the board, and the way to make it so.</summary>
    public BoardFaults Faults { get; }

    /// <summary>The plant's parameters. Changing one acts from the next plant step on.</summary>
    public PlantParameters Parameters { get; }

    /// <summary>Virtual time: world clock, scheduled events and the firmware's blocking threads.</summary>
    public VirtualTime Time { get; }

    /// <summary>
    /// The ports to build the firmware on. Made anew at every power-up (the old ones are dead): take them after
    /// <see cref="PowerOn"/>.
    /// </summary>
    public PenBoard Ports => _ports ?? throw new InvalidOperationException("The board was never powered on.");

    /// <summary>The processor is supplied and awake.</summary>
    public bool IsPowered => _power is { IsAlive: true };

    /// <summary>The processor sleeps: Start/Stop wakes it.</summary>
    public bool IsAsleep { get; private set; }

    /// <summary>Set by who stands for the processor: pressing Start/Stop ends its sleep.</summary>
    internal bool WakesByStartStop { get; set; } = true;

    /// <summary>A rising edge on the step line, from whatever drives it.</summary>
    internal void PulseStep() => _circuit.OnStepEdge();

    /// <summary>Called for each pulse that the audit's counter gets.</summary>
    internal Action? StepCounted
    {
        set => _circuit.StepCounted = value;
    }

    /// <summary>Battery in (or the processor woken): registers at reset values, firmware clock at zero.</summary>
    public void PowerOn()
    {
        if (IsPowered)
        {
            return;
        }

        IsAsleep = false;
        _power = new PowerSession(Time);
        _display.Restart();
        _ports = _circuit.PowerOn(_power);
        _ports.CartridgeBus = new OneWirePort(_power, CartridgeLine, Parameters);
        _ports.Storage = new StoragePort(_power, Flash, Parameters);
        _ports.Serial = new SerialPort(_power, Serial, Parameters);
        _ports.Display = new DisplayPort(_power, _display, _displaySite, Parameters);
        _ports.Power = new PowerPort(_power, FallAsleep);
        OnPowerChanged();
    }

    /// <summary>Power cut at once: outputs fall to their pull-downs, writes under way are torn, threads end.</summary>
    public void PowerOff()
    {
        IsAsleep = false;
        StopProcessor();
    }

    private void FallAsleep()
    {
        IsAsleep = true;
        StopProcessor();
    }

    private void StopProcessor()
    {
        if (!IsPowered)
        {
            return;
        }

        _power!.End();
        _circuit.PowerOff();
        Flash.LosePower();
        CartridgeLine.LosePullUp();
        // What stood does not stand any more when it comes back.
        Faults.Clear(FaultSite.ControlLoop);
        Time.EndThreads();
        OnPowerChanged();
    }

    /// <summary>Raised after the board was powered on, off, or went to sleep.</summary>
    public event Action? PowerChanged;

    /// <summary>Presses or releases a button; its contacts bounce. Start/Stop wakes a pen that sleeps.</summary>
    public void SetButton(PenButton button, bool pressed)
    {
        _circuit.PutButton(button, pressed);
        if (IsAsleep && WakesByStartStop && pressed && button == PenButton.StartStop)
        {
            Time.Schedule(Time.NowMicroseconds, PowerOn);
        }
    }

    /// <summary>True while a finger is on the button.</summary>
    public bool IsPressed(PenButton button) => _circuit.IsPressed(button);

    /// <summary>Seats a cartridge; the presence switch bounces. Throws if one is seated.</summary>
    public void InsertCartridge(CartridgeChip cartridge)
    {
        ArgumentNullException.ThrowIfNull(cartridge);
        if (Cartridge != null)
        {
            throw new InvalidOperationException("A cartridge is seated already.");
        }

        Cartridge = cartridge;
        CartridgeLine.Attach(cartridge);
        _memorySite.Seat(cartridge);
        _circuit.SeatCartridge(true);
    }

    /// <summary>Pulls the cartridge out and returns it; null if there was none.</summary>
    public CartridgeChip? RemoveCartridge()
    {
        CartridgeChip? removed = Cartridge;
        if (removed != null)
        {
            CartridgeLine.Detach(removed);
            _memorySite.Seat(null);
            Cartridge = null;
            _circuit.SeatCartridge(false);
        }

        return removed;
    }

    /// <summary>The seated cartridge or null.</summary>
    public CartridgeChip? Cartridge { get; private set; }

    /// <summary>The 1-Wire line between pen and cartridge.</summary>
    public OneWireLine CartridgeLine { get; }

    /// <summary>Plugs or unplugs the charger.</summary>
    public void SetCharger(bool plugged) => _circuit.PlugCharger(plugged);

    /// <summary>True while a charger is plugged in, whatever its line says.</summary>
    public bool IsChargerPlugged => _circuit.IsPlugged;

    /// <summary>Mean torque over a revolution that the skin asks for, in newton metres; 0 is air.</summary>
    public double SkinMeanTorque
    {
        get => _circuit.SkinMeanTorque;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            _circuit.SkinMeanTorque = value;
        }
    }

    /// <summary>Battery state of charge, 0 to 1.</summary>
    public double BatteryCharge
    {
        get => _circuit.Motor.StateOfCharge;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 1);
            _circuit.Motor.StateOfCharge = value;
        }
    }

    /// <summary>The true values of the plant, for traces and tests.</summary>
    public PlantTruth Truth { get; }

    /// <summary>The levels on the board's nets, for traces and tests.</summary>
    public BoardSignals Signals => _circuit.Signals;

    /// <summary>The flash as bytes, for dumps; survives power.</summary>
    public SimulatedFlash Flash { get; }

    /// <summary>What came over the serial port; survives power, as the listener has his own.</summary>
    public SerialCapture Serial { get; } = new();

    /// <summary>What the display shows: 128 x 32 pixels, row by row; all false while it is off.</summary>
    public bool GetDisplayPixel(int x, int y) => IsPowered && _display.GetPixel(x, y);

    internal void OnPowerChanged() => PowerChanged?.Invoke();
}

// An ESP32 on a simulated board: what the device API acts on, and where firmware threads run.
using System;
using Pen.Hal.Simulated;

namespace VirtualEsp32;

/// <summary>
/// The processor of one simulated board, wired as the board file says and not as the firmware thinks. One
/// managed thread runs at a time, and none while a native call takes its time. Chips of different boards do not
/// know of each other: each thread of the host has its own current one.
/// </summary>
public sealed class VirtualChip
{
    [ThreadStatic]
    private static VirtualChip? _current;

    private readonly BoardFile _file;
    private Action? _main;
    private bool _wakesAtStartStop;
    private ulong _wakePin;
    private int _wakeLevel;

    /// <summary>A chip on a board; by default on the pen's own. It takes over the board's power events.</summary>
    public VirtualChip(SimulatedBoard board, BoardFile? file = null)
    {
        ArgumentNullException.ThrowIfNull(board);
        Board = board;
        _file = file ?? BoardFile.Esp32S3;
        Interpreter = new Interpreter(board.Time);
        Reset();
        board.PowerChanged += OnPowerChanged;
    }

    /// <summary>The chip that device API calls of this thread go to. Throws if it has none.</summary>
    public static VirtualChip Current =>
        _current ?? throw new InvalidOperationException("Device API was called outside of any virtual chip.");

    /// <summary>The board around the chip.</summary>
    public SimulatedBoard Board { get; }

    /// <summary>Name of the firmware target.</summary>
    public string TargetName => _file.Target;

    /// <summary>What is the matter with the display's bus.</summary>
    public VirtualBusState DisplayBus { get; set; }

    /// <summary>
    /// An exception that nobody caught ended a thread. As on the device, that thread alone: everything else,
    /// and the motor's duty, goes on.
    /// </summary>
    public event Action<Exception>? ThreadDied;

    /// <summary>Device API calls of the calling thread go to this chip from now on.</summary>
    public void MakeCurrent() => _current = this;

    /// <summary>
    /// Powers the board, if it is not, and runs a main thread: now, and afresh at every power-up and wake.
    /// </summary>
    public void Boot(Action main)
    {
        ArgumentNullException.ThrowIfNull(main);
        _main = main;
        if (Board.IsPowered)
        {
            StartMain();
        }
        else
        {
            Board.PowerOn();
        }
    }

    /// <summary>
    /// The firmware starts anew while the processor stays powered, as after a deployment or a fatal error:
    /// threads end and pins come free, but outputs keep their levels and the PWM its duty.
    /// </summary>
    public void RestartFirmware(Action main)
    {
        ArgumentNullException.ThrowIfNull(main);
        _main = main;
        Board.Time.EndThreads();
        Pins.ReleaseAll();
        Counters.ReleaseAll();
        Functions = new PinFunctions(_file);
        Interpreter.Restart();
        StartMain();
    }

    internal Interpreter Interpreter { get; }

    internal Wiring Wiring { get; private set; } = null!;

    internal ChipPins Pins { get; private set; } = null!;

    internal PinFunctions Functions { get; private set; } = null!;

    internal LedControl Leds { get; private set; } = null!;

    internal PulseUnits Counters { get; private set; } = null!;

    internal long NowMicroseconds => Wiring.Ports.Clock.NowMicroseconds;

    internal void StartThread(Action body) => Board.Time.StartThread("managed", () => RunThread(body));

    internal I2cBus OpenI2c(int busId) => new(this, busId);

    internal OneWireUart OpenOneWire() => new(this);

    internal RmtLine OpenRmt(nanoFramework.Hardware.Esp32.Rmt.TransmitChannelSettings settings) =>
        new(
            this,
            settings.PinNumber,
            settings.ResolutionHz,
            settings.EnableIdleLevelOutput && settings.IdleLevel
        );

    internal bool ArmWakeup(ulong pins, int level)
    {
        // Of several bits the highest counts; the call takes one pin.
        int pin = pins == 0 ? -1 : 63 - System.Numerics.BitOperations.LeadingZeroCount(pins);
        if (!Wiring.CanWake(pin) || level is < 0 or > 1)
        {
            return false;
        }

        _wakePin = pins;
        _wakeLevel = level;
        BoardNet? net = Wiring.NetAt(pin);
        _wakesAtStartStop = net?.Role == "StartStopButton" && (net.Active == "high") == (level == 1);
        return true;
    }

    internal void FallAsleep()
    {
        SimulatedBoard board = Board;
        bool isThere = _wakePin != 0 && LevelAtWakePin() == (_wakeLevel == 1);
        board.WakesByStartStop = _wakesAtStartStop;
        Wiring.Ports.Power.DeepSleep();
        if (isThere)
        {
            board.Time.Schedule(board.Time.NowMicroseconds, board.PowerOn);
        }

        // Ends the calling thread, if it is one of the firmware's.
        Interpreter.CheckPower();
    }

    private bool LevelAtWakePin()
    {
        int pin = 63 - System.Numerics.BitOperations.LeadingZeroCount(_wakePin);
        return Wiring.LevelOf(pin, PullInside.None);
    }

    private void OnPowerChanged()
    {
        if (Board.IsPowered)
        {
            Reset();
            if (_main != null)
            {
                StartMain();
            }
        }
    }

    private void Reset()
    {
        if (!Board.IsPowered && Wiring == null)
        {
            // Nothing to wire yet: the ports come with the power.
            return;
        }

        Interpreter.Restart();
        Wiring?.Detach();
        Wiring = new Wiring(Board, _file);
        Pins = new ChipPins(this, _file);
        Functions = new PinFunctions(_file);
        Leds = new LedControl(this);
        Counters = new PulseUnits(this, _file.CounterUnits);
        _wakePin = 0;
        _wakesAtStartStop = false;
    }

    private void StartMain() => StartThread(_main!);

    private void RunThread(Action body)
    {
        _current = this;
        try
        {
            body();
        }
        catch (PowerLostException)
        {
            throw;
        }
        catch (Exception failure)
        {
            ThreadDied?.Invoke(failure);
        }
    }
}

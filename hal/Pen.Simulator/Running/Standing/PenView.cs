// A moment of a pen as somebody sees it who may not ask its firmware: plant, pins, cartridge, flash, display.
using Pen.Hal.Simulated;

namespace Pen.Simulator.Running.Standing;

/// <summary>What the standing checks look at, taken at one instant. Filled by hand in their own tests.</summary>
internal sealed class PenView
{
    // A display is looked at this often: it is sent line by line, and only two looks alike are believed.
    private const long ScreenEveryMicroseconds = 20_000;

    private ScreenReading _lastLook = ScreenReading.Nothing;
    private long _lookedAt = -ScreenEveryMicroseconds;

    /// <summary>World time in microseconds.</summary>
    public long At { get; set; }

    /// <summary>The processor is supplied and awake.</summary>
    public bool Powered { get; set; }

    /// <summary>The gate line.</summary>
    public bool Gate { get; set; }

    /// <summary>The motor is supplied and its duty above 0.</summary>
    public bool DriveOn { get; set; }

    /// <summary>The presence switch is closed.</summary>
    public bool Present { get; set; }

    /// <summary>A charger is plugged in.</summary>
    public bool Charging { get; set; }

    /// <summary>The motor driver reports a fault.</summary>
    public bool DriverFault { get; set; }

    /// <summary>Contacts of the buttons that are closed, as bits in the order of <see cref="PenButton"/>.</summary>
    public int Buttons { get; set; }

    /// <summary>True rotor rate in hertz; negative is backwards.</summary>
    public double RotorHertz { get; set; }

    /// <summary>True reach of the needles in micrometres.</summary>
    public double Micrometres { get; set; }

    /// <summary>True terminal voltage in millivolts.</summary>
    public double Millivolts { get; set; }

    /// <summary>The cartridge that is seated; null for none.</summary>
    public CartridgeChip? Chip { get; set; }

    /// <summary>It is the service cartridge, which has no needles.</summary>
    public bool ServiceTool { get; set; }

    /// <summary>The flash.</summary>
    public SimulatedFlash? Flash { get; set; }

    /// <summary>What the display says, read alike twice in a row.</summary>
    public ScreenReading Screen { get; set; } = ScreenReading.Nothing;

    /// <summary>What the faults that are injected make impossible to hold.</summary>
    public FaultAllowance Allowance { get; } = new();

    /// <summary>Takes a pen's present moment.</summary>
    public void Read(SimulatedPen pen)
    {
        SimulatedBoard board = pen.Board;
        BoardSignals signals = board.Signals;
        At = pen.NowMicroseconds;
        Powered = board.IsPowered;
        Gate = signals.Gate;
        DriveOn = signals.DriveOn;
        Present = signals.CartridgePresent;
        Charging = signals.Charging;
        DriverFault = signals.DriverFault;
        Buttons = signals.Buttons;
        RotorHertz = board.Truth.RotorRateHertz;
        Micrometres = board.Truth.ProtrusionMicrometres;
        Millivolts = board.Truth.BatteryVoltage * 1e3;
        if (Chip != board.Cartridge)
        {
            Chip = board.Cartridge;
            ServiceTool = Chip is not null && CartridgeImages.IsService(Chip.ToImage());
        }
        Flash = board.Flash;
        ReadScreen(board);
        Allowance.Read(board);
    }

    /// <summary>A button's contact is closed.</summary>
    public bool IsDown(PenButton button) => (Buttons >> (int)button & 1) != 0;

    private void ReadScreen(SimulatedBoard board)
    {
        if (!Powered)
        {
            _lastLook = ScreenReading.Nothing;
            Screen = ScreenReading.Nothing;
            return;
        }
        if (At - _lookedAt < ScreenEveryMicroseconds)
        {
            return;
        }
        _lookedAt = At;
        ScreenReading look = ScreenReader.Read(board.GetDisplayPixel);
        if (look == _lastLook)
        {
            Screen = look;
        }
        _lastLook = look;
    }
}

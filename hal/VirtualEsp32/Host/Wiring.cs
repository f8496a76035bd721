// Between the pins of the chip and the simulated board: who drives which net, and what is on it.
using System;
using System.Collections.Generic;
using Pen.Hal;
using Pen.Hal.Simulated;

namespace VirtualEsp32;

/// <summary>The pull inside the processor that is switched on at a pin.</summary>
internal enum PullInside
{
    None,
    Up,
    Down,
}

/// <summary>
/// Nets by pin, as the board file has them. What the simulated board offers a processor by role is used here as
/// the far end of the wires.
/// </summary>
internal sealed class Wiring
{
    private readonly SimulatedBoard _board;
    private readonly BoardFile _file;
    private readonly BoardNet?[] _nets = new BoardNet?[64];
    private readonly Dictionary<string, IDigitalOutput> _outputs;
    private readonly Dictionary<string, IDigitalInput> _inputs;
    private readonly Random _noise = new(1);
    private bool _stepLevel;
    private bool _auditLevel;
    private bool _sendsStep;

    public Wiring(SimulatedBoard board, BoardFile file)
    {
        _board = board;
        _file = file;
        Ports = board.Ports;
        foreach (BoardNet net in file.Nets)
        {
            if (net.Gpio is int pin && (_nets[pin] == null || net.Function == "gpio"))
            {
                _nets[pin] = net;
            }
        }

        PenBoard ports = Ports;
        _outputs = new()
        {
            ["MotorGate"] = ports.MotorGate,
            ["Heartbeat"] = ports.Heartbeat,
            ["StepDirection"] = ports.StepDirection,
            ["StepEnable"] = ports.StepEnable,
            ["LightRed"] = ports.LightRed,
            ["LightGreen"] = ports.LightGreen,
            ["LightBlue"] = ports.LightBlue,
            ["Buzzer"] = ports.Buzzer,
        };
        _inputs = new()
        {
            ["StartStopButton"] = ports.StartStopButton,
            ["SpeedUpButton"] = ports.SpeedUpButton,
            ["SpeedDownButton"] = ports.SpeedDownButton,
            ["DepthUpButton"] = ports.DepthUpButton,
            ["DepthDownButton"] = ports.DepthDownButton,
            ["CartridgeSwitch"] = ports.CartridgeSwitch,
            ["CartridgeOpenings"] = ports.CartridgeSwitch,
            ["ChargerPowerGood"] = ports.ChargerPowerGood,
            ["DriverFault"] = ports.DriverFault,
            ["HomeSensor"] = ports.HomeSensor,
        };
        board.Signals.Changed += RaiseChanged;
        board.StepCounted = CountStep;
    }

    /// <summary>The far ends, as the board made them at this power-up.</summary>
    public PenBoard Ports { get; }

    /// <summary>Raised after any digital net may have changed.</summary>
    public event Action? Changed;

    /// <summary>A chip that was reset hears no more of this wiring.</summary>
    public void Detach() => _board.Signals.Changed -= RaiseChanged;

    /// <summary>The net at a pin; null if nothing hangs there.</summary>
    public BoardNet? NetAt(int pin) => pin >= 0 && pin < _nets.Length ? _nets[pin] : null;

    /// <summary>True if a pin has this role.</summary>
    public bool HasRole(int pin, string role)
    {
        foreach (BoardNet net in _file.Nets)
        {
            if (net.Gpio == pin && net.Role == role)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True if the pin can end deep sleep.</summary>
    public bool CanWake(int pin) => Contains(_file.WakePins, pin);

    /// <summary>Drives the net of a pin.</summary>
    public void Drive(int pin, bool high)
    {
        switch (NetAt(pin)?.Role)
        {
            case null:
                break;
            case "MotorPwm":
                DriveDuty(pin, high ? 1000 : 0);
                break;
            case "Step":
                DriveStep(high);
                break;
            case string role when _outputs.TryGetValue(role, out IDigitalOutput? output):
                output.Write(high);
                break;
            default:
                // An input of the board fights with what drives it: nothing comes of that here.
                break;
        }
    }

    /// <summary>Drives the net of a pin with a duty in permille; only the motor's takes anything of it.</summary>
    public void DriveDuty(int pin, int permille)
    {
        if (NetAt(pin)?.Role == "MotorPwm")
        {
            Ports.MotorPwm.SetDutyPermille(permille);
        }
        else if (permille is 0 or 1000)
        {
            Drive(pin, permille != 0);
        }
    }

    /// <summary>The level that a pin sees, given the pull inside it.</summary>
    public bool LevelOf(int pin, PullInside inside)
    {
        BoardNet? net = NetAt(pin);
        if (net == null)
        {
            return Floating(inside);
        }

        if (net.Name == "STEP")
        {
            return net.Role == "StepAudit" ? _auditLevel : _stepLevel;
        }

        if (net.Role is "EncoderA" or "EncoderB")
        {
            return EncoderLevel(net.Role == "EncoderB");
        }

        if (_inputs.TryGetValue(net.Role, out IDigitalInput? input))
        {
            bool isTrue = input.Read();
            if (isTrue || net.Drive == "push-pull")
            {
                return isTrue == (net.Active == "high");
            }
        }

        // Nobody drives it, an open contact or drain among them: the pulls decide.
        return net.Pull.StartsWith("up-", StringComparison.Ordinal)
            || (!net.Pull.StartsWith("down-", StringComparison.Ordinal) && Floating(inside));
    }

    /// <summary>True if the net rests low by itself, whatever the processor pulls.</summary>
    public bool RestsLow(int pin) => NetAt(pin)?.Pull.StartsWith("down-", StringComparison.Ordinal) ?? false;

    /// <summary>Converts what is at a channel; noise where nothing is.</summary>
    public int Convert(int channel)
    {
        int pin = channel < _file.AnalogPins.Count ? _file.AnalogPins[channel] : -1;
        return NetAt(pin)?.Role switch
        {
            "MotorCurrent" => Ports.MotorCurrent.ReadRaw(),
            "BatteryVoltage" => Ports.BatteryVoltage.ReadRaw(),
            _ => _noise.Next(4096),
        };
    }

    /// <summary>Quarter periods that the encoder has gone forward since power-up.</summary>
    public long EncoderQuarters()
    {
        Ports.MotorEncoder.Sample();
        return Ports.MotorEncoder.Count;
    }

    private bool EncoderLevel(bool lagging)
    {
        int phase = (int)(EncoderQuarters() & 3);
        return lagging ? phase is 2 or 3 : phase is 1 or 2;
    }

    private bool Floating(PullInside inside) =>
        inside == PullInside.None ? _noise.Next(2) == 1 : inside == PullInside.Up;

    private void DriveStep(bool high)
    {
        if (_stepLevel == high)
        {
            return;
        }

        _stepLevel = high;
        if (high)
        {
            _sendsStep = true;
            _board.PulseStep();
            _sendsStep = false;
        }
        else
        {
            _auditLevel = false;
        }

        RaiseChanged();
    }

    // The wire back carries what was sent; what else the counter gets are pulses of their own, short ones.
    private void CountStep()
    {
        if (_sendsStep && !_auditLevel)
        {
            _auditLevel = true;
            return;
        }

        bool level = _auditLevel;
        RaiseChanged();
        _auditLevel = !level;
        RaiseChanged();
        _auditLevel = level;
        RaiseChanged();
    }

    private void RaiseChanged() => Changed?.Invoke();

    private static bool Contains(IReadOnlyList<int> pins, int pin)
    {
        foreach (int one in pins)
        {
            if (one == pin)
            {
                return true;
            }
        }

        return false;
    }
}

// The board's wiring: which part hears of which net.
using System;
using System.Collections.Generic;

namespace Pen.Hal.Simulated;

/// <summary>
/// Everything that stays when the processor loses power: nets, motor, screw, switches, converter, chain. The
/// processor's ports drive nets here and read them back from here.
/// </summary>
internal sealed class Circuit
{
    private const int Buttons = 5;
    private const ulong FirstFaultStream = 100;

    private readonly PlantParameters _parameters;
    private readonly VirtualTime _time;
    private readonly FailSafeChain _chain;
    private readonly DepthStepper _stepper;
    private readonly BouncingContact[] _buttons = new BouncingContact[Buttons];
    private readonly BouncingContact _presence;
    private readonly FaultyLine[] _buttonLines = new FaultyLine[Buttons];
    private readonly FaultyLine _presenceLine;
    private readonly FaultyLine _home;
    private readonly FaultyLine _driverFault;
    private readonly FaultyLine _charger;
    private readonly FaultyLine _gate;
    private readonly FaultyLine _heartbeat;
    private readonly FaultyLine _heartbeatGood;
    private readonly FaultyLine _red;
    private readonly FaultyLine _green;
    private readonly FaultyLine _blue;
    private readonly FaultyLine _buzzer;
    private readonly StepPath _stepLine;
    private readonly EncoderFaults _encoder;
    private readonly BoardClock _clock;
    private readonly ulong _seed;
    private readonly AnalogChannel _current;
    private readonly AnalogChannel _voltage;
    private double _skinMeanTorque;
    private double? _faultySkinTorque;
    private PlantFaults _plantFaults = PlantFaults.None;
    private bool _powered;
    private bool _plugged;
    private long _presenceOpenings;
    private long _stepEdges;

    public Circuit(PlantParameters parameters, VirtualTime time, ulong seed)
    {
        _parameters = parameters;
        _time = time;
        _seed = seed;
        Signals = new BoardSignals();
        _gate = Line(FaultSite.GateLine, _ => _chain!.Evaluate());
        _heartbeat = Line(FaultSite.HeartbeatLine, _ => _chain!.OnHeartbeatEdge());
        _heartbeatGood = Line(FaultSite.Supervisor, OnHeartbeatGood);
        _chain = new FailSafeChain(
            time,
            Signals,
            () => _gate.Heard,
            _heartbeatGood.Drive,
            parameters,
            FeedPlant
        );
        _home = Line(FaultSite.HomeSensor, level => Signals.Set(Net.HomeSensor, level));
        _driverFault = Line(FaultSite.DriverFaultLine, level => Signals.Set(Net.DriverFault, level));
        _charger = Line(FaultSite.Charger, level => Signals.Set(Net.Charging, level));
        _red = Line(FaultSite.Light, level => Signals.Set(Net.LightRed, level));
        _green = Line(FaultSite.Light, level => Signals.Set(Net.LightGreen, level));
        _blue = Line(FaultSite.Light, level => Signals.Set(Net.LightBlue, level));
        _buzzer = Line(FaultSite.Buzzer, level => Signals.Set(Net.Buzzer, level));
        _presenceLine = Line(FaultSite.CartridgeSwitch, OnPresenceEdge);
        _clock = new BoardClock(time, RandomOf(FaultSite.Clock));
        Motor = new MotorPlant(parameters);
        Screw = new DepthScrew(parameters, _home, new SeededRandom(seed, 3));
        _stepper = new DepthStepper(time, parameters, Signals, Screw);
        _presence = new BouncingContact(time, new SeededRandom(seed, 4), _presenceLine.Drive);
        for (int i = 0; i < Buttons; i++)
        {
            Net net = Net.StartStop + i;
            SeededRandom random = RandomOf(FaultSite.StartStop + i);
            _buttonLines[i] = new FaultyButton(time, random, level => Signals.Set(net, level));
            _buttons[i] = new BouncingContact(
                time,
                new SeededRandom(seed, 10 + (ulong)i),
                _buttonLines[i].Drive
            );
        }

        _current = new AnalogChannel(
            parameters,
            new SeededRandom(seed, 5),
            () => Motor.SensedCurrent * _parameters.CurrentGain
        );
        _voltage = new AnalogChannel(
            parameters,
            new SeededRandom(seed, 6),
            () => Motor.TerminalVoltage * _parameters.BatteryDivider
        );
        _encoder = new EncoderFaults(
            time,
            new Repeater(time),
            RandomOf(FaultSite.Encoder),
            Motor.EncoderTotal
        );
        _stepLine = new StepPath(new Repeater(time), CountStep, _stepper.Pulse);
        time.Integrate = Motor.Advance;
    }

    public BoardSignals Signals { get; }

    public MotorPlant Motor { get; }

    public DepthScrew Screw { get; }

    public double SkinMeanTorque
    {
        get => _skinMeanTorque;
        set
        {
            _skinMeanTorque = value;
            FeedPlant();
        }
    }

    /// <summary>What is wrong with the plant.</summary>
    public PlantFaults PlantFaults
    {
        get => _plantFaults;
        set
        {
            _plantFaults = value;
            FeedPlant();
        }
    }

    /// <summary>What a fault of the skin makes of its torque; null: it is what was set.</summary>
    public double? FaultySkinTorque
    {
        get => _faultySkinTorque;
        set
        {
            _faultySkinTorque = value;
            FeedPlant();
        }
    }

    /// <summary>Called for each pulse that the audit's counter gets.</summary>
    public Action? StepCounted { get; set; }

    /// <summary>The sites of faults that lie in the circuit.</summary>
    public Dictionary<FaultSite, IFaultable> FaultSites()
    {
        Dictionary<FaultSite, IFaultable> sites = PlantSite.All(this, _time);
        sites.Add(FaultSite.Skin, new SkinSite(this, new Repeater(_time), RandomOf(FaultSite.Skin)));
        sites.Add(FaultSite.Driver, new DriverSite(this, _driverFault));
        sites.Add(FaultSite.DriverFaultLine, _driverFault);
        sites.Add(FaultSite.Encoder, _encoder);
        sites.Add(FaultSite.CurrentSense, Sense(_current, FaultSite.CurrentSense));
        sites.Add(FaultSite.BatterySense, Sense(_voltage, FaultSite.BatterySense));
        sites.Add(FaultSite.Charger, _charger);
        sites.Add(FaultSite.Stepper, new StepperSite(_stepper, Screw));
        sites.Add(FaultSite.StepLine, _stepLine);
        sites.Add(FaultSite.HomeSensor, new HomeSensorSite(_home, Screw));
        sites.Add(FaultSite.CartridgeSwitch, _presenceLine);
        sites.Add(FaultSite.Clock, _clock);
        sites.Add(FaultSite.Light, new FaultyLines(_red, _green, _blue));
        sites.Add(FaultSite.Buzzer, _buzzer);
        sites.Add(FaultSite.HeartbeatLine, _heartbeat);
        sites.Add(FaultSite.GateLine, _gate);
        sites.Add(FaultSite.Supervisor, _heartbeatGood);
        for (int i = 0; i < Buttons; i++)
        {
            sites.Add(FaultSite.StartStop + i, _buttonLines[i]);
        }

        return sites;
    }

    /// <summary>Ports of a processor that has just been supplied.</summary>
    public PenBoard PowerOn(PowerSession power)
    {
        _powered = true;
        _chain.Restart();
        FeedPlant();
        return new PenBoard
        {
            Clock = new ClockPort(power, _clock),
            StartStopButton = new InputPin(power, Signals, Net.StartStop),
            SpeedUpButton = new InputPin(power, Signals, Net.SpeedUp),
            SpeedDownButton = new InputPin(power, Signals, Net.SpeedDown),
            DepthUpButton = new InputPin(power, Signals, Net.DepthUp),
            DepthDownButton = new InputPin(power, Signals, Net.DepthDown),
            CartridgeSwitch = new InputPin(power, Signals, Net.CartridgePresent),
            CartridgeOpenings = new PulseCounterPort(power, _clock, () => _presenceOpenings),
            ChargerPowerGood = new InputPin(power, Signals, Net.Charging),
            DriverFault = new InputPin(power, Signals, Net.DriverFault),
            HomeSensor = new InputPin(power, Signals, Net.HomeSensor),
            MotorGate = new OutputPin(power, DriveGate),
            Heartbeat = new OutputPin(power, DriveHeartbeat),
            MotorPwm = new PwmPort(power, DriveDuty),
            MotorEncoder = new PulseCounterPort(power, _clock, () => _encoder.Total(_time.NowMicroseconds)),
            MotorCurrent = new AnalogPort(power, _current),
            BatteryVoltage = new AnalogPort(power, _voltage),
            StepTrain = new StepTrainPort(power, _time, OnStepEdge),
            StepAudit = new PulseCounterPort(power, _clock, () => _stepEdges),
            StepDirection = new OutputPin(power, level => Signals.Set(Net.StepDirection, level)),
            StepEnable = new OutputPin(power, DriveStepEnable),
            LightRed = new OutputPin(power, _red.Drive),
            LightGreen = new OutputPin(power, _green.Drive),
            LightBlue = new OutputPin(power, _blue.Drive),
            Buzzer = new OutputPin(power, _buzzer.Drive),
        };
    }

    /// <summary>The processor's pins let go: pull-downs take every output low.</summary>
    public void PowerOff()
    {
        _powered = false;
        DriveGate(false);
        DriveDuty(0);
        DriveHeartbeat(false);
        DriveStepEnable(false);
        Signals.Set(Net.StepDirection, false);
        _red.Drive(false);
        _green.Drive(false);
        _blue.Drive(false);
        _buzzer.Drive(false);
        _chain.Restart();
        FeedPlant();
    }

    public void PutButton(PenButton button, bool pressed) =>
        _buttons[(int)button].Put(pressed, _parameters.ButtonBounceUs, _parameters.ButtonEdges);

    public bool IsPlugged => _plugged;

    public bool IsPressed(PenButton button) => _buttons[(int)button].Target;

    public void SeatCartridge(bool seated)
    {
        _presence.Put(seated, _parameters.PresenceBounceUs, _parameters.PresenceEdges);
        FeedPlant();
    }

    public void PlugCharger(bool plugged)
    {
        _plugged = plugged;
        _charger.Drive(plugged);
        FeedPlant();
    }

    private void DriveGate(bool level)
    {
        Signals.Set(Net.Gate, level);
        _gate.Drive(level);
    }

    private void DriveHeartbeat(bool level)
    {
        if (Signals.Heartbeat != level)
        {
            Signals.Set(Net.Heartbeat, level);
            _heartbeat.Drive(level);
        }
    }

    private void DriveDuty(int permille)
    {
        Signals.SetDuty(permille);
        FeedPlant();
    }

    private void DriveStepEnable(bool level)
    {
        if (Signals.StepEnable != level)
        {
            Signals.Set(Net.StepEnable, level);
            _stepper.OnEnableChanged();
            FeedPlant();
        }
    }

    /// <summary>A rising edge on the step line.</summary>
    public void OnStepEdge()
    {
        _stepLine.Pulse();
        FeedPlant();
    }

    private void CountStep()
    {
        _stepEdges++;
        StepCounted?.Invoke();
    }

    private FaultyLine Line(FaultSite site, Action<bool> hear) => new(_time, RandomOf(site), hear);

    private SenseSite Sense(AnalogChannel channel, FaultSite site) => new(_time, channel, RandomOf(site));

    // Streams of their own, so that a fault shifts no other draw.
    private SeededRandom RandomOf(FaultSite site) => new(_seed, FirstFaultStream + (ulong)site);

    private void OnHeartbeatGood(bool good)
    {
        Signals.Set(Net.HeartbeatGood, good);
        _chain.Evaluate();
    }

    private void OnPresenceEdge(bool level)
    {
        _presenceOpenings += level ? 0 : 1;
        Signals.Set(Net.CartridgePresent, level);
        _chain.Evaluate();
    }

    // Needles that do not come out of the tip meet no skin.
    private void FeedPlant()
    {
        bool touches = _presence.Target && Screw.CarriageMicrometres > 0;
        Motor.Apply(
            new PlantInputs(
                Signals.DutyPermille,
                Signals.MotorSupplied,
                _powered,
                _plugged,
                touches ? _faultySkinTorque ?? _skinMeanTorque : 0,
                _plantFaults
            ),
            _time.NowMicroseconds
        );
    }
}

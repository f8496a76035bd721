// The board's wiring: which part hears of which net.
namespace Pen.Hal.Simulated;

/// <summary>
/// Everything that stays when the processor loses power: nets, motor, screw, switches, converter, chain. The
/// processor's ports drive nets here and read them back from here.
/// </summary>
internal sealed class Circuit
{
    private const int Buttons = 5;

    private readonly PlantParameters _parameters;
    private readonly VirtualTime _time;
    private readonly FailSafeChain _chain;
    private readonly DepthStepper _stepper;
    private readonly BouncingContact[] _buttons = new BouncingContact[Buttons];
    private readonly BouncingContact _presence;
    private readonly AnalogChannel _current;
    private readonly AnalogChannel _voltage;
    private double _skinMeanTorque;
    private bool _powered;
    private long _presenceOpenings;
    private long _stepEdges;

    public Circuit(PlantParameters parameters, VirtualTime time, ulong seed)
    {
        _parameters = parameters;
        _time = time;
        Signals = new BoardSignals();
        _chain = new FailSafeChain(time, Signals, parameters, FeedPlant);
        Motor = new MotorPlant(parameters);
        Screw = new DepthScrew(parameters, Signals, new SeededRandom(seed, 3));
        _stepper = new DepthStepper(time, parameters, Signals, Screw);
        _presence = new BouncingContact(time, new SeededRandom(seed, 4), OnPresenceEdge);
        for (int i = 0; i < Buttons; i++)
        {
            Net net = Net.StartStop + i;
            _buttons[i] = new BouncingContact(
                time,
                new SeededRandom(seed, 10 + (ulong)i),
                level => Signals.Set(net, level)
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

    /// <summary>Ports of a processor that has just been supplied.</summary>
    public PenBoard PowerOn(PowerSession power)
    {
        _powered = true;
        _chain.Restart();
        FeedPlant();
        return new PenBoard
        {
            Clock = new ClockPort(power),
            StartStopButton = new InputPin(power, Signals, Net.StartStop),
            SpeedUpButton = new InputPin(power, Signals, Net.SpeedUp),
            SpeedDownButton = new InputPin(power, Signals, Net.SpeedDown),
            DepthUpButton = new InputPin(power, Signals, Net.DepthUp),
            DepthDownButton = new InputPin(power, Signals, Net.DepthDown),
            CartridgeSwitch = new InputPin(power, Signals, Net.CartridgePresent),
            CartridgeOpenings = new PulseCounterPort(power, () => _presenceOpenings),
            ChargerPowerGood = new InputPin(power, Signals, Net.Charging),
            DriverFault = new InputPin(power, Signals, Net.DriverFault),
            HomeSensor = new InputPin(power, Signals, Net.HomeSensor),
            MotorGate = new OutputPin(power, DriveGate),
            Heartbeat = new OutputPin(power, DriveHeartbeat),
            MotorPwm = new PwmPort(power, DriveDuty),
            MotorEncoder = new PulseCounterPort(power, () => Motor.EncoderTotal(_time.NowMicroseconds)),
            MotorCurrent = new AnalogPort(power, _current),
            BatteryVoltage = new AnalogPort(power, _voltage),
            StepTrain = new StepTrainPort(power, _time, OnStepEdge),
            StepAudit = new PulseCounterPort(power, () => _stepEdges),
            StepDirection = new OutputPin(power, level => Signals.Set(Net.StepDirection, level)),
            StepEnable = new OutputPin(power, DriveStepEnable),
            LightRed = new OutputPin(power, level => Signals.Set(Net.LightRed, level)),
            LightGreen = new OutputPin(power, level => Signals.Set(Net.LightGreen, level)),
            LightBlue = new OutputPin(power, level => Signals.Set(Net.LightBlue, level)),
            Buzzer = new OutputPin(power, level => Signals.Set(Net.Buzzer, level)),
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
        Signals.Set(Net.LightRed, false);
        Signals.Set(Net.LightGreen, false);
        Signals.Set(Net.LightBlue, false);
        Signals.Set(Net.Buzzer, false);
        _chain.Restart();
        FeedPlant();
    }

    public void PutButton(PenButton button, bool pressed) =>
        _buttons[(int)button].Put(pressed, _parameters.ButtonBounceUs, _parameters.ButtonEdges);

    public bool IsPressed(PenButton button) => _buttons[(int)button].Target;

    public void SeatCartridge(bool seated)
    {
        _presence.Put(seated, _parameters.PresenceBounceUs, _parameters.PresenceEdges);
        FeedPlant();
    }

    public void PlugCharger(bool plugged)
    {
        Signals.Set(Net.Charging, plugged);
        FeedPlant();
    }

    private void DriveGate(bool level)
    {
        Signals.Set(Net.Gate, level);
        _chain.Evaluate();
    }

    private void DriveHeartbeat(bool level)
    {
        if (Signals.Heartbeat != level)
        {
            Signals.Set(Net.Heartbeat, level);
            _chain.OnHeartbeatEdge();
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
        _stepEdges++;
        _stepper.Pulse();
        FeedPlant();
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
                Signals.Charging,
                touches ? _skinMeanTorque : 0
            ),
            _time.NowMicroseconds
        );
    }
}

// The needle motor with its driver, crank, skin and cell, in steps on a fixed grid of time.
using System;
using System.Runtime.CompilerServices;

namespace Pen.Hal.Simulated;

/// <summary>
/// The winding current follows its exact solution over a step, because its time constant (39 us) is shorter
/// than one; the rotor has inertia, dry friction with true sticking, viscous friction and the skin's torque.
/// Inputs that change between two grid points act from the next one on. Whatever is booked or judged besides, is so
/// at times that inputs and grid fix: in how many pieces the time is run, and who looks meanwhile, changes no bit.
/// </summary>
internal sealed class MotorPlant
{
    // The cell's voltage and the parameters are looked at anew this often, in steps.
    private const int RefreshSteps = 256;

    // Below these, what is left of a decay is no longer worth a step.
    private const double RestCurrent = 1e-6;

    private readonly PlantParameters _parameters;
    private readonly Battery _battery;
    private readonly MotorCoefficients _now;

    private PlantInputs _inputs = PlantInputs.Off;
    private PlantInputs _acting = PlantInputs.Off;
    private bool _changed = true;
    private long _changedAt;
    private int _revision = -1;

    private long _grid;
    private long _stepMicroseconds = 50;
    private int _untilRefresh;
    private double _current;
    private double _rate;
    private double _angle;
    private long _turns;
    private double _sensed;

    // Since the last booking: the sum of the winding's current over the steps, and how many steps.
    private double _motorCurrents;
    private int _unbooked;

    public MotorPlant(PlantParameters parameters)
    {
        _parameters = parameters;
        _battery = new Battery(parameters);
        _now = new MotorCoefficients();
        Crank = new Crank(parameters.Stroke, parameters.RodRatio);
        Refresh();
    }

    /// <summary>The cell's voltage has fallen below what the processor needs; kept until it is switched off.</summary>
    public bool HasBrownedOut { get; private set; }

    public Crank Crank { get; private set; }

    public PlantInputs Inputs => _inputs;

    /// <summary>Angle within the revolution, 0 to 2 pi.</summary>
    public double Angle => _angle;

    public long Turns => _turns;

    /// <summary>Radians a second.</summary>
    public double Rate => _rate;

    public double Current => _current;

    /// <summary>Winding current behind the sense amplifier's filter, in amperes.</summary>
    public double SensedCurrent => _sensed * _now.SensedShare;

    public double TerminalVoltage =>
        _battery.OpenCircuitVoltage - (_now.CellResistance * ((_now.Duty * _current) + _battery.BaseCurrent));

    public double SkinTorque => _now.SkinMean * Crank.SkinShape[CellOf(_angle)];

    public double StateOfCharge
    {
        get => _battery.StateOfChargeAfter(Drawn());
        set
        {
            Settle();
            _battery.StateOfCharge = value;
            _untilRefresh = 0;
        }
    }

    /// <summary>New levels at the plant's inputs, from now on.</summary>
    public void Apply(PlantInputs inputs, long now)
    {
        if (inputs != _inputs)
        {
            _inputs = inputs;
            _changed = true;
            _changedAt = now;
            HasBrownedOut &= inputs.Powered;
        }
    }

    /// <summary>Encoder edges since the world began, with the angle carried on from the last grid point.</summary>
    public long EncoderTotal(long now)
    {
        double angle = _angle + (_rate * (now - _grid) * 1e-6);
        double counts = _parameters.EncoderCounts;
        return (_turns * (long)counts) + (long)Math.Floor(angle * (counts / (2 * Math.PI)));
    }

    /// <summary>Runs whole steps up to a time. Returns that time, or where the supply broke down before it.</summary>
    public long Advance(long target)
    {
        while (!HasBrownedOut && target - _grid >= _stepMicroseconds)
        {
            long steps = (target - _grid) / _stepMicroseconds;
            if (_changed)
            {
                if (_changedAt > _grid)
                {
                    steps = 1;
                }
                else
                {
                    _acting = _inputs;
                    _changed = false;
                    Refresh();
                }
            }

            if (_untilRefresh <= 0 || _revision != _parameters.Revision)
            {
                Refresh();
                // A new step width means another number of steps.
                steps = Math.Min(steps, (target - _grid) / _stepMicroseconds);
                if (HasBrownedOut || steps == 0)
                {
                    break;
                }
            }

            Run((int)Math.Min(steps, _untilRefresh));
        }

        return HasBrownedOut ? _grid : target;
    }

    private static int CellOf(double angle) =>
        (int)(angle * (Crank.Cells / (2 * Math.PI))) & (Crank.Cells - 1);

    private void Run(int steps)
    {
        bool rests = _rate == 0 && _now.Voltage == 0 && _current == 0 && _sensed == 0;
        int done = rests ? steps : Turn(steps);
        _grid += done * _stepMicroseconds;
        _untilRefresh -= done;
        _unbooked += done;
    }

    // The hot loop: everything in locals, nothing allocated, no division. Compiled whole at its first call.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Turn(int steps)
    {
        MotorCoefficients c = _now;
        double[] shape = Crank.SkinShape;
        double current = _current;
        double rate = _rate;
        double angle = _angle;
        double sensed = _sensed;
        double motorCurrents = _motorCurrents;
        double backEmf = c.MotorConstant * c.PerResistance;
        double voltageCurrent = c.Voltage * c.PerResistance;
        double toCell = Crank.Cells / (2 * Math.PI);
        int done = 0;
        while (done < steps)
        {
            done++;
            double final = voltageCurrent - (backEmf * rate);
            double distance = current - final;
            current = final + (distance * c.Decay);
            double mean = final + (distance * c.MeanOfDecay);
            if (current > c.Limit || current < -c.Limit)
            {
                current = Math.Clamp(current, -c.Limit, c.Limit);
                mean = Math.Clamp(mean, -c.Limit, c.Limit);
            }

            double drive = c.MotorConstant * mean;
            double before = rate;
            // The skin resists where the step's middle is; backwards, the crank sees the mirror image.
            double middle = (angle + (0.5 * rate * c.Step)) * toCell;
            int cell = (int)middle & (Crank.Cells - 1);
            double push = rate > 0 || (rate == 0 && drive > 0) ? drive : -drive;
            cell = push == drive ? cell : Crank.Cells - 1 - cell;
            double resistance = c.Coulomb + (c.SkinMean * shape[cell]);
            double speed = Math.Abs(rate) + ((push - resistance) * c.StepPerInertia);
            // Friction stops a rotor; it never turns it back.
            speed = speed > 0 ? speed * c.ViscousFactor : 0;
            rate = push == drive ? speed : -speed;
            angle += 0.5 * (before + rate) * c.Step;
            if (angle >= 2 * Math.PI)
            {
                angle -= 2 * Math.PI;
                _turns++;
            }
            else if (angle < 0)
            {
                angle += 2 * Math.PI;
                _turns--;
            }

            sensed += (mean - sensed) * c.SenseGain;
            motorCurrents += mean;
            if (c.Duty * current > c.BrownOutCurrent)
            {
                HasBrownedOut = true;
                break;
            }
        }

        _current = current;
        _rate = rate;
        _angle = angle;
        _sensed = sensed;
        _motorCurrents = motorCurrents;
        return done;
    }

    private void ComeToRest()
    {
        if (Math.Abs(_current) < RestCurrent)
        {
            _current = 0;
        }

        if (Math.Abs(_sensed) < RestCurrent)
        {
            _sensed = 0;
        }
    }

    // Books the charge that was drawn at the old coefficients.
    private void Settle()
    {
        _battery.Draw(Drawn());
        _motorCurrents = 0;
        _unbooked = 0;
    }

    // Coulombs since the last booking.
    private double Drawn() => ((_now.Duty * _motorCurrents) + (_unbooked * _now.BaseCurrent)) * _now.Step;

    private void Refresh()
    {
        Settle();
        if (_now.Voltage == 0 && _rate == 0)
        {
            ComeToRest();
        }

        _untilRefresh = RefreshSteps;
        if (_revision != _parameters.Revision)
        {
            _revision = _parameters.Revision;
            _stepMicroseconds = (long)_parameters.StepUs;
            Crank = new Crank(_parameters.Stroke, _parameters.RodRatio);
        }

        _battery.IsCharging = _acting.Charging;
        _battery.IsLoaded = _acting.Powered;
        _battery.MostCharge = _acting.Faults.MostCharge;
        _now.Derive(_parameters, _acting, _battery);
        if (_acting.Powered && _now.BrownOutCurrent < 0)
        {
            HasBrownedOut = true;
        }
    }
}

// What a plant step multiplies with, derived from parameters, inputs and faults when one of them changes.
using System;

namespace Pen.Hal.Simulated;

internal sealed class MotorCoefficients
{
    // A circuit that is open, and a crank that is blocked: far beyond what the motor can do against.
    private const double OpenOhms = 1e9;
    private const double BlockedTorque = 1e3;

    public double Step;
    public double Duty;
    public double Voltage;
    public double PerResistance;
    public double Decay;
    public double MeanOfDecay;
    public double Limit;
    public double MotorConstant;
    public double Coulomb;
    public double SkinMean;
    public double StepPerInertia;
    public double ViscousFactor;
    public double SenseGain;
    public double SensedShare;
    public double BaseCurrent;
    public double BrownOutCurrent;
    public double CellResistance;

    public void Derive(PlantParameters parameters, in PlantInputs inputs, Battery battery)
    {
        PlantFaults faults = inputs.Faults;
        Step = (long)parameters.StepUs * 1e-6;
        BaseCurrent = battery.BaseCurrent;
        CellResistance = (parameters.BatteryResistance * faults.CellFactor) + faults.ContactResistance;
        DeriveWinding(parameters, inputs, battery);
        MotorConstant = parameters.MotorConstant * faults.Turns;
        Coulomb = faults.Jammed ? BlockedTorque : parameters.CoulombFriction + faults.Friction;
        SkinMean = inputs.SkinMeanTorque;
        StepPerInertia = Step / parameters.RotorInertia;
        double viscous = parameters.ViscousFriction + DragOfShortedTurns(parameters, faults);
        ViscousFactor = 1 / (1 + (Step * viscous / parameters.RotorInertia));
        SenseGain = 1 - ExactMath.Exp(-Step / (parameters.CurrentFilterUs * 1e-6));
        DeriveBrownOut(parameters, inputs, battery);
    }

    // Turns that are shorted are a generator into their own resistance.
    private static double DragOfShortedTurns(PlantParameters parameters, PlantFaults faults) =>
        (1 - faults.Turns)
        * (parameters.MotorConstant * parameters.MotorConstant / parameters.MotorResistance);

    private void DeriveWinding(PlantParameters parameters, in PlantInputs inputs, Battery battery)
    {
        PlantFaults faults = inputs.Faults;
        // Each channel of the chain stops the motor by itself: one takes its supply, one puts it to sleep, and the brake
        // closes unless both hold it open. Driven against a closed brake, a bridge only chops at its current limit.
        bool chain = inputs.Supplied || faults.SwitchClosed;
        bool isFed = chain || faults.SwitchShorted;
        bool isAwake = chain || faults.NeverSleeps;
        bool drives =
            isFed
            && isAwake
            && (chain || faults.BrakeOpen)
            && !faults.SwitchOpen
            && !faults.DriverOff
            && !faults.LeadOpen;
        double path;
        if (faults.Bridge > 0)
        {
            Duty = 1;
            path = faults.Bridge;
        }
        else
        {
            double commanded = faults.DriverOn ? 1 : inputs.DutyPermille * 1e-3;
            Duty = drives ? commanded : 0;
            path = drives
                ? parameters.DriverResistance + faults.DriverResistance
                : IdlePath(parameters, faults, chain);
        }

        // Slow decay: the mean voltage is duty times the cell's, and the cell sees duty times the current, so
        // its resistance counts with the square of the duty. Unsupplied, the brake transistor is the path.
        double winding = parameters.MotorResistance * faults.Turns;
        double resistance = winding + path + (Duty * Duty * CellResistance);
        double open = battery.OpenCircuitVoltage - (CellResistance * BaseCurrent);
        Voltage = Duty * open;
        PerResistance = 1 / resistance;
        SensedShare = faults.Bridge > 0 ? 0 : 1;
        Limit = Duty > 0 && faults.Bridge == 0 ? parameters.CurrentLimit : double.MaxValue;
        // Very many time constants a step are as good as this many.
        double constants = Math.Min(500, Step * resistance / (parameters.MotorInductance * faults.Turns));
        Decay = ExactMath.Exp(-constants);
        MeanOfDecay = (1 - Decay) / constants;
    }

    // The brake closes when the chain lets the motor go.
    private static double IdlePath(PlantParameters parameters, PlantFaults faults, bool chain) =>
        chain || faults.BrakeOpen || faults.LeadOpen ? OpenOhms : parameters.BrakeResistance;

    private void DeriveBrownOut(PlantParameters parameters, in PlantInputs inputs, Battery battery)
    {
        if (!inputs.Powered)
        {
            BrownOutCurrent = double.MaxValue;
            return;
        }

        double reserve = battery.OpenCircuitVoltage - parameters.BrownOut;
        double resistance = Math.Max(CellResistance, 1e-9);
        BrownOutCurrent = (reserve / resistance) - BaseCurrent;
    }
}

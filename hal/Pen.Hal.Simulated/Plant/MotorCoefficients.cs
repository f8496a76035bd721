// What a plant step multiplies with, derived from parameters and inputs when one of them changes.
using System;

namespace Pen.Hal.Simulated;

internal sealed class MotorCoefficients
{
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
    public double BaseCurrent;
    public double BrownOutCurrent;

    public void Derive(PlantParameters parameters, in PlantInputs inputs, Battery battery)
    {
        Step = (long)parameters.StepUs * 1e-6;
        Duty = inputs.Supplied ? inputs.DutyPermille * 1e-3 : 0;
        BaseCurrent = battery.BaseCurrent;
        DeriveWinding(parameters, inputs, battery);
        MotorConstant = parameters.MotorConstant;
        Coulomb = parameters.CoulombFriction;
        SkinMean = inputs.SkinMeanTorque;
        StepPerInertia = Step / parameters.RotorInertia;
        ViscousFactor = 1 / (1 + (Step * parameters.ViscousFriction / parameters.RotorInertia));
        SenseGain = 1 - ExactMath.Exp(-Step / (parameters.CurrentFilterUs * 1e-6));
        DeriveBrownOut(parameters, inputs, battery);
    }

    private void DeriveWinding(PlantParameters parameters, in PlantInputs inputs, Battery battery)
    {
        // Slow decay: the mean voltage is duty times the cell's, and the cell sees duty times the current, so
        // its resistance counts with the square of the duty. Unsupplied, the brake transistor is the path.
        double path = inputs.Supplied ? parameters.DriverResistance : parameters.BrakeResistance;
        double resistance = parameters.MotorResistance + path + (Duty * Duty * parameters.BatteryResistance);
        double open = battery.OpenCircuitVoltage - (parameters.BatteryResistance * BaseCurrent);
        Voltage = Duty * open;
        PerResistance = 1 / resistance;
        Limit = Duty > 0 ? parameters.CurrentLimit : double.MaxValue;
        // Very many time constants a step are as good as this many.
        double constants = Math.Min(500, Step * resistance / parameters.MotorInductance);
        Decay = ExactMath.Exp(-constants);
        MeanOfDecay = (1 - Decay) / constants;
    }

    private void DeriveBrownOut(PlantParameters parameters, in PlantInputs inputs, Battery battery)
    {
        if (!inputs.Powered)
        {
            BrownOutCurrent = double.MaxValue;
            return;
        }

        double reserve = battery.OpenCircuitVoltage - parameters.BrownOut;
        double resistance = Math.Max(parameters.BatteryResistance, 1e-9);
        BrownOutCurrent = (reserve / resistance) - BaseCurrent;
    }
}

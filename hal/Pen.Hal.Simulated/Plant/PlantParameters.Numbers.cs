// Every number of the plant, with its unit, its range and its source: a measured board changes only this file.
namespace Pen.Hal.Simulated;

public sealed partial class PlantParameters
{
    internal double StepUs = 50;

    internal double BatteryCapacity = 0.400;
    internal double InitialCharge = 1;
    internal double BatteryResistance = 0.15;
    internal double BrownOut = 2.8;
    internal double ElectronicsCurrent = 0.060;
    internal double ChargerCurrent = 0.2;
    internal double[] OpenCircuit = [3.00, 3.50, 3.60, 3.66, 3.72, 3.79, 3.87, 3.95, 4.03, 4.11, 4.20];

    internal double MotorResistance = 1.1;
    internal double MotorInductance = 0.10e-3;
    internal double MotorConstant = 2.67e-3;
    internal double RotorInertia = 2.0e-7;
    internal double CoulombFriction = 0.15e-3;
    internal double ViscousFriction = 2e-7;

    internal double DriverResistance = 0.36;
    internal double BrakeResistance = 0.10;
    internal double CurrentLimit = 2.0;

    internal double Stroke = 2600;
    internal double RodRatio = 4;
    internal double EncoderCounts = 48;

    internal double StepsPerTurn = 20;
    internal double Lead = 500;
    internal double PullIn = 500;
    internal double PullOut = 1600;
    internal double StepperAcceleration = 60000;
    internal double AccelerationMargin = 1.15;
    internal double SpeedMargin = 1.005;
    internal double StepperSettleUs = 1000;
    internal double Backlash = 30;
    internal double ShallowStop = -600;
    internal double DeepStop = 2600;
    internal double HomeEdge = -100;
    internal double HomeRepeatability = 6;

    internal double ButtonBounceUs = 10000;
    internal double ButtonEdges = 9;
    internal double PresenceBounceUs = 5000;
    internal double PresenceEdges = 12;

    internal double HeartbeatMinUs = 6000;
    internal double HeartbeatMaxUs = 150000;
    internal double HeartbeatTimeoutUs = 180000;
    internal double HeartbeatGoodIntervals = 2;

    internal double AdcFullScale = 3.1;
    internal double AdcGainError = 0.02;
    internal double AdcNoise = 8;
    internal double BatteryDivider = 0.5;
    internal double CurrentGain = 1.0;
    internal double CurrentFilterUs = 1000;

    internal double OneWireResetUs = 1000;
    internal double OneWireSlotUs = 125;
    internal double ChipProgramMs = 10;
    internal double FlashAppendMs = 20;
    internal double FlashReadMs = 5;
    internal double FlashCapacity = 262144;
    internal double DisplayByteUs = 25;
    internal double SerialBaud = 115200;

    // The last word of an entry: pens differ in it. Geometry, chemistry, bus rates, the chain's times and what the
    // stepper is guaranteed to do are the same in all.
    private static readonly Entry[] Table =
    [
        new(
            "plant.step_us",
            "us",
            5,
            200,
            "choice: a third of what the fastest mechanics need",
            static p => ref p.StepUs
        ),
        new(
            "battery.capacity",
            "Ah",
            0.01,
            5,
            "(A) 1S Li-ion 400 mAh",
            static p => ref p.BatteryCapacity,
            true
        ),
        new(
            "battery.charge",
            "of full",
            0,
            1,
            "choice: what the world begins with",
            static p => ref p.InitialCharge
        ),
        new(
            "battery.resistance",
            "Ohm",
            0,
            2,
            "(A) new cell; an aged one has four times that",
            static p => ref p.BatteryResistance,
            true
        ),
        new(
            "battery.brown_out",
            "V",
            0,
            4,
            "(A) 3.0 V regulator with little drop",
            static p => ref p.BrownOut
        ),
        new(
            "battery.electronics",
            "A",
            0,
            1,
            "(A) processor, display, light",
            static p => ref p.ElectronicsCurrent,
            true
        ),
        new(
            "battery.charger",
            "A",
            0,
            1,
            "(A) half the cell's capacity an hour",
            static p => ref p.ChargerCurrent,
            true
        ),
        new(
            "battery.ocv_000",
            "V",
            2,
            4.5,
            "(A) Li-ion rest voltage, empty",
            static p => ref p.OpenCircuit[0]
        ),
        new("battery.ocv_010", "V", 2, 4.5, "(A) at 10 % of charge", static p => ref p.OpenCircuit[1]),
        new("battery.ocv_020", "V", 2, 4.5, "(A) at 20 % of charge", static p => ref p.OpenCircuit[2]),
        new("battery.ocv_030", "V", 2, 4.5, "(A) at 30 % of charge", static p => ref p.OpenCircuit[3]),
        new("battery.ocv_040", "V", 2, 4.5, "(A) at 40 % of charge", static p => ref p.OpenCircuit[4]),
        new("battery.ocv_050", "V", 2, 4.5, "(A) at 50 % of charge", static p => ref p.OpenCircuit[5]),
        new("battery.ocv_060", "V", 2, 4.5, "(A) at 60 % of charge", static p => ref p.OpenCircuit[6]),
        new("battery.ocv_070", "V", 2, 4.5, "(A) at 70 % of charge", static p => ref p.OpenCircuit[7]),
        new("battery.ocv_080", "V", 2, 4.5, "(A) at 80 % of charge", static p => ref p.OpenCircuit[8]),
        new("battery.ocv_090", "V", 2, 4.5, "(A) at 90 % of charge", static p => ref p.OpenCircuit[9]),
        new(
            "battery.ocv_100",
            "V",
            2,
            4.5,
            "(A) Li-ion rest voltage, full",
            static p => ref p.OpenCircuit[10]
        ),
        new(
            "motor.resistance",
            "Ohm",
            0.1,
            100,
            "data sheet, Faulhaber 1524 T 003 SR class, coreless, 15 mm, 3 V: 1.1 Ohm at 22 C",
            static p => ref p.MotorResistance,
            true
        ),
        new(
            "motor.inductance",
            "H",
            1e-6,
            0.1,
            "(A) winding 22 uH (1524 T 003 SR) and a choke in its lead against the PWM's ripple",
            static p => ref p.MotorInductance,
            true
        ),
        new(
            "motor.constant",
            "N.m/A = V.s/rad",
            1e-5,
            1,
            "data sheet, Faulhaber 1524 T 003 SR class: 2.67 mN.m/A, 0.28 mV a turn a minute",
            static p => ref p.MotorConstant,
            true
        ),
        new(
            "motor.inertia",
            "kg.m2",
            1e-9,
            1e-3,
            "(A) rotor 0.53e-7 (1524 T 003 SR), the rest the crank",
            static p => ref p.RotorInertia,
            true
        ),
        new(
            "motor.coulomb",
            "N.m",
            0,
            0.1,
            "(A) brushes, bearings, crank",
            static p => ref p.CoulombFriction,
            true
        ),
        new("motor.viscous", "N.m.s/rad", 0, 1e-3, "(A)", static p => ref p.ViscousFriction, true),
        new(
            "driver.resistance",
            "Ohm",
            0,
            10,
            "DRV8833 data sheet class, high and low side",
            static p => ref p.DriverResistance,
            true
        ),
        new(
            "driver.brake_resistance",
            "Ohm",
            0,
            100,
            "(A) the normally-on brake transistor",
            static p => ref p.BrakeResistance,
            true
        ),
        new(
            "driver.current_limit",
            "A",
            0.1,
            10,
            "sense resistor of the driver",
            static p => ref p.CurrentLimit,
            true
        ),
        new("crank.stroke", "um", 100, 10000, "(A) slider-crank", static p => ref p.Stroke),
        new(
            "crank.rod_ratio",
            "rod / crank radius",
            1.5,
            100,
            "(A) slider-crank",
            static p => ref p.RodRatio
        ),
        new(
            "encoder.counts",
            "counts/rev",
            4,
            4096,
            "12 pulses, every edge of two channels",
            static p => ref p.EncoderCounts
        ),
        new("stepper.steps_per_turn", "full steps/rev", 1, 400, "(A)", static p => ref p.StepsPerTurn),
        new("stepper.lead", "um/rev", 1, 10000, "(A)", static p => ref p.Lead),
        new("stepper.pull_in", "full steps/s", 1, 1e5, "(A)", static p => ref p.PullIn),
        new("stepper.pull_out", "full steps/s", 1, 1e5, "(A)", static p => ref p.PullOut),
        new("stepper.acceleration", "full steps/s2", 1, 1e7, "(A)", static p => ref p.StepperAcceleration),
        new(
            "stepper.acceleration_margin",
            "ratio",
            1,
            10,
            "(A) for the rounding of intervals",
            static p => ref p.AccelerationMargin
        ),
        new(
            "stepper.speed_margin",
            "ratio",
            1,
            2,
            "(A) for the rounding of intervals",
            static p => ref p.SpeedMargin
        ),
        new(
            "stepper.settle_us",
            "us",
            100,
            1e6,
            "(A) without a pulse this long the rotor rests",
            static p => ref p.StepperSettleUs
        ),
        new("screw.backlash", "um", 0, 500, "(A)", static p => ref p.Backlash, true),
        new("screw.shallow_stop", "um", -5000, 0, "mechanical stop", static p => ref p.ShallowStop),
        new("screw.deep_stop", "um", 0, 5000, "mechanical stop", static p => ref p.DeepStop),
        new(
            "home.edge",
            "um",
            -5000,
            5000,
            "slotted opto, adjusted at assembly",
            static p => ref p.HomeEdge,
            true
        ),
        new(
            "home.repeatability",
            "um",
            0,
            100,
            "(A) each passage anew, plus or minus",
            static p => ref p.HomeRepeatability,
            true
        ),
        new("button.bounce_us", "us", 0, 1e5, "(A)", static p => ref p.ButtonBounceUs, true),
        new("button.edges", "edges", 1, 99, "(A) at most", static p => ref p.ButtonEdges, true),
        new("presence.bounce_us", "us", 0, 1e5, "(A)", static p => ref p.PresenceBounceUs, true),
        new("presence.edges", "edges", 1, 99, "(A) at most", static p => ref p.PresenceEdges, true),
        new(
            "chain.heartbeat_min_us",
            "us",
            0,
            1e6,
            "hardware/failsafe/Results.md: the shortest that every unit keeps; less than 5 ms every unit cuts",
            static p => ref p.HeartbeatMinUs
        ),
        new(
            "chain.heartbeat_max_us",
            "us",
            1,
            1e7,
            "hardware/failsafe/Results.md: the longest that every unit keeps",
            static p => ref p.HeartbeatMaxUs
        ),
        new(
            "chain.heartbeat_timeout_us",
            "us",
            1,
            1e7,
            "hardware/failsafe/Results.md: longer than the slowest unit takes",
            static p => ref p.HeartbeatTimeoutUs
        ),
        new(
            "chain.good_intervals",
            "intervals",
            1,
            100,
            "hardware/failsafe/Circuit.md: two flip-flops in a row",
            static p => ref p.HeartbeatGoodIntervals
        ),
        new("adc.full_scale", "V", 0.1, 5, "11 dB attenuation", static p => ref p.AdcFullScale),
        new(
            "adc.gain_error",
            "ratio",
            0,
            0.5,
            "data sheet class; drawn once a channel",
            static p => ref p.AdcGainError,
            true
        ),
        new("adc.noise", "LSB", 0, 4095, "data sheet class, peak", static p => ref p.AdcNoise, true),
        new("sense.battery_divider", "V/V", 0.01, 1, "two equal resistors", static p => ref p.BatteryDivider),
        new("sense.current_gain", "V/A", 0.01, 100, "sense amplifier", static p => ref p.CurrentGain),
        new(
            "sense.current_filter_us",
            "us",
            1,
            1e6,
            "(A) RC behind the amplifier",
            static p => ref p.CurrentFilterUs,
            true
        ),
        new(
            "onewire.reset_us",
            "us",
            960,
            1e5,
            "standard speed, reset and presence",
            static p => ref p.OneWireResetUs
        ),
        new("onewire.slot_us", "us", 60, 1e4, "standard speed over a UART", static p => ref p.OneWireSlotUs),
        new(
            "chip.program_ms",
            "ms",
            0.1,
            1000,
            "DS2431 data sheet, maximum",
            static p => ref p.ChipProgramMs
        ),
        new(
            "flash.append_ms",
            "ms",
            0,
            1e4,
            "(A) little file system, one block",
            static p => ref p.FlashAppendMs,
            true
        ),
        new("flash.read_ms", "ms", 0, 1e4, "(A)", static p => ref p.FlashReadMs, true),
        new(
            "flash.capacity",
            "bytes",
            0,
            1e8,
            "the internal file system's partition",
            static p => ref p.FlashCapacity
        ),
        new(
            "display.byte_us",
            "us",
            0,
            1e4,
            "I2C at 400 kHz, nine bits and gaps",
            static p => ref p.DisplayByteUs
        ),
        new(
            "serial.baud",
            "bit/s",
            300,
            10e6,
            "the usual rate of the console of an ESP32",
            static p => ref p.SerialBaud
        ),
    ];
}

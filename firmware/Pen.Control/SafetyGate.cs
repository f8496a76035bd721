// The last word before the drivers: may the drive be on?
namespace Pen.Control
{
    /// <summary>
    /// Recomputes, from the inputs alone and on its own, whether the motor may be driven, and wins. Shares no
    /// state and no code with the controller. What it asks for is a person's consent (Start/Stop held and
    /// released, not pressed since) and a world in which turning needles are allowed: a treatment cartridge that was
    /// cleared, or, for the bench self-test, the service cartridge and needles that are in. What is no drive, because the
    /// gate is low or the duty zero, passes by its name alone, with the needles in.
    /// </summary>
    public sealed class SafetyGate
    {
        /// <summary>A little less than the controller asks for, so that sampling never makes the two differ.</summary>
        private const int ConsentHoldMicroseconds = 250000;

        /// <summary>Consent lapses if the drive does not come on within this time of the release.</summary>
        private const int ConsentMicroseconds = 5000000;

        private const int StallMicroseconds = 150000;
        private const int MinBatteryMillivolts = 2800;
        private const int MaxBatteryMillivolts = 4500;
        private const int MaxCurrentMilliamperes = 1800;

        /// <summary>Highest duty that a test may ask for: far from any level of a treatment.</summary>
        private const int MaxTestDutyPermille = 250;

        /// <summary>115 % of the highest level.</summary>
        private const int MaxRateMillihertz = 172500;

        private long _last;
        private long _pressedAt = long.MaxValue;
        private long _consentUntil = long.MinValue;
        private bool _pressed = true;
        private bool _released;
        private bool _driven;

        /// <summary>Switches the motor off in the outputs unless the inputs permit it. False if it had to.</summary>
        public bool Apply(PenInputs inputs, PenOutputs outputs)
        {
            long now = inputs.NowMicroseconds;
            long elapsed = now - _last;
            _last = now;
            bool pressed = inputs.StartStopPressed;
            if (pressed != _pressed || pressed == _released)
            {
                WatchConsent(pressed, now);
            }
            bool wanted = outputs.MotorGate || outputs.MotorDutyPermille != 0;
            if (
                wanted
                && elapsed > 0
                && elapsed <= StallMicroseconds
                && now <= _consentUntil
                && inputs.CartridgePresent
                && inputs.CartridgeOpenings == 0
                && (
                    outputs.Test == DriveTest.None
                        ? inputs.ClearedSerial != 0 && inputs.ClearedSerial == inputs.Cartridge.Serial
                        : IsBench(inputs, outputs)
                )
                && !inputs.ChargerConnected
                && !inputs.DriverFault
                && inputs.BatteryMillivolts >= MinBatteryMillivolts
                && inputs.BatteryMillivolts <= MaxBatteryMillivolts
                && inputs.MotorCurrentMilliamperes <= MaxCurrentMilliamperes
                && inputs.RotorRateMillihertz <= MaxRateMillihertz
            )
            {
                // Consent lasts for as long as the drive is on without a break.
                if (!_driven)
                {
                    _driven = true;
                    _consentUntil = long.MaxValue;
                }
                return true;
            }
            if (_driven)
            {
                _driven = false;
                _consentUntil = long.MinValue;
            }
            bool timely = elapsed > 0 && elapsed <= StallMicroseconds;
            if (wanted && timely && IsNoDrive(inputs, outputs))
            {
                return true;
            }
            outputs.MotorOff();
            return !wanted;
        }

        // The needles are in, and none are there: the memory says that it is the service cartridge's, and no treatment
        // has been opened since power-up.
        private static bool IsBench(PenInputs inputs, PenOutputs outputs)
        {
            return outputs.Test == DriveTest.Bench
                && inputs.HomeSensorActive
                && inputs.Cartridge.Status == CartridgeReadStatus.Service
                && inputs.ClearedSerial == 0
                && outputs.MotorDutyPermille <= MaxTestDutyPermille;
        }

        // Never both: a duty passes with the gate low, a gate with a duty of zero.
        private static bool IsNoDrive(PenInputs inputs, PenOutputs outputs)
        {
            int duty = outputs.MotorDutyPermille;
            return inputs.HomeSensorActive
                && (
                    outputs.MotorGate
                        ? outputs.Test == DriveTest.GateAlone && duty == 0
                        : outputs.Test == DriveTest.DutyAlone && duty > 0 && duty <= MaxTestDutyPermille
                );
        }

        // A button that is up, or down, for longer than a sample tells nothing new.
        private void WatchConsent(bool pressed, long now)
        {
            if (pressed && !_pressed)
            {
                // Pressed again, however short the gap: a hold of its own, and no consent meanwhile. Only one that is
                // down from power-up on has to be seen up for two samples first.
                if (_released || _pressedAt != long.MaxValue)
                {
                    _pressedAt = now;
                }
                _consentUntil = long.MinValue;
            }
            else if (!pressed && _pressed && now >= _pressedAt && now - _pressedAt >= ConsentHoldMicroseconds)
            {
                _consentUntil = now + ConsentMicroseconds;
            }
            _released = !pressed && !_pressed;
            _pressed = pressed;
        }
    }
}

// Self-test: battery, charger's line, current at rest.
namespace Pen.Control
{
    /// <summary>What the converters and the charger's line say while nothing is driven.</summary>
    internal sealed class SelfTestReadings : SelfTestGroup
    {
        /// <summary>So long a reading is looked at.</summary>
        private const int LookMilliseconds = 400;

        /// <summary>A cell that can do a test, and its full voltage with the converter's 2 % and the charger's own.</summary>
        private const int LeastMillivolts = 3400;
        private const int MostMillivolts = 4350;

        /// <summary>How long somebody has for plug and unplug.</summary>
        private const int PatienceMilliseconds = 60000;

        private SelfTestStep _step;
        private int _milliseconds;
        private bool _plugged;
        private bool _moved;

        /// <inheritdoc/>
        public override void Begin(SelfTestStep step)
        {
            base.Begin(step);
            _step = step;
            _milliseconds = 0;
            _plugged = false;
            _moved = false;
        }

        /// <inheritdoc/>
        public override SelfTestVerdict Update(PenParts parts, PenInputs inputs, PenOutputs outputs)
        {
            _milliseconds = IntMath.Min(_milliseconds + parts.Elapsed, PatienceMilliseconds);
            switch (_step)
            {
                case SelfTestStep.Battery:
                    Value = inputs.BatteryMillivolts;
                    return _milliseconds < LookMilliseconds
                        ? SelfTestVerdict.Pending
                        : Judged(Value >= LeastMillivolts && Value <= MostMillivolts);
                case SelfTestStep.Charger:
                    return Charger(parts, inputs);
                default:
                    Value = IntMath.Max(Value, inputs.MotorCurrentMilliamperes);
                    _moved |= IntMath.Abs(inputs.EncoderCounts) > 1;
                    return _milliseconds < LookMilliseconds
                        ? SelfTestVerdict.Pending
                        : Judged(Value < ChainProof.StillMilliamperes && !_moved);
            }
        }

        // Both levels, by a hand: a line that is stuck shows one.
        private SelfTestVerdict Charger(PenParts parts, PenInputs inputs)
        {
            if (parts.Panel.DepthDown || _milliseconds >= PatienceMilliseconds)
            {
                return SelfTestVerdict.Fail;
            }
            Prompt = _plugged ? SelfTestPrompt.UnplugCharger : SelfTestPrompt.PlugCharger;
            if (!_plugged)
            {
                _plugged = inputs.ChargerConnected;
                return SelfTestVerdict.Pending;
            }
            Value = 1;
            return inputs.ChargerConnected ? SelfTestVerdict.Pending : SelfTestVerdict.Pass;
        }
    }
}

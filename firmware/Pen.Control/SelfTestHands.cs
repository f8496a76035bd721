// Self-test: buttons, display, light and buzzer, each by a person.
namespace Pen.Control
{
    /// <summary>Steps that a hand, an eye or an ear decides.</summary>
    internal sealed class SelfTestHands : SelfTestGroup
    {
        private const int PatienceMilliseconds = 30000;
        private const int ColourMilliseconds = 700;
        private const int BeepsEveryMilliseconds = 2000;

        /// <summary>A button's contact counts after so many samples alike.</summary>
        private const int SettledPeriods = 2;

        private SelfTestStep _step;
        private int _milliseconds;
        private int _toBeeps;
        private int _up;
        private int _down;
        private int _others;
        private bool _ready;

        /// <inheritdoc/>
        public override void Begin(SelfTestStep step)
        {
            base.Begin(step);
            _step = step;
            _milliseconds = 0;
            _toBeeps = 0;
            _up = 0;
            _down = 0;
            _others = 0;
            _ready = false;
            TakesStart = step == SelfTestStep.StartStopButton;
        }

        /// <inheritdoc/>
        public override SelfTestVerdict Update(PenParts parts, PenInputs inputs, PenOutputs outputs)
        {
            _milliseconds = IntMath.Min(_milliseconds + parts.Elapsed, PatienceMilliseconds);
            if (_milliseconds >= PatienceMilliseconds)
            {
                return SelfTestVerdict.Fail;
            }
            if (_step <= SelfTestStep.DepthDownButton)
            {
                return Button(inputs, parts.Elapsed);
            }
            Prompt = SelfTestPrompt.Confirm;
            if (_step == SelfTestStep.Light)
            {
                Light = 1 << (_milliseconds / ColourMilliseconds % 3);
            }
            if (_step == SelfTestStep.Buzzer)
            {
                _toBeeps -= parts.Elapsed;
                if (_toBeeps <= 0)
                {
                    _toBeeps = BeepsEveryMilliseconds;
                    parts.Indications.Alarm();
                }
            }
            return parts.Panel.DepthUp ? SelfTestVerdict.Pass
                : parts.Panel.DepthDown ? SelfTestVerdict.Fail
                : SelfTestVerdict.Pending;
        }

        // Up, down, up again, and no other one down meanwhile: two lines that touch show here.
        private SelfTestVerdict Button(PenInputs inputs, int elapsedMilliseconds)
        {
            int pressed = PressedOf(inputs);
            int mine = 1 << ((int)_step - (int)SelfTestStep.StartStopButton);
            _up = pressed == 0 ? _up + 1 : 0;
            _others = (pressed & ~mine) != 0 ? _others + 1 : 0;
            if (!_ready)
            {
                // What the step before asked for is let go first; a button that never comes up fails by time.
                _ready = _up >= SettledPeriods;
                return SelfTestVerdict.Pending;
            }
            Prompt = SelfTestPrompt.Press;
            if (_others >= SettledPeriods)
            {
                return SelfTestVerdict.Fail;
            }
            if ((pressed & mine) != 0)
            {
                _down++;
                Value += elapsedMilliseconds;
            }
            else if (_up >= SettledPeriods && _down < SettledPeriods)
            {
                // A glitch is no press.
                _down = 0;
                Value = 0;
            }
            return _down >= SettledPeriods && _up >= SettledPeriods
                ? SelfTestVerdict.Pass
                : SelfTestVerdict.Pending;
        }

        private static int PressedOf(PenInputs inputs)
        {
            return (inputs.StartStopPressed ? 1 : 0)
                | (inputs.SpeedUpPressed ? 2 : 0)
                | (inputs.SpeedDownPressed ? 4 : 0)
                | (inputs.DepthUpPressed ? 8 : 0)
                | (inputs.DepthDownPressed ? 16 : 0);
        }
    }
}

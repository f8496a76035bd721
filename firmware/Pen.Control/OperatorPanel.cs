// What the operator wants, decoded from five buttons.
namespace Pen.Control
{
    /// <summary>Decodes the buttons into wishes. A wish lasts for one period.</summary>
    /// <remarks>
    /// Start/Stop carries four meanings by time. While running its first edge stops. While stopped, a hold of
    /// 300 ms to 2 s asks for a start when it is <em>released</em>: acting on the release keeps a hold that is
    /// meant for sleep from starting the motor and burning a cartridge on its way, and a stuck button from
    /// starting anything.
    /// </remarks>
    public sealed class OperatorPanel
    {
        /// <summary>
        /// A click of Speed+ or Depth+ waits this long for the other one: together they are the unlock chord.
        /// </summary>
        private const int ChordWaitMilliseconds = 60;

        /// <summary>
        /// What a period counts for at most in a hold, two periods: a hold is what was seen held, and neither a
        /// jump of the clock nor a stall makes it longer.
        /// </summary>
        private const int LongestSeenMilliseconds = 40;

        /// <summary>Nobody holds a button for so long: it is stuck.</summary>
        private const int StuckMilliseconds = 10000;

        private readonly Button _startStop = new Button();
        private readonly Button _speedUp = new Button();
        private readonly Button _speedDown = new Button();
        private readonly Button _depthUp = new Button();
        private readonly Button _depthDown = new Button();

        private bool _startStopFree;
        private bool _previousRawStartStop = true;
        private bool _startHoldSeen;
        private bool _chord;
        private int _chordMilliseconds;
        private int _dumpMilliseconds;
        private int _calibrateMilliseconds;
        private bool _speedUpWaits;
        private bool _depthUpWaits;

        /// <summary>A start is asked for.</summary>
        public bool Start;

        /// <summary>Start/Stop has now been held long enough for a start: the buzzer says so.</summary>
        public bool StartHoldReached;

        /// <summary>Start/Stop went down in this very period: the raw first edge.</summary>
        public bool StopEdge;

        /// <summary>At least two buttons are down, by their raw levels: a stop waits for no debouncing.</summary>
        public bool TwoButtons;

        /// <summary>Sleep is asked for.</summary>
        public bool Sleep;

        /// <summary>Clearing a fault is asked for.</summary>
        public bool ClearFault;

        /// <summary>Unlocking depths above 1.5 mm is asked for.</summary>
        public bool Unlock;

        /// <summary>Sending the journal over the serial port is asked for.</summary>
        public bool Dump;

        /// <summary>The guided calibration is asked for: Speed+ and Depth- held together.</summary>
        public bool Calibrate;

        /// <summary>One level up.</summary>
        public bool SpeedUp;

        /// <summary>One level down.</summary>
        public bool SpeedDown;

        /// <summary>One step deeper.</summary>
        public bool DepthUp;

        /// <summary>One step shallower.</summary>
        public bool DepthDown;

        /// <summary>No button is touched and none was just let go: there is no wish, nor any in the making.</summary>
        public bool AtRest;

        /// <summary>Start/Stop has been down for so long that nobody presses it.</summary>
        public bool IsStartStopStuck
        {
            get { return _startStop.Pressed && _startStop.HeldMilliseconds >= StuckMilliseconds; }
        }

        /// <summary>Takes the levels of a period.</summary>
        /// <param name="inputs">The period's inputs.</param>
        /// <param name="elapsedMilliseconds">Time since the period before.</param>
        public void Update(PenInputs inputs, int elapsedMilliseconds)
        {
            bool touched =
                inputs.StartStopPressed
                || inputs.SpeedUpPressed
                || inputs.SpeedDownPressed
                || inputs.DepthUpPressed
                || inputs.DepthDownPressed;
            if (AtRest && !touched)
            {
                // Nearly every period: nothing changes.
                return;
            }
            Decode(inputs, IntMath.Min(elapsedMilliseconds, LongestSeenMilliseconds));
            AtRest = _startStop.Idle && _speedUp.Idle && _speedDown.Idle && _depthUp.Idle && _depthDown.Idle;
        }

        /// <summary>
        /// The press of Start/Stop that goes on has done its work: it asks for nothing more until released.
        /// </summary>
        public void ConsumeStartStop()
        {
            _startStopFree = false;
            // The next period decides when it counts as released.
            AtRest = false;
        }

        private void Decode(PenInputs inputs, int elapsedMilliseconds)
        {
            // Of an idle button that stays up there is nothing new to decode.
            if (inputs.StartStopPressed || !_startStop.Idle || !_startStopFree)
            {
                _startStop.Update(inputs.StartStopPressed, elapsedMilliseconds);
                DecodeStartStop();
            }
            if (inputs.SpeedUpPressed || inputs.DepthUpPressed || !_speedUp.Idle || !_depthUp.Idle)
            {
                _speedUp.Update(inputs.SpeedUpPressed, elapsedMilliseconds);
                _depthUp.Update(inputs.DepthUpPressed, elapsedMilliseconds);
                DecodeChord(elapsedMilliseconds);
            }
            if (inputs.SpeedDownPressed || inputs.DepthDownPressed || !_speedDown.Idle || !_depthDown.Idle)
            {
                _speedDown.Update(inputs.SpeedDownPressed, elapsedMilliseconds);
                _depthDown.Update(inputs.DepthDownPressed, elapsedMilliseconds);
                SpeedDown = _speedDown.PressedNow;
                DecodeDump(elapsedMilliseconds);
            }
            DecodeCalibrate(elapsedMilliseconds);
            TwoButtons = CountPressed(inputs) >= 2;
        }

        private void DecodeStartStop()
        {
            int held = _startStop.HeldMilliseconds;
            // Stop is the raw edge, before any debouncing; a button already down at power-up gives none.
            StopEdge = _startStop.RawPressed && !_previousRawStartStop;
            _previousRawStartStop = _startStop.RawPressed;
            Start =
                _startStopFree
                && _startStop.ReleasedNow
                && held >= Limits.StartHoldMilliseconds
                && held < Limits.SleepHoldMilliseconds;
            bool reached = _startStopFree && _startStop.Pressed && held >= Limits.StartHoldMilliseconds;
            StartHoldReached = reached && !_startHoldSeen;
            _startHoldSeen = reached;
            Sleep = _startStopFree && _startStop.Pressed && held >= Limits.SleepHoldMilliseconds;
            ClearFault = _startStopFree && _startStop.Pressed && held >= Limits.ClearHoldMilliseconds;
            if (!_startStop.Pressed && !_startStop.RawPressed && !_startStop.ReleasedNow)
            {
                _startStopFree = true;
            }
        }

        private void DecodeChord(int elapsedMilliseconds)
        {
            Unlock = false;
            bool both = _speedUp.Pressed && _depthUp.Pressed;
            if (both)
            {
                _chord = true;
                int before = _chordMilliseconds;
                _chordMilliseconds = IntMath.Min(before + elapsedMilliseconds, 1000000);
                Unlock =
                    before < Limits.UnlockHoldMilliseconds
                    && _chordMilliseconds >= Limits.UnlockHoldMilliseconds;
            }
            else
            {
                _chordMilliseconds = 0;
            }
            _speedUpWaits |= _speedUp.PressedNow;
            _depthUpWaits |= _depthUp.PressedNow;
            SpeedUp = !_chord && _speedUpWaits && ClickIsDue(_speedUp);
            DepthUp = !_chord && ((_depthUpWaits && ClickIsDue(_depthUp)) || _depthUp.RepeatNow);
            if (_chord || SpeedUp)
            {
                _speedUpWaits = false;
            }
            if (_chord || DepthUp)
            {
                _depthUpWaits = false;
            }
            if (!_speedUp.Pressed && !_depthUp.Pressed)
            {
                _chord = false;
            }
        }

        // Less never waits: each of the two presses does its own work at once, and only repeats are held back.
        private void DecodeDump(int elapsedMilliseconds)
        {
            bool both = _speedDown.Pressed && _depthDown.Pressed;
            int before = _dumpMilliseconds;
            _dumpMilliseconds = both ? IntMath.Min(before + elapsedMilliseconds, 1000000) : 0;
            Dump = before < Limits.DumpHoldMilliseconds && _dumpMilliseconds >= Limits.DumpHoldMilliseconds;
            DepthDown = _depthDown.PressedNow || (_depthDown.RepeatNow && !both);
        }

        // Where it can be had, neither of the two buttons means anything by itself.
        private void DecodeCalibrate(int elapsedMilliseconds)
        {
            bool both = _speedUp.Pressed && _depthDown.Pressed;
            int before = _calibrateMilliseconds;
            _calibrateMilliseconds = both ? IntMath.Min(before + elapsedMilliseconds, 1000000) : 0;
            Calibrate =
                before < Limits.CalibrateHoldMilliseconds
                && _calibrateMilliseconds >= Limits.CalibrateHoldMilliseconds;
        }

        private static bool ClickIsDue(Button button)
        {
            return !button.Pressed || button.HeldMilliseconds >= ChordWaitMilliseconds;
        }

        private static int CountPressed(PenInputs inputs)
        {
            return (inputs.StartStopPressed ? 1 : 0)
                + (inputs.SpeedUpPressed ? 1 : 0)
                + (inputs.SpeedDownPressed ? 1 : 0)
                + (inputs.DepthUpPressed ? 1 : 0)
                + (inputs.DepthDownPressed ? 1 : 0);
        }
    }
}

// Proves, before the first start, that gate and duty each keep the motor still without the other.
namespace Pen.Control
{
    /// <summary>
    /// Two steps, in neither of which the drive is on: a duty with the gate low, and the gate high with a duty of
    /// zero. What moves or draws current then is driven by something that is broken. The first is done at power-up,
    /// and both with every cartridge that comes, for its switch closes the chain. What each step finds:
    /// firmware/Safety/PowerUpProof.md.
    /// </summary>
    public sealed class ChainProof
    {
        /// <summary>
        /// Duty of the first step. From the emptiest cell it makes 0.35 A flow in a motor that should get none, and
        /// the rotor turn by a quarter in a control period; from a full one, 0.43 A.
        /// </summary>
        public const int DutyPermille = 150;

        /// <summary>The amplifier's offset and noise stay below this without a current: as at power-up.</summary>
        public const int StillMilliamperes = 60;

        /// <summary>A rotor at rest on the edge of a count may tell one each way; turning makes more.</summary>
        private const int StillCounts = 3;

        /// <summary>A step begins after so many periods in which all was still.</summary>
        private const int QuietPeriods = 2;

        /// <summary>And is watched for so many.</summary>
        private const int WatchedPeriods = 3;

        /// <summary>One reading may be noise, two are not.</summary>
        private const int DrawingPeriods = 2;

        /// <summary>A pen that could have been proven for so long and was not is not sound.</summary>
        private const int LimitMilliseconds = 5000;

        private int _quiet;
        private int _watched;
        private int _counts;
        private int _drawing;
        private int _waitedMilliseconds;
        private DriveTest _next = DriveTest.DutyAlone;

        /// <summary>What the outputs are to ask for in this period.</summary>
        public DriveTest Test;

        /// <summary>The first step has passed since power-up, with or without a cartridge.</summary>
        public bool GateProven;

        /// <summary>Both steps have passed with the cartridge that is in.</summary>
        public bool Proven;

        /// <summary>What was found; None if nothing was. Stands until power-up.</summary>
        public StopReason Failure;

        /// <summary>The largest current read in the step that goes on or was the last, in milliamperes.</summary>
        public int PeakMilliamperes;

        /// <summary>The cartridge is gone: the next one closes another switch's contact. Anew for it.</summary>
        public void Forget()
        {
            Proven = false;
            Rest();
        }

        /// <summary>Goes on. Call once a period, after what the period decided for the drive.</summary>
        /// <param name="inputs">The period's readings.</param>
        /// <param name="possible">
        /// Nothing else is done with drive or needles; the safety gate asks for the same of the inputs.
        /// </param>
        /// <param name="cartridgeIn">A cartridge is seated: without one the second step proves nothing.</param>
        /// <param name="elapsedMilliseconds">Time since the period before.</param>
        public void Update(PenInputs inputs, bool possible, bool cartridgeIn, int elapsedMilliseconds)
        {
            if (Failure != StopReason.None || Proven || (GateProven && !cartridgeIn))
            {
                Rest();
                return;
            }
            _waitedMilliseconds = IntMath.Min(_waitedMilliseconds + elapsedMilliseconds, LimitMilliseconds);
            if (!possible || inputs.DriverFault)
            {
                Break();
            }
            else if (Test == DriveTest.None)
            {
                Wait(inputs);
            }
            else
            {
                Watch(inputs, cartridgeIn);
            }
            if (Test == DriveTest.None && _waitedMilliseconds >= LimitMilliseconds)
            {
                Failure = Failure == StopReason.None ? StopReason.SelfTestFailed : Failure;
            }
        }

        private void Wait(PenInputs inputs)
        {
            bool quiet =
                IntMath.Abs(inputs.EncoderCounts) <= 1 && inputs.MotorCurrentMilliamperes < StillMilliamperes;
            _quiet = quiet ? _quiet + 1 : 0;
            if (_quiet < QuietPeriods)
            {
                return;
            }
            _quiet = 0;
            _watched = 0;
            _counts = 0;
            _drawing = 0;
            PeakMilliamperes = 0;
            Test = _next;
        }

        private void Watch(PenInputs inputs, bool cartridgeIn)
        {
            int current = inputs.MotorCurrentMilliamperes;
            PeakMilliamperes = IntMath.Max(PeakMilliamperes, current);
            _counts += inputs.EncoderCounts;
            _drawing = current < StillMilliamperes ? 0 : _drawing + 1;
            if (IntMath.Abs(_counts) > StillCounts || _drawing >= DrawingPeriods)
            {
                Failure = Test == DriveTest.DutyAlone ? StopReason.GateStuck : StopReason.DriverStuck;
                Test = DriveTest.None;
                return;
            }
            _watched++;
            if (_watched < WatchedPeriods || _drawing > 0)
            {
                return;
            }
            if (Test == DriveTest.DutyAlone)
            {
                GateProven = true;
                _next = cartridgeIn ? DriveTest.GateAlone : DriveTest.DutyAlone;
            }
            else
            {
                Proven = true;
            }
            Test = DriveTest.None;
            _waitedMilliseconds = 0;
        }

        /// <summary>Whatever was under way is begun anew: drive or needles have something else to do.</summary>
        public void Off()
        {
            Break();
        }

        private void Break()
        {
            Test = DriveTest.None;
            _next = DriveTest.DutyAlone;
            _quiet = 0;
        }

        private void Rest()
        {
            Break();
            _waitedMilliseconds = 0;
        }
    }
}

// Takes the calibration over at power-up, and has a new one saved while nothing moves.
namespace Pen.Control
{
    /// <summary>Holds the calibration in force. A new value is in force once flash holds it, not before.</summary>
    public sealed class CalibrationKeeper
    {
        private const int SaveAttempts = 3;

        private readonly RequestDesk _desk;
        private readonly CalibrationRecord _wanted = new CalibrationRecord();
        private bool _dirty;
        private bool _asked;
        private int _failures;

        /// <summary>A keeper that posts at a desk.</summary>
        public CalibrationKeeper(RequestDesk desk)
        {
            _desk = desk;
        }

        /// <summary>The calibration in force. For reading.</summary>
        public readonly CalibrationRecord Record = new CalibrationRecord();

        /// <summary>In this period the calibration came from flash: it is in force from now on.</summary>
        public bool LoadedNow;

        /// <summary>In this period what was wanted was saved: it is in force from now on.</summary>
        public bool SavedNow;

        /// <summary>In this period saving was given up after three attempts; what was in force stays.</summary>
        public bool GivenUpNow;

        /// <summary>
        /// Wants another offset of the home sensor kept, in quarter steps. The bounds are those of
        /// <see cref="CalibrationRecord.HomeOffsetSteps"/>; held to them here.
        /// </summary>
        public void WantHomeOffset(int steps)
        {
            if (!_dirty)
            {
                _wanted.CopyFrom(Record);
            }
            _wanted.HomeOffsetSteps = IntMath.Clamp(
                steps,
                HomeSearch.LeastOffsetSteps,
                HomeSearch.GreatestOffsetSteps
            );
            _failures = 0;
            _dirty = true;
        }

        /// <summary>
        /// Wants another motor constant kept, in microvolts a hertz, 1 to
        /// <see cref="CalibrationRecord.MaxMicrovoltsPerHertz"/>; any other is none. For when the motor is off.
        /// </summary>
        public void WantMotorConstant(int microvoltsPerHertz)
        {
            if (_dirty || _asked)
            {
                // What is being saved goes first: the constant can be had again after the next run.
                return;
            }
            _wanted.CopyFrom(Record);
            bool sound =
                microvoltsPerHertz > 0 && microvoltsPerHertz <= CalibrationRecord.MaxMicrovoltsPerHertz;
            _wanted.MotorMicrovoltsPerHertz = sound ? microvoltsPerHertz : 0;
            _failures = 0;
            _dirty = true;
        }

        /// <summary>Collects answers. Call in every period in which something was asked for or answered.</summary>
        public void Update(PenInputs inputs)
        {
            SavedNow = false;
            GivenUpNow = false;
            LoadedNow = _desk.HasAnswered(SlowRequest.MountJournal);
            if (LoadedNow)
            {
                Record.CopyFrom(inputs.Calibration);
            }
            if (!_asked || !_desk.HasAnswered(SlowRequest.SaveCalibration))
            {
                return;
            }
            _asked = false;
            if (_desk.Answer == SlowAnswer.Done)
            {
                Record.CopyFrom(_wanted);
                Record.Status = CalibrationStatus.Good;
                SavedNow = true;
                return;
            }
            _failures++;
            GivenUpNow = _failures >= SaveAttempts;
            _dirty = !GivenUpNow;
        }

        /// <summary>Hands over what is to be saved. Only while nothing moves and the motor is off.</summary>
        public void SaveIfDue(PenOutputs outputs)
        {
            if (_dirty && _desk.Post(SlowRequest.SaveCalibration, 0))
            {
                outputs.Calibration.CopyFrom(_wanted);
                _dirty = false;
                _asked = true;
            }
        }
    }
}

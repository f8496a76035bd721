// The session that a cartridge's first start opens, and what it counts.
namespace Pen.Control
{
    /// <summary>
    /// One cartridge, one session. It is open from the confirmed use mark until something ends it; the serial
    /// of an ended one is remembered so that the refusal can say so.
    /// </summary>
    public sealed class Session
    {
        private int _millisecondsLeft;
        private int _idleMilliseconds;
        private int _countsRest;
        private bool _warned;

        // Strokes are credited to their level and depth when either changes or somebody looks.
        private readonly SessionRecord _record = new SessionRecord();
        private int _credited;
        private int _level = RateLevels.First;
        private int _depthMicrometres = Limits.StartDepthMicrometres;

        /// <summary>The record, also of a session that has ended until the next opens.</summary>
        public SessionRecord Record
        {
            get
            {
                CreditStrokes();
                return _record;
            }
        }

        /// <summary>A session is open.</summary>
        public bool Open;

        /// <summary>The record has changed since it was last saved.</summary>
        public bool Dirty;

        /// <summary>Strokes of the session.</summary>
        public int Strokes;

        /// <summary>It is open, and 60 minutes have passed since the first start.</summary>
        public bool TimeUp;

        /// <summary>Seconds left; 0 if none is open.</summary>
        public int SecondsLeft;

        /// <summary>20 minutes have passed without running.</summary>
        public bool IdleUp
        {
            get { return Open && _idleMilliseconds >= Limits.SessionIdleMilliseconds; }
        }

        /// <summary>The session is this cartridge's and goes on.</summary>
        public bool IsOpenFor(long serial)
        {
            return Open && _record.Serial == serial;
        }

        /// <summary>The session was this cartridge's and has ended.</summary>
        public bool HasEndedFor(long serial)
        {
            return !Open && serial != 0 && _record.Serial == serial;
        }

        /// <summary>Opens a session.</summary>
        public void Begin(long serial, int needleCount, long lot, long uptimeMilliseconds)
        {
            _record.Clear();
            _record.Serial = serial;
            _record.NeedleCount = needleCount;
            _record.Lot = lot;
            _record.OpenedSeconds = (int)(uptimeMilliseconds / 1000);
            Open = true;
            Dirty = true;
            Strokes = 0;
            _credited = 0;
            TimeUp = false;
            SecondsLeft = Limits.SessionMilliseconds / 1000;
            _millisecondsLeft = Limits.SessionMilliseconds;
            _idleMilliseconds = 0;
            _countsRest = 0;
            _warned = false;
        }

        /// <summary>Ends the session; harmless if none is open.</summary>
        public void End()
        {
            if (Open)
            {
                Open = false;
                TimeUp = false;
                SecondsLeft = 0;
                _record.Ended = true;
                Dirty = true;
            }
        }

        /// <summary>The record, as it is now, has been handed over to be saved.</summary>
        public void MarkSaved()
        {
            Dirty = false;
        }

        /// <summary>Saving failed: it is owed again.</summary>
        public void MarkUnsaved()
        {
            Dirty = true;
        }

        /// <summary>Notes the reason of a stop.</summary>
        public void NoteStop(StopReason reason)
        {
            if (!Open)
            {
                return;
            }
            if (_record.StopCount < SessionRecord.MaxReasons)
            {
                _record.StopReasons[_record.StopCount] = (int)reason;
            }
            _record.StopCount++;
            if (StopReasons.IsFault(reason))
            {
                NoteFault(reason);
            }
            Dirty = true;
        }

        private void NoteFault(StopReason reason)
        {
            if (_record.FaultCount < SessionRecord.MaxFaults)
            {
                _record.Faults[_record.FaultCount] = (int)reason;
            }
            _record.FaultCount++;
        }

        /// <summary>Lets a period's time pass and counts its strokes, also those of the motor running down.</summary>
        public void Update(
            bool running,
            bool pressureWarning,
            int encoderCounts,
            int level,
            int depthMicrometres,
            int elapsedMilliseconds
        )
        {
            if (!Open)
            {
                return;
            }
            int left = _millisecondsLeft - elapsedMilliseconds;
            if (left <= 0)
            {
                left = 0;
                TimeUp = true;
            }
            _millisecondsLeft = left;
            SecondsLeft = left / 1000;
            if (running)
            {
                _idleMilliseconds = 0;
                _record.RunningMilliseconds += elapsedMilliseconds;
                if (pressureWarning != _warned)
                {
                    _record.PressureWarnings += pressureWarning ? 1 : 0;
                    _warned = pressureWarning;
                }
            }
            else
            {
                _idleMilliseconds = IntMath.Min(
                    _idleMilliseconds + elapsedMilliseconds,
                    Limits.SessionIdleMilliseconds
                );
            }
            if (level != _level || depthMicrometres != _depthMicrometres)
            {
                CreditStrokes();
                _level = level;
                _depthMicrometres = depthMicrometres;
            }
            if (encoderCounts > 0)
            {
                int counts = _countsRest + encoderCounts;
                Strokes += counts / Geometry.EncoderCountsPerRevolution;
                _countsRest = counts % Geometry.EncoderCountsPerRevolution;
            }
        }

        private void CreditStrokes()
        {
            int strokes = Strokes - _credited;
            _credited = Strokes;
            int band = (_depthMicrometres - 1) / SessionRecord.DepthBandMicrometres;
            _record.StrokesByLevel[_level - RateLevels.First] += strokes;
            _record.StrokesByDepth[IntMath.Clamp(band, 0, SessionRecord.DepthBands - 1)] += strokes;
        }
    }
}

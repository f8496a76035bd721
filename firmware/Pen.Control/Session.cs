// The session that a cartridge's first start opens, and what it counts.
namespace Pen.Control
{
    /// <summary>
    /// One cartridge, one session. It is open from the confirmed use mark until something ends it; the serial
    /// of an ended one is remembered so that the refusal can say so.
    /// </summary>
    public sealed class Session
    {
        private int _sinceOpenMilliseconds;
        private int _idleMilliseconds;
        private int _countsRest;
        private bool _warned;

        /// <summary>The record, also of a session that has ended until the next opens.</summary>
        public readonly SessionRecord Record = new SessionRecord();

        /// <summary>A session is open.</summary>
        public bool Open;

        /// <summary>The record has changed since it was last saved.</summary>
        public bool Dirty;

        /// <summary>Strokes of the session.</summary>
        public int Strokes;

        /// <summary>60 minutes have passed since the first start.</summary>
        public bool TimeUp
        {
            get { return Open && _sinceOpenMilliseconds >= Limits.SessionMilliseconds; }
        }

        /// <summary>20 minutes have passed without running.</summary>
        public bool IdleUp
        {
            get { return Open && _idleMilliseconds >= Limits.SessionIdleMilliseconds; }
        }

        /// <summary>Seconds left; 0 if none is open.</summary>
        public int SecondsLeft
        {
            get { return Open ? (Limits.SessionMilliseconds - _sinceOpenMilliseconds) / 1000 : 0; }
        }

        /// <summary>The session is this cartridge's and goes on.</summary>
        public bool IsOpenFor(long serial)
        {
            return Open && Record.Serial == serial;
        }

        /// <summary>The session was this cartridge's and has ended.</summary>
        public bool HasEndedFor(long serial)
        {
            return !Open && serial != 0 && Record.Serial == serial;
        }

        /// <summary>Opens a session.</summary>
        public void Begin(long serial, int needleCount, long lot, long uptimeMilliseconds)
        {
            Record.Clear();
            Record.Serial = serial;
            Record.NeedleCount = needleCount;
            Record.Lot = lot;
            Record.OpenedSeconds = (int)(uptimeMilliseconds / 1000);
            Open = true;
            Dirty = true;
            Strokes = 0;
            _sinceOpenMilliseconds = 0;
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
                Record.Ended = true;
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
            if (Record.StopCount < SessionRecord.MaxReasons)
            {
                Record.StopReasons[Record.StopCount] = (int)reason;
            }
            Record.StopCount++;
            if (StopReasons.IsFault(reason))
            {
                NoteFault(reason);
            }
            Dirty = true;
        }

        private void NoteFault(StopReason reason)
        {
            if (Record.FaultCount < SessionRecord.MaxFaults)
            {
                Record.Faults[Record.FaultCount] = (int)reason;
            }
            Record.FaultCount++;
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
            int since = _sinceOpenMilliseconds + elapsedMilliseconds;
            _sinceOpenMilliseconds = since < Limits.SessionMilliseconds ? since : Limits.SessionMilliseconds;
            if (running)
            {
                _idleMilliseconds = 0;
                Record.RunningMilliseconds += elapsedMilliseconds;
                if (pressureWarning && !_warned)
                {
                    Record.PressureWarnings++;
                }
                _warned = pressureWarning;
            }
            else
            {
                _idleMilliseconds = IntMath.Min(
                    _idleMilliseconds + elapsedMilliseconds,
                    Limits.SessionIdleMilliseconds
                );
            }
            CountStrokes(encoderCounts, level, depthMicrometres);
        }

        private void CountStrokes(int encoderCounts, int level, int depthMicrometres)
        {
            if (encoderCounts <= 0)
            {
                return;
            }
            int counts = _countsRest + encoderCounts;
            int strokes = counts / Geometry.EncoderCountsPerRevolution;
            _countsRest = counts - strokes * Geometry.EncoderCountsPerRevolution;
            if (strokes == 0)
            {
                return;
            }
            int band = (depthMicrometres - 1) / SessionRecord.DepthBandMicrometres;
            Strokes += strokes;
            Record.StrokesByLevel[level - RateLevels.First] += strokes;
            Record.StrokesByDepth[IntMath.Clamp(band, 0, SessionRecord.DepthBands - 1)] += strokes;
        }
    }
}

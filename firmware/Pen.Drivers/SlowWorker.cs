// Does what blocks, outside the control period: cartridge, journal, display.
using System;
using Pen.Control;
using Pen.Hal;

namespace Pen.Drivers
{
    /// <summary>
    /// A mailbox between two threads. The loop calls <see cref="Post"/> and <see cref="Collect"/> once a
    /// period; the worker calls <see cref="RunOnce"/> over and over. The lock is held only to copy a few
    /// fields, never while anything blocks.
    /// </summary>
    public sealed class SlowWorker
    {
        /// <summary>Time in microseconds from one look for something new to display to the next.</summary>
        public const int RefreshMicroseconds = 100000;

        /// <summary>
        /// Running numbers change with every stroke, and a picture costs the device about as much time as two
        /// control periods: while the motor runs, numbers alone are drawn no sooner than after this time in
        /// microseconds. Whatever else is new is drawn at once.
        /// </summary>
        public const int RunningNumbersMicroseconds = 500000;

        private readonly CartridgeMemory _cartridge;
        private readonly Journal _journal;
        private readonly CalibrationStore _calibration;
        private readonly Ssd1306 _display;
        private readonly ISerialOutput _serial;
        private readonly IClock _clock;
        private readonly FrameBuffer _frame = new FrameBuffer();
        private readonly StatusScreen _screen;
        private readonly object _lock = new object();

        // Guarded by the lock.
        private int _postedId;
        private SlowRequest _posted;
        private long _postedSerial;
        private int _answeredId;
        private SlowAnswer _answer;
        private long _clearedSerial;
        private bool _snapshotWanted;
        private bool _snapshotTaken;
        private readonly CartridgeFacts _answeredFacts = new CartridgeFacts();
        private readonly SessionRecord _session = new SessionRecord();
        private readonly CalibrationRecord _answeredCalibration = new CalibrationRecord();
        private readonly CalibrationRecord _postedCalibration = new CalibrationRecord();
        private readonly PenOutputs _snapshot = new PenOutputs();

        // The worker's own.
        private int _takenId;
        private long _readBackSerial;
        private long _recordedSerial;
        private bool _lookedOnce;
        private long _lookedAtMicroseconds;
        private long _drawnAtMicroseconds;
        private bool _shown;
        private readonly CartridgeFacts _facts = new CartridgeFacts();
        private readonly SessionRecord _opening = new SessionRecord();

        /// <summary>A worker over its devices.</summary>
        public SlowWorker(
            CartridgeMemory cartridge,
            Journal journal,
            CalibrationStore calibration,
            Ssd1306 display,
            ISerialOutput serial,
            IClock clock
        )
        {
            _cartridge = cartridge;
            _journal = journal;
            _calibration = calibration;
            _display = display;
            _serial = serial;
            _clock = clock;
            _screen = new StatusScreen(_frame);
        }

        /// <summary>
        /// Loop: takes over a new request, and a picture's worth of outputs if one is wanted.
        /// </summary>
        public void Post(PenOutputs outputs)
        {
            // Both without the lock: a picture wanted this instant can wait, and who wanted it touches it only once it is
            // taken, and wants the next one after that. In this order, a change of threads in between loses at most a
            // wish, which is made again.
            if (_snapshotWanted)
            {
                StatusScreen.CopyShown(outputs, _snapshot);
                _snapshotTaken = true;
                _snapshotWanted = false;
            }
            // The id is this thread's own.
            if (outputs.RequestId == _postedId)
            {
                return;
            }
            lock (_lock)
            {
                _posted = outputs.Request;
                _postedSerial = outputs.RequestSerial;
                if (outputs.Request == SlowRequest.SaveSession)
                {
                    _session.CopyFrom(outputs.Session);
                }
                else if (outputs.Request == SlowRequest.SaveCalibration)
                {
                    _postedCalibration.CopyFrom(outputs.Calibration);
                }
                _postedId = outputs.RequestId;
            }
        }

        /// <summary>Loop: fills the answer into the inputs if it is new.</summary>
        public void Collect(PenInputs inputs)
        {
            // Looked at without the lock: whatever differs is taken over under it.
            if (inputs.AnswerId == _answeredId && inputs.ClearedSerial == _clearedSerial)
            {
                return;
            }
            lock (_lock)
            {
                inputs.ClearedSerial = _clearedSerial;
                if (inputs.AnswerId != _answeredId)
                {
                    inputs.Answer = _answer;
                    inputs.Cartridge.CopyFrom(_answeredFacts);
                    inputs.Calibration.CopyFrom(_answeredCalibration);
                    inputs.AnswerId = _answeredId;
                }
            }
        }

        /// <summary>True if <see cref="RunOnce"/> would do something now. Only looks; any thread may ask.</summary>
        public bool HasWork
        {
            get
            {
                lock (_lock)
                {
                    return _postedId != _takenId || (IsRefreshDue() && (!_snapshotWanted || _snapshotTaken));
                }
            }
        }

        /// <summary>
        /// Worker: carries out the request that is due, or else refreshes the display if that is due. False
        /// if nothing was. Whatever goes wrong inside is an answer, never an exception.
        /// </summary>
        public bool RunOnce()
        {
            SlowRequest request;
            long serial;
            int id;
            lock (_lock)
            {
                id = _postedId;
                request = _posted;
                serial = _postedSerial;
            }
            if (id == _takenId)
            {
                return Refresh();
            }

            _takenId = id;
            SlowAnswer answer;
            try
            {
                answer = Execute(request, serial);
            }
            catch (Exception)
            {
                // Nobody knows how far it got: nothing that it might have proven counts.
                Forget();
                answer = SlowAnswer.Failed;
            }
            lock (_lock)
            {
                _answer = answer;
                _answeredFacts.CopyFrom(_facts);
                _answeredCalibration.CopyFrom(_calibration.Record);
                _answeredId = id;
            }
            return true;
        }

        /// <summary>Switches the panel off before the pen sleeps.</summary>
        public void DisplayOff()
        {
            _display.Off();
        }

        private SlowAnswer Execute(SlowRequest request, long serial)
        {
            switch (request)
            {
                case SlowRequest.MountJournal:
                    _calibration.Load();
                    return _journal.Mount() == MountResult.Unusable ? SlowAnswer.Failed : SlowAnswer.Done;
                case SlowRequest.ReadCartridge:
                    return ReadCartridge();
                case SlowRequest.RecordIntent:
                    return _journal.RecordIntent(serial);
                case SlowRequest.WriteUseMark:
                    return _cartridge.WriteUseMark(serial);
                case SlowRequest.ReadBackUseMark:
                    return ReadBack(serial);
                case SlowRequest.RecordUse:
                    return RecordUse(serial);
                case SlowRequest.SaveSession:
                    return _journal.SaveSession(_session);
                case SlowRequest.DumpJournal:
                    return _journal.SendPiece(_serial, serial == 0);
                case SlowRequest.SaveCalibration:
                    return _calibration.Save(_postedCalibration) ? SlowAnswer.Done : SlowAnswer.Failed;
                case SlowRequest.ReportSelfTest:
                    _serial.WriteLine(SelfTestLine.Of(serial));
                    return SlowAnswer.Done;
                default:
                    return SlowAnswer.Failed;
            }
        }

        private SlowAnswer ReadCartridge()
        {
            _cartridge.ReadCartridge(_facts);
            // One that cannot be read proves nothing, but is not another one yet.
            if (_facts.Serial != 0)
            {
                ForgetOthers(_facts.Serial);
            }
            if (_facts.Status == CartridgeReadStatus.Ok)
            {
                _facts.SeenBefore = _journal.IsUsed(_facts.Serial);
            }
            return SlowAnswer.Done;
        }

        private SlowAnswer ReadBack(long serial)
        {
            SlowAnswer answer = _cartridge.ReadBackUseMark(serial);
            if (answer != SlowAnswer.Done)
            {
                ForgetMark();
                return answer;
            }
            ForgetOthers(serial);
            _readBackSerial = serial;
            if (serial == _recordedSerial)
            {
                // A later start of the same session.
                Clear(serial);
            }
            return answer;
        }

        private SlowAnswer RecordUse(long serial)
        {
            _opening.Serial = serial;
            _opening.OpenedSeconds = (int)(_clock.NowMicroseconds / 1000000);
            // What stands in another cartridge is not told of this one.
            bool known = _facts.Serial == serial;
            _opening.NeedleCount = known ? _facts.NeedleCount : 0;
            _opening.Lot = known ? _facts.Lot : 0;
            SlowAnswer answer = _journal.RecordUse(_opening);
            if (answer == SlowAnswer.Done && serial != 0 && serial == _readBackSerial)
            {
                _recordedSerial = serial;
                Clear(serial);
            }
            return answer;
        }

        // Another cartridge ends whatever was proven of the one before.
        private void ForgetOthers(long serial)
        {
            if (serial != _readBackSerial)
            {
                ForgetMark();
            }
            if (serial != _recordedSerial)
            {
                _recordedSerial = 0;
            }
        }

        private void Forget()
        {
            _recordedSerial = 0;
            ForgetMark();
        }

        private void ForgetMark()
        {
            _readBackSerial = 0;
            Clear(0);
        }

        private void Clear(long serial)
        {
            lock (_lock)
            {
                _clearedSerial = serial;
            }
        }

        private bool IsRefreshDue()
        {
            long since = _clock.NowMicroseconds - _lookedAtMicroseconds;
            return !_lookedOnce || since < 0 || since >= RefreshMicroseconds;
        }

        private bool Refresh()
        {
            if (!IsRefreshDue())
            {
                return false;
            }
            lock (_lock)
            {
                if (!_snapshotTaken)
                {
                    _snapshotWanted = true;
                    return false;
                }
                _snapshotTaken = false;
            }
            // Nobody writes the snapshot before the next one is asked for.
            long now = _clock.NowMicroseconds;
            _lookedOnce = true;
            _lookedAtMicroseconds = now;
            try
            {
                if (IsToBeDrawn(now))
                {
                    _shown = false;
                    _drawnAtMicroseconds = now;
                    _screen.Render(_snapshot);
                }
                if (!_shown)
                {
                    _shown = _display.Show(_frame, now);
                }
                else
                {
                    _shown = _display.Renew(_frame, now);
                }
            }
            catch (Exception)
            {
                // A display may fail in any way it likes; the next look tries again.
                return true;
            }
            return true;
        }

        private bool IsToBeDrawn(long now)
        {
            if (_screen.HasNews(_snapshot))
            {
                return true;
            }
            long since = now - _drawnAtMicroseconds;
            bool early =
                _snapshot.State == PenState.Running && since >= 0 && since < RunningNumbersMicroseconds;
            return !early && _screen.HasNewNumbers(_snapshot);
        }
    }
}

// The slow worker of the rig: journal and cartridge memory that answer after a number of periods.
using System;

namespace Pen.Control.Tests.Rig
{
    /// <summary>Answers one request at a time; what it is told to answer comes before what would be true.</summary>
    public sealed class CrudeWorker
    {
        // Above every value of SlowRequest.
        private const int Kinds = 16;

        private readonly long[] _journal = new long[64];
        private readonly SlowAnswer[][] _script = new SlowAnswer[Kinds][];
        private readonly int[] _told = new int[Kinds];
        private SlowRequest[] _log = new SlowRequest[32];
        private int _journalled;
        private int _id;
        private int _periodsLeft;
        private SlowRequest _request;
        private long _serial;
        private readonly CalibrationRecord _calibration = new CalibrationRecord();

        /// <summary>The memory of the cartridge that is seated.</summary>
        public CartridgeFacts Chip { get; } = FreshChip(0x2D);

        /// <summary>The calibration that flash holds.</summary>
        public CalibrationRecord Calibration { get; } = new CalibrationRecord();

        /// <summary>Periods from request to answer.</summary>
        public int Periods { get; set; } = 3;

        /// <summary>Nothing is answered any more.</summary>
        public bool Silent { get; set; }

        /// <summary>The request that came last.</summary>
        public SlowRequest LastAsked => _request;

        /// <summary>How many requests have come.</summary>
        public int Asked { get; private set; }

        /// <summary>Stop reasons of the record saved last.</summary>
        public SessionRecord Saved { get; } = new SessionRecord();

        /// <summary>A cartridge fresh from its bag.</summary>
        public static CartridgeFacts FreshChip(long serial)
        {
            return new CartridgeFacts
            {
                Status = CartridgeReadStatus.Ok,
                Serial = serial,
                NeedleCount = 12,
                MaxDepthMicrometres = 2500,
                MaxRateMillihertz = 150000,
                UseMarkPageProtected = true,
            };
        }

        /// <summary>Answers this to the next requests of a kind, in order.</summary>
        public void Answer(SlowRequest request, params SlowAnswer[] answers)
        {
            _script[(int)request] = answers;
            _told[(int)request] = 0;
        }

        /// <summary>The request that came in a place, counted from 0.</summary>
        public SlowRequest AskedAt(int place)
        {
            return _log[place];
        }

        /// <summary>How often a request has come.</summary>
        public int TimesAsked(SlowRequest request)
        {
            int times = 0;
            for (int i = 0; i < Asked; i++)
            {
                times += _log[i] == request ? 1 : 0;
            }
            return times;
        }

        /// <summary>Takes a period's request.</summary>
        public void Obey(PenOutputs outputs)
        {
            if (outputs.RequestId == _id)
            {
                return;
            }
            _id = outputs.RequestId;
            _request = outputs.Request;
            _serial = outputs.RequestSerial;
            _periodsLeft = Periods;
            Log(_request);
            if (_request == SlowRequest.SaveSession)
            {
                Saved.CopyFrom(outputs.Session);
            }
            _calibration.CopyFrom(outputs.Calibration);
        }

        /// <summary>Lets a period pass and answers what is due.</summary>
        public void Advance(PenInputs inputs)
        {
            if (_id == inputs.AnswerId || Silent || --_periodsLeft > 0)
            {
                return;
            }
            inputs.AnswerId = _id;
            inputs.Answer = Told();
            Carry(inputs);
        }

        private void Log(SlowRequest request)
        {
            if (Asked == _log.Length)
            {
                var longer = new SlowRequest[2 * Asked];
                Array.Copy(_log, longer, Asked);
                _log = longer;
            }
            _log[Asked] = request;
            Asked++;
        }

        private SlowAnswer Told()
        {
            int kind = (int)_request;
            SlowAnswer[] script = _script[kind];
            return script != null && _told[kind] < script.Length ? script[_told[kind]++] : SlowAnswer.Done;
        }

        private void Carry(PenInputs inputs)
        {
            bool done = inputs.Answer == SlowAnswer.Done;
            switch (_request)
            {
                case SlowRequest.MountJournal:
                    inputs.Calibration.CopyFrom(Calibration);
                    break;
                case SlowRequest.SaveCalibration when done:
                    Calibration.CopyFrom(_calibration);
                    Calibration.Status = CalibrationStatus.Good;
                    break;
                case SlowRequest.ReadCartridge:
                    inputs.Cartridge.CopyFrom(Chip);
                    inputs.Cartridge.SeenBefore |= Knows(Chip.Serial);
                    break;
                case SlowRequest.RecordIntent when done:
                    Note(_serial);
                    break;
                case SlowRequest.WriteUseMark when done:
                    Chip.UseMarkSet = true;
                    break;
                case SlowRequest.RecordUse when done:
                    inputs.ClearedSerial = _serial;
                    break;
                default:
                    break;
            }
        }

        private bool Knows(long serial)
        {
            for (int i = 0; i < _journalled; i++)
            {
                if (_journal[i] == serial)
                {
                    return true;
                }
            }
            return false;
        }

        private void Note(long serial)
        {
            if (!Knows(serial))
            {
                _journal[_journalled] = serial;
                _journalled++;
            }
        }
    }
}

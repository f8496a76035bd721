// Has the journal mounted at power-up and the session saved whenever there is something new and nothing moves.
namespace Pen.Control
{
    /// <summary>Posts the journal's slow work that is not part of opening a cartridge.</summary>
    public sealed class SessionRecorder
    {
        private const int SaveAttempts = 3;

        /// <summary>Sleep does not wait longer than this for the record.</summary>
        private const int SavingLimitMilliseconds = 5000;

        private readonly RequestDesk _desk;
        private readonly Session _session;

        private bool _mountAsked;
        private int _saveFailures;
        private int _savingMilliseconds;

        /// <summary>A recorder that posts at a desk what a session holds.</summary>
        public SessionRecorder(RequestDesk desk, Session session)
        {
            _desk = desk;
            _session = session;
        }

        /// <summary>The journal is mounted.</summary>
        public bool Mounted;

        /// <summary>The journal could not be mounted.</summary>
        public bool MountFailed;

        /// <summary>In this period saving was given up after three attempts.</summary>
        public bool SaveGivenUp;

        /// <summary>Nothing is left to save, or there was no more time for it.</summary>
        public bool Saved
        {
            get
            {
                return (!_session.Dirty && !_desk.Pending) || _savingMilliseconds >= SavingLimitMilliseconds;
            }
        }

        /// <summary>Collects answers. Call once a period, after the desk has.</summary>
        public void Update()
        {
            SaveGivenUp = false;
            if (!_desk.Answered)
            {
                return;
            }
            if (_desk.HasAnswered(SlowRequest.MountJournal))
            {
                Mounted = _desk.Answer == SlowAnswer.Done;
                MountFailed = !Mounted;
            }
            if (!_desk.HasAnswered(SlowRequest.SaveSession))
            {
                return;
            }
            if (_desk.Answer == SlowAnswer.Done)
            {
                _saveFailures = 0;
                return;
            }
            _saveFailures++;
            SaveGivenUp = _saveFailures >= SaveAttempts;
            if (SaveGivenUp)
            {
                _saveFailures = 0;
            }
            else
            {
                _session.MarkUnsaved();
            }
        }

        /// <summary>Has the journal mounted; asks once.</summary>
        public void Mount()
        {
            if (!_mountAsked)
            {
                _mountAsked = _desk.Post(SlowRequest.MountJournal, 0);
            }
        }

        /// <summary>Hands the session over to be saved if it has changed. Only while nothing moves.</summary>
        public void SaveIfDue(PenOutputs outputs)
        {
            if (_session.Dirty && _desk.Post(SlowRequest.SaveSession, _session.Record.Serial))
            {
                outputs.Session.CopyFrom(_session.Record);
                _session.MarkSaved();
            }
        }

        /// <summary>The last save before sleep begins: from now on time is limited.</summary>
        public void BeginLastSave()
        {
            _savingMilliseconds = 0;
        }

        /// <summary>Takes a period of the last save.</summary>
        public void WatchLastSave(int elapsedMilliseconds)
        {
            _savingMilliseconds = IntMath.Min(
                _savingMilliseconds + elapsedMilliseconds,
                SavingLimitMilliseconds
            );
        }
    }
}

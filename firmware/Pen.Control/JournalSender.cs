// Has the journal sent over the serial port, piece by piece, while the pen rests.
namespace Pen.Control
{
    /// <summary>
    /// Between two pieces the desk is free: a start, a cartridge or a session to save goes before. A start ends
    /// the sending; so does whatever is written to the journal meanwhile, for what was sent is then void.
    /// </summary>
    public sealed class JournalSender
    {
        private readonly RequestDesk _desk;
        private int _piece;

        /// <summary>A sender that posts at a desk.</summary>
        public JournalSender(RequestDesk desk)
        {
            _desk = desk;
        }

        /// <summary>The journal is being sent.</summary>
        public bool Sending;

        /// <summary>In this period the last piece was sent.</summary>
        public bool Finished;

        /// <summary>In this period the sending failed.</summary>
        public bool Failed;

        /// <summary>Begins anew.</summary>
        public void Begin()
        {
            Sending = true;
            _piece = 0;
        }

        /// <summary>Asks for no further piece; harmless if none is sent.</summary>
        public void Off()
        {
            Sending = false;
        }

        /// <summary>Collects answers. Call in every period in which something was asked for or answered.</summary>
        public void Update()
        {
            bool answered = Sending && _piece > 0 && _desk.HasAnswered(SlowRequest.DumpJournal);
            Finished = answered && _desk.Answer == SlowAnswer.Done;
            Failed = answered && !Finished && _desk.Answer != SlowAnswer.More;
            if (Finished || Failed)
            {
                Sending = false;
            }
        }

        /// <summary>Asks for the next piece if nothing else is asked for. Only while nothing moves.</summary>
        public void SendIfDue()
        {
            if (Sending && _desk.Post(SlowRequest.DumpJournal, _piece))
            {
                _piece++;
            }
        }
    }
}

// Slow work is asked for here, one piece at a time, and its answer is collected here.
namespace Pen.Control
{
    /// <summary>Posts one request at a time and recognises its answer by its id.</summary>
    public sealed class RequestDesk
    {
        /// <summary>Longest wait for an answer: what is asked for takes a tenth of a second at most.</summary>
        private const int TimeoutMilliseconds = 20000;

        /// <summary>
        /// Longest wait for the journal. Mounting it with 4096 cartridges takes 2.5 million interpreted
        /// instructions: 2 to 12 s on the device, whose speed is known to a factor of five only, and it happens
        /// once, while nothing can move yet.
        /// </summary>
        private const int MountTimeoutMilliseconds = 60000;

        private int _id;
        private long _serial;
        private int _waitedMilliseconds;

        /// <summary>A request waits for its answer.</summary>
        public bool Pending;

        /// <summary>The request posted last.</summary>
        public SlowRequest Request;

        /// <summary>An answer came in this period, to <see cref="Request"/>.</summary>
        public bool Answered;

        /// <summary>That answer.</summary>
        public SlowAnswer Answer;

        /// <summary>No answer came in time.</summary>
        public bool TimedOut;

        /// <summary>Posts a request; false while another waits.</summary>
        public bool Post(SlowRequest request, long serial)
        {
            if (Pending)
            {
                return false;
            }
            _id++;
            _serial = serial;
            _waitedMilliseconds = 0;
            Request = request;
            Pending = true;
            TimedOut = false;
            return true;
        }

        /// <summary>Looks for the answer. Call once a period, before anything is posted.</summary>
        public void Update(PenInputs inputs, int elapsedMilliseconds)
        {
            Answered = Pending && inputs.AnswerId == _id;
            if (Answered)
            {
                Pending = false;
                TimedOut = false;
                Answer = inputs.Answer;
            }
            else if (Pending)
            {
                int limit =
                    Request == SlowRequest.MountJournal ? MountTimeoutMilliseconds : TimeoutMilliseconds;
                _waitedMilliseconds = IntMath.Min(_waitedMilliseconds + elapsedMilliseconds, limit);
                TimedOut = _waitedMilliseconds >= limit;
            }
        }

        /// <summary>In this period a request of this kind was answered.</summary>
        public bool HasAnswered(SlowRequest request)
        {
            return Answered && Request == request;
        }

        /// <summary>Writes the request into the outputs, where it stands until the next.</summary>
        public void Write(PenOutputs outputs)
        {
            if (outputs.RequestId != _id)
            {
                outputs.RequestId = _id;
                outputs.Request = Request;
                outputs.RequestSerial = _serial;
            }
        }
    }
}

// Decides whether a cartridge may be used, and opens it: recorded, marked, read back, confirmed.
namespace Pen.Control
{
    /// <summary>
    /// Judges the facts read from a cartridge and walks the opening protocol. The order is what keeps a second
    /// patient safe: the journal knows of the serial before the mark is written, and the mark has been read
    /// back before the journal confirms. Whatever is cut off in between leaves a cartridge that is refused.
    /// </summary>
    public sealed class CartridgeGuard
    {
        /// <summary>A read that failed for the contact's sake is tried so often in all: 1 s from insertion holds.</summary>
        private const int ReadAttempts = 3;

        /// <summary>The use mark is written at most so often.</summary>
        private const int MarkAttempts = 3;

        private readonly RequestDesk _desk;
        private readonly Session _session;
        private readonly CartridgeFacts _facts = new CartridgeFacts();

        private SlowRequest _awaited;
        private bool _readStale;
        private int _attempts;

        /// <summary>A guard that posts at a desk and opens a session.</summary>
        public CartridgeGuard(RequestDesk desk, Session session)
        {
            _desk = desk;
            _session = session;
        }

        /// <summary>What to make of the cartridge.</summary>
        public CartridgeVerdict Verdict;

        /// <summary>It may be used now: it is accepted or in session.</summary>
        public bool IsUsable;

        /// <summary>It was accepted in this period.</summary>
        public bool AcceptedNow;

        /// <summary>It is there and will not be used.</summary>
        public bool IsRefused
        {
            get { return Verdict != CartridgeVerdict.Absent && !IsUsable; }
        }

        /// <summary>The opening protocol is under way.</summary>
        public bool IsOpening;

        /// <summary>The opening failed in this period, for this reason; None if it did not.</summary>
        public StopReason Failure;

        /// <summary>Needles of the cartridge; 0 while unknown.</summary>
        public int NeedleCount
        {
            get { return IsUsable ? _facts.NeedleCount : 0; }
        }

        /// <summary>Deepest setting that the cartridge allows, in micrometres.</summary>
        public int MaxDepthMicrometres
        {
            get { return IsUsable ? _facts.MaxDepthMicrometres : Limits.MaxDepthMicrometres; }
        }

        /// <summary>Highest level that the cartridge allows.</summary>
        public int LevelCap
        {
            get { return IsUsable ? RateLevels.CapOfRate(_facts.MaxRateMillihertz) : RateLevels.Last; }
        }

        /// <summary>The cartridge was taken out, or may have been: nothing is known of it any more.</summary>
        public void Forget()
        {
            Conclude(CartridgeVerdict.Absent);
            IsOpening = false;
            _attempts = 0;
            // An answer that is still under way is of the cartridge that was there; one of its opening is passed over.
            _readStale = _awaited == SlowRequest.ReadCartridge;
        }

        /// <summary>The session has ended: what is seated is waste.</summary>
        public void CloseSession()
        {
            if (IsUsable && _session.HasEndedFor(_facts.Serial))
            {
                Conclude(CartridgeVerdict.SessionOver);
            }
        }

        /// <summary>
        /// Begins the opening protocol of an accepted cartridge. Of the session's own, the mark is read again: a
        /// presence switch that sticks tells of no swap, and another one's mark is not there or not this serial's.
        /// </summary>
        public void BeginOpening()
        {
            IsOpening = true;
            _attempts = 0;
            _awaited = SlowRequest.None;
            Ask(
                Verdict == CartridgeVerdict.InSession ? SlowRequest.ReadBackUseMark : SlowRequest.RecordIntent
            );
        }

        /// <summary>Reads a cartridge that is seated and not judged yet; false if that has to wait.</summary>
        public bool Identify()
        {
            if (_awaited != SlowRequest.None)
            {
                return false;
            }
            return Ask(SlowRequest.ReadCartridge);
        }

        /// <summary>Collects answers and goes on. Call once a period.</summary>
        public void Update(PenInputs inputs, long uptimeMilliseconds)
        {
            Failure = StopReason.None;
            AcceptedNow = false;
            if (!_desk.Answered || _awaited == SlowRequest.None || _awaited != _desk.Request)
            {
                return;
            }
            SlowRequest answered = _awaited;
            _awaited = SlowRequest.None;
            if (answered == SlowRequest.ReadCartridge)
            {
                TakeFacts(inputs);
            }
            else if (IsOpening)
            {
                ContinueOpening(answered, uptimeMilliseconds);
            }
        }

        private bool Ask(SlowRequest request)
        {
            if (!_desk.Post(request, _facts.Serial))
            {
                return false;
            }
            _awaited = request;
            return true;
        }

        private void TakeFacts(PenInputs inputs)
        {
            if (_readStale)
            {
                _readStale = false;
                return;
            }
            _facts.CopyFrom(inputs.Cartridge);
            _attempts++;
            CartridgeVerdict verdict =
                _desk.Answer == SlowAnswer.Done ? Judge() : CartridgeVerdict.Unreadable;
            bool worthAnother = verdict == CartridgeVerdict.Unreadable || verdict == CartridgeVerdict.BadCrc;
            if (worthAnother && _attempts < ReadAttempts)
            {
                // Asked for again by the next Identify.
                return;
            }
            Conclude(verdict);
            AcceptedNow = verdict == CartridgeVerdict.Accepted;
        }

        private CartridgeVerdict Judge()
        {
            switch (_facts.Status)
            {
                case CartridgeReadStatus.Ok:
                    break;
                case CartridgeReadStatus.BadRomCrc:
                case CartridgeReadStatus.BadContentCrc:
                    return CartridgeVerdict.BadCrc;
                case CartridgeReadStatus.ForeignFamily:
                    return CartridgeVerdict.Foreign;
                case CartridgeReadStatus.UnknownFormat:
                    return CartridgeVerdict.UnknownFormat;
                case CartridgeReadStatus.Service:
                    return CartridgeVerdict.ServiceTool;
                default:
                    return CartridgeVerdict.Unreadable;
            }
            // The session's own carries the mark by now: one of its number without it is a forgery.
            if (_session.IsOpenFor(_facts.Serial) && _facts.UseMarkSet)
            {
                return CartridgeVerdict.InSession;
            }
            // Another cartridge in its place: the session that was open is over, however short the swap.
            _session.End();
            if (_session.HasEndedFor(_facts.Serial))
            {
                return CartridgeVerdict.SessionOver;
            }
            if (_facts.UseMarkSet)
            {
                return CartridgeVerdict.Used;
            }
            if (_facts.SeenBefore)
            {
                return CartridgeVerdict.SeenBefore;
            }
            bool leavesNothing =
                !_facts.UseMarkPageProtected
                || _facts.MaxDepthMicrometres < Limits.MinDepthMicrometres
                || RateLevels.CapOfRate(_facts.MaxRateMillihertz) < RateLevels.First
                || _facts.NeedleCount < 1;
            return leavesNothing ? CartridgeVerdict.NotAllowed : CartridgeVerdict.Accepted;
        }

        private void ContinueOpening(SlowRequest answered, long uptimeMilliseconds)
        {
            SlowAnswer answer = _desk.Answer;
            if (answer == SlowAnswer.WrongDevice)
            {
                // Whatever session was open, its cartridge is not there any more.
                _session.End();
                Refuse(CartridgeVerdict.CannotMark, StopReason.CartridgeChanged);
                return;
            }
            bool done = answer == SlowAnswer.Done;
            if (Verdict == CartridgeVerdict.InSession)
            {
                LookAgain(done);
                return;
            }
            switch (answered)
            {
                case SlowRequest.RecordIntent:
                    Continue(answer, SlowRequest.WriteUseMark);
                    break;
                case SlowRequest.WriteUseMark:
                    // Read back in any case: only what is in the cartridge counts.
                    _attempts++;
                    Ask(SlowRequest.ReadBackUseMark);
                    break;
                case SlowRequest.ReadBackUseMark when done:
                    Ask(SlowRequest.RecordUse);
                    break;
                case SlowRequest.ReadBackUseMark when _attempts < MarkAttempts:
                    Ask(SlowRequest.WriteUseMark);
                    break;
                case SlowRequest.ReadBackUseMark:
                    Refuse(CartridgeVerdict.CannotMark, StopReason.UseMarkFailed);
                    break;
                default:
                    FinishOpening(done, uptimeMilliseconds);
                    break;
            }
        }

        // Nothing is written any more: the mark is there, or this is not the session's cartridge.
        private void LookAgain(bool done)
        {
            _attempts++;
            if (done)
            {
                IsOpening = false;
            }
            else if (_attempts < ReadAttempts)
            {
                Ask(SlowRequest.ReadBackUseMark);
            }
            else
            {
                Refuse(CartridgeVerdict.CannotMark, StopReason.UseMarkFailed);
            }
        }

        private void Continue(SlowAnswer answer, SlowRequest next)
        {
            if (answer == SlowAnswer.Done)
            {
                Ask(next);
                return;
            }
            IsOpening = false;
            Failure = answer == SlowAnswer.Full ? StopReason.JournalFull : StopReason.JournalWriteFailed;
        }

        private void FinishOpening(bool done, long uptimeMilliseconds)
        {
            if (!done)
            {
                // Marked, but this pen cannot vouch for it: waste.
                Refuse(CartridgeVerdict.Used, StopReason.JournalWriteFailed);
                return;
            }
            IsOpening = false;
            Conclude(CartridgeVerdict.InSession);
            _session.Begin(_facts.Serial, _facts.NeedleCount, _facts.Lot, uptimeMilliseconds);
        }

        private void Conclude(CartridgeVerdict verdict)
        {
            Verdict = verdict;
            IsUsable = verdict == CartridgeVerdict.Accepted || verdict == CartridgeVerdict.InSession;
        }

        private void Refuse(CartridgeVerdict verdict, StopReason failure)
        {
            IsOpening = false;
            Conclude(verdict);
            Failure = failure;
        }
    }
}

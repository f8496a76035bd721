// Is a cartridge there? The presence switch bounces, chatters and lies for moments.
namespace Pen.Control
{
    /// <summary>
    /// Judges the presence switch. Out is believed at once, in only after a while, gone only when the contact
    /// stayed open all the time: chatter alone neither starts a motor nor ends a session.
    /// </summary>
    public sealed class Presence
    {
        /// <summary>The contact must be closed without a break for this long: it bounces for 5 ms.</summary>
        private const int SettleMilliseconds = 60;

        private int _inMilliseconds;
        private int _outMilliseconds = Limits.CartridgeOutMilliseconds;

        /// <summary>The contact is open, or was for any time since the period before.</summary>
        public bool Out = true;

        /// <summary>A cartridge is seated and has settled.</summary>
        public bool In;

        /// <summary>
        /// The contact has been open for 300 ms: while it is open, and in the period in which it closes.
        /// </summary>
        public bool Gone = true;

        /// <summary>Takes a period's readings. Changes nothing while a cartridge is in and its contact stays closed.</summary>
        public void Update(PenInputs inputs, int elapsedMilliseconds)
        {
            bool broken = inputs.CartridgeOpenings > 0;
            Out = !inputs.CartridgePresent || broken;
            if (Out)
            {
                _inMilliseconds = 0;
            }
            else
            {
                _inMilliseconds = IntMath.Min(_inMilliseconds + elapsedMilliseconds, SettleMilliseconds);
            }
            // How long it may have been open at a stretch: where it was closed in between, up to the end of the period.
            // Samples 20 ms apart err by up to two of them; this way no cartridge that was out for 300 ms passes.
            int outMilliseconds = IntMath.Min(
                _outMilliseconds + elapsedMilliseconds,
                Limits.CartridgeOutMilliseconds
            );
            Gone = outMilliseconds >= Limits.CartridgeOutMilliseconds && (Out || _outMilliseconds > 0);
            _outMilliseconds =
                inputs.CartridgePresent ? 0
                : broken ? elapsedMilliseconds
                : outMilliseconds;
            In = _inMilliseconds >= SettleMilliseconds;
        }
    }
}

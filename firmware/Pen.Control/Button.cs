// One button: debounced presses, clicks and holds from raw levels.
namespace Pen.Control
{
    /// <summary>
    /// A push button sampled once a period. Contacts bounce for up to 10 ms, half a period: two equal samples
    /// in a row are a level. No bounce is seen as a gap of one sample in a press that has settled: a contact that
    /// closes again was let go, and what it was held for counts anew.
    /// </summary>
    public sealed class Button
    {
        private const int FirstRepeatMilliseconds = 500;
        private const int RepeatMilliseconds = 120;

        private bool _raw;
        private int _repeatIn;

        /// <summary>Debounced level.</summary>
        public bool Pressed;

        /// <summary>The raw level of this period.</summary>
        public bool RawPressed;

        /// <summary>The debounced level rose in this period.</summary>
        public bool PressedNow;

        /// <summary>The debounced level fell in this period.</summary>
        public bool ReleasedNow;

        /// <summary>
        /// How long the button has been held without a gap, 0 while it is not; on the period of the release, how long
        /// it was.
        /// </summary>
        public int HeldMilliseconds;

        /// <summary>It has been up for long enough that no change, hold or repeat is left to tell of.</summary>
        public bool Idle;

        /// <summary>A repeat of a held button is due in this period.</summary>
        public bool RepeatNow;

        /// <summary>Takes the level of a period.</summary>
        public void Update(bool rawPressed, int elapsedMilliseconds)
        {
            if (Idle && !rawPressed)
            {
                return;
            }
            bool settled = rawPressed == _raw;
            PressedNow = settled && rawPressed && !Pressed;
            ReleasedNow = settled && !rawPressed && Pressed;
            RepeatNow = false;
            if (PressedNow)
            {
                Pressed = true;
                // The first of the two samples already was one of a pressed button.
                HeldMilliseconds = elapsedMilliseconds;
                _repeatIn = FirstRepeatMilliseconds;
            }
            else if (ReleasedNow)
            {
                Pressed = false;
            }
            else if (Pressed)
            {
                // A stuck button is held for ever: stop counting long before the sum could wrap.
                HeldMilliseconds =
                    rawPressed && !_raw ? 0 : IntMath.Min(HeldMilliseconds + elapsedMilliseconds, 1000000);
                _repeatIn -= elapsedMilliseconds;
                if (_repeatIn <= 0)
                {
                    RepeatNow = true;
                    _repeatIn = RepeatMilliseconds;
                }
            }
            else
            {
                HeldMilliseconds = 0;
            }
            Idle = !rawPressed && !Pressed && !ReleasedNow;
            _raw = rawPressed;
            RawPressed = rawPressed;
        }
    }
}

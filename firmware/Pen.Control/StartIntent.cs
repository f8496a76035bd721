// A start that the operator asked for: how long it stands, and what takes it back.
namespace Pen.Control
{
    /// <summary>Remembers the wish for a start until it can be fulfilled, briefly, or is taken back.</summary>
    public sealed class StartIntent
    {
        /// <summary>A start that is asked for while the journal is being written waits this long for it.</summary>
        private const int WishMilliseconds = 500;

        /// <summary>A start that the opening delays further is not what was asked for: less than the gate waits.</summary>
        private const int OpeningLimitMilliseconds = 4000;

        private int _wishMilliseconds;
        private int _openingMilliseconds;

        /// <summary>The wish stands.</summary>
        public bool Wanted;

        /// <summary>A start was asked for in this period and cannot be had.</summary>
        public bool Refused;

        /// <summary>The start was taken back while the cartridge was being opened.</summary>
        public bool Cancelled;

        /// <summary>A charger was there while the cartridge was being opened.</summary>
        public bool ChargerSeen;

        /// <summary>Takes a period's buttons.</summary>
        /// <param name="panel">The buttons.</param>
        /// <param name="possible">Battery, charger and cartridge allow a start.</param>
        /// <param name="elapsedMilliseconds">Time since the period before.</param>
        public void Update(OperatorPanel panel, bool possible, int elapsedMilliseconds)
        {
            if (_wishMilliseconds == 0 && !panel.Start)
            {
                Refused = false;
                Wanted = false;
                return;
            }
            Refused = panel.Start && !possible;
            if (panel.Start)
            {
                _wishMilliseconds = possible ? WishMilliseconds : 0;
            }
            if (panel.StopEdge || panel.TwoButtons)
            {
                _wishMilliseconds = 0;
            }
            Wanted = _wishMilliseconds > 0;
            _wishMilliseconds = IntMath.Clamp(_wishMilliseconds - elapsedMilliseconds, 0, WishMilliseconds);
        }

        /// <summary>The wish has been taken up.</summary>
        public void Fulfil()
        {
            _wishMilliseconds = 0;
        }

        /// <summary>Opening begins: from now on it can be cancelled.</summary>
        public void BeginOpening()
        {
            Fulfil();
            Cancelled = false;
            ChargerSeen = false;
            _openingMilliseconds = 0;
        }

        /// <summary>Takes a period of the opening.</summary>
        public void WatchOpening(
            OperatorPanel panel,
            bool batteryEmpty,
            bool chargerConnected,
            int elapsedMilliseconds
        )
        {
            ChargerSeen |= chargerConnected;
            _openingMilliseconds = IntMath.Min(
                _openingMilliseconds + elapsedMilliseconds,
                OpeningLimitMilliseconds
            );
            Cancelled |=
                panel.StopEdge
                || panel.TwoButtons
                || batteryEmpty
                || _openingMilliseconds >= OpeningLimitMilliseconds;
        }
    }
}

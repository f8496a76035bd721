// Trains of step pulses by the remote-control peripheral (RMT), one symbol a step.
using System;
using nanoFramework.Hardware.Esp32.Rmt;

namespace Pen.Hal.Esp32
{
    /// <summary>
    /// The peripheral takes a train whole and cannot be asked about it: a second Send, a waiting one and
    /// IsChannelIdle hold every managed thread until the train is out. So the train is sent without waiting
    /// and its end is known by the clock. The symbols of the longest train of a profile are made when it is
    /// defined; a start copies those it needs into one array of the right length, the only allocation here.
    /// </summary>
    internal sealed class Esp32StepTrain : IStepTrain
    {
        // One tick of the peripheral is a microsecond: an interval fits the 15 bits of a half symbol.
        private const int ResolutionHertz = 1000000;

        // High time of a step; the driver needs far less (STSPIN220 class: 0.1 us).
        private const int PulseMicroseconds = 10;

        // From the last falling edge until the driver has taken note of the end (an interrupt).
        private const int SettlingMicroseconds = 50;
        private const int BytesPerSymbol = 4;

        private readonly int _pin;
        private readonly IClock _clock;
        private readonly StepProfileSymbols[] _profiles = new StepProfileSymbols[StepTrainPattern.Profiles];
        private TransmitterChannel _channel;
        private long _startedAtMicroseconds;

        // Of the last train; 0 for none.
        private int _trainMicroseconds;

        public Esp32StepTrain(int pin, IClock clock)
        {
            _pin = pin;
            _clock = clock;
            _channel = OpenChannel(pin);
        }

        public void DefineProfile(int profile, ushort[] rampMicroseconds)
        {
            if (!StepTrainPattern.IsProfile(profile))
            {
                throw new ArgumentOutOfRangeException(nameof(profile));
            }
            _profiles[profile] = new StepProfileSymbols(
                new StepTrainPattern(rampMicroseconds),
                PulseMicroseconds
            );
        }

        public bool Start(int profile, int steps)
        {
            if (!StepTrainPattern.IsProfile(profile) || steps < 1 || steps > StepTrainPattern.MaxSteps)
            {
                return false;
            }
            StepProfileSymbols symbols = _profiles[profile];
            TransmitterChannel channel = _channel;
            if (symbols == null || channel == null)
            {
                return false;
            }
            // A clock that was set back since tells nothing. Then the needles have to move all the same: at worst the
            // driver waits for the end of the train before.
            long elapsed = _clock.NowMicroseconds - _startedAtMicroseconds;
            if (elapsed >= 0 && elapsed < _trainMicroseconds)
            {
                return false;
            }
            int tail = symbols.Pattern.RampedOf(steps) * BytesPerSymbol;
            byte[] train = new byte[steps * BytesPerSymbol];
            Array.Copy(symbols.Rising, 0, train, 0, train.Length - tail);
            Array.Copy(symbols.Falling, symbols.Falling.Length - tail, train, train.Length - tail, tail);
            try
            {
                channel.SendData(train, false);
            }
            catch (Exception)
            {
                // Whether anything went out is for the audit to say; the channel starts anew.
                Off();
                return false;
            }
            // After the hand-over, so that its own time is never missing from the end.
            _startedAtMicroseconds = _clock.NowMicroseconds;
            _trainMicroseconds =
                symbols.Pattern.DurationMicroseconds(steps) + PulseMicroseconds + SettlingMicroseconds;
            return true;
        }

        public void Off()
        {
            long elapsed = _clock.NowMicroseconds - _startedAtMicroseconds;
            if (_channel != null && (_trainMicroseconds == 0 || elapsed >= _trainMicroseconds))
            {
                return;
            }
            try
            {
                // The peripheral has no stop. Disposing cuts the train; the line falls to its pull-down.
                if (_channel != null)
                {
                    _channel.Dispose();
                }
                _channel = null;
                _trainMicroseconds = 0;
                _channel = OpenChannel(_pin);
            }
            catch (Exception)
            {
                // Without a channel every start is refused, and the next Off tries again.
            }
        }

        private static TransmitterChannel OpenChannel(int pin)
        {
            TransmitChannelSettings settings = new TransmitChannelSettings(pin);
            settings.ResolutionHz = ResolutionHertz;
            // Between trains the line is driven, low.
            settings.EnableIdleLevelOutput = true;
            settings.IdleLevel = false;
            return new TransmitterChannel(settings);
        }
    }
}

// Light and buzzer: the pen's state without looking at the display.
namespace Pen.Control
{
    /// <summary>
    /// Chooses the light by state and plays short beeps. Colour never speaks alone: each meaning has a rhythm
    /// of its own too.
    /// </summary>
    public sealed class Indications
    {
        private const int Red = 1;
        private const int Green = 2;
        private const int Blue = 4;
        private const int Yellow = Red | Green;
        private const int Cyan = Green | Blue;

        private const int BeepMilliseconds = 60;
        private const int PauseMilliseconds = 80;
        private const int PressureBeepEveryMilliseconds = 400;

        private int _light;
        private bool _silent;
        private int _beepsLeft;
        private int _beepRemaining;
        private int _pauseRemaining;
        private int _sincePressureBeep;

        /// <summary>One beep: done.</summary>
        public void Acknowledge()
        {
            Play(1);
        }

        /// <summary>Two beeps: not now.</summary>
        public void Refuse()
        {
            Play(2);
        }

        /// <summary>Four beeps: a fault.</summary>
        public void Alarm()
        {
            Play(4);
        }

        /// <summary>Writes light and buzzer.</summary>
        public void Write(PenOutputs outputs, long uptimeMilliseconds, int elapsedMilliseconds)
        {
            int light = LightOf(outputs, (int)(uptimeMilliseconds & 0x3FFFFFFF));
            if (light != _light)
            {
                _light = light;
                outputs.LightRed = (light & Red) != 0;
                outputs.LightGreen = (light & Green) != 0;
                outputs.LightBlue = (light & Blue) != 0;
            }
            if (!_silent || outputs.PressureWarning)
            {
                outputs.Buzzer = BuzzerOf(outputs.PressureWarning, elapsedMilliseconds);
            }
        }

        private static int LightOf(PenOutputs outputs, int milliseconds)
        {
            switch (outputs.State)
            {
                case PenState.Fault:
                    return IsFastOn(milliseconds) ? Red : 0;
                case PenState.Asleep:
                    return 0;
                case PenState.BenchTest:
                    return outputs.SelfTestLight;
                case PenState.Refused:
                    return IsSlowOn(milliseconds) ? Yellow : 0;
                case PenState.Running:
                    if (outputs.PressureWarning)
                    {
                        return IsFastOn(milliseconds) ? Yellow : 0;
                    }
                    return outputs.BatteryLow && !IsSlowOn(milliseconds) ? Yellow : Green;
                case PenState.Ready:
                    if (outputs.Charging)
                    {
                        return IsSlowOn(milliseconds) ? Cyan : 0;
                    }
                    return outputs.BatteryTooLowToStart && !IsSlowOn(milliseconds) ? Yellow : Green;
                case PenState.NoCartridge:
                    if (outputs.Charging)
                    {
                        return IsSlowOn(milliseconds) ? Cyan : 0;
                    }
                    return Blue;
                default:
                    return IsFastOn(milliseconds) ? Blue : 0;
            }
        }

        private static bool IsFastOn(int milliseconds)
        {
            return (milliseconds & 0xFF) < 0x80;
        }

        private static bool IsSlowOn(int milliseconds)
        {
            return (milliseconds & 0x3FF) < 0x200;
        }

        private void Play(int beeps)
        {
            _silent = false;
            _beepsLeft = beeps - 1;
            _beepRemaining = BeepMilliseconds;
            _pauseRemaining = 0;
        }

        private bool BuzzerOf(bool pressureWarning, int elapsedMilliseconds)
        {
            _silent = !pressureWarning && _beepRemaining <= 0 && _beepsLeft == 0;
            if (_silent)
            {
                _sincePressureBeep = 0;
                return false;
            }
            _sincePressureBeep = pressureWarning ? _sincePressureBeep + elapsedMilliseconds : 0;
            if (_sincePressureBeep >= PressureBeepEveryMilliseconds)
            {
                _sincePressureBeep = 0;
                Play(1);
            }
            if (_beepRemaining > 0)
            {
                _beepRemaining -= elapsedMilliseconds;
                _pauseRemaining = PauseMilliseconds;
                return true;
            }
            if (_beepsLeft > 0)
            {
                _pauseRemaining -= elapsedMilliseconds;
                if (_pauseRemaining <= 0)
                {
                    _beepsLeft--;
                    _beepRemaining = BeepMilliseconds;
                }
            }
            return false;
        }
    }
}

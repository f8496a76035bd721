// The pen on its processor: opens the board, runs the firmware on its threads, and guards all of it.
using System;
using System.Threading;
using nanoFramework.Runtime.Native;
using Pen.Hal;
using Pen.Hal.Esp32;

namespace Pen.App
{
    /// <summary>
    /// Three threads, and a fourth that only guards. An exception that leaves a thread ends that one alone: the
    /// others, and the motor's PWM, would run on. So each body is guarded, and whatever is thrown in any of them
    /// stops all of them for good.
    /// <para>
    /// A priority is a share and no right: a thread that becomes ready waits until the running one blocks or has
    /// had its 20 ms. Of those that are ready then, the watch comes first (it takes next to no time, and has to
    /// come through even where the loop spins), then the control loop, and slow work when nobody else wants to.
    /// </para>
    /// </summary>
    public sealed class PenDevice
    {
        /// <summary>
        /// How long a stopped pen shows its red light before it sleeps, in milliseconds. From sleep, Start/Stop
        /// starts it afresh. It does not restart by itself: a pen that fails at every start would do so for ever.
        /// </summary>
        public const int StoppedMilliseconds = 10000;

        private const int TickMilliseconds = PeriodPacer.TickMicroseconds / 1000;

        // What the serial output takes.
        private const int LongestLine = 80;

        private PenBoard _board;
        private bool _stopped;

        /// <summary>The firmware; null before the board is open, and for good if that failed.</summary>
        public PenFirmware Firmware;

        /// <summary>When control periods start, and how often one was late.</summary>
        public readonly PeriodPacer Pacer = new PeriodPacer();

        /// <summary>Where the first exception came out that stopped the pen; null while it runs.</summary>
        public string StoppedBy;

        /// <summary>
        /// Opens the board of this processor and runs the pen. Never returns; on the host it ends by the
        /// exception that ends every thread at a power cut.
        /// </summary>
        public void Run()
        {
            PenBoard board = null;
            try
            {
                board = Esp32Board.Open(PinMap.ForTarget(SystemInfo.TargetName));
            }
            catch (Exception failure)
            {
                Stop("opening of the board", failure);
            }
            RunOn(board);
        }

        /// <summary>
        /// Runs the pen on a board that is open; null is one that could not be. Never returns, see
        /// <see cref="Run"/>.
        /// </summary>
        public void RunOn(PenBoard board)
        {
            _board = board;
            try
            {
                Firmware = new PenFirmware(board);
                Start(RunWatch, ThreadPriority.Highest);
                Start(RunLoop, ThreadPriority.AboveNormal);
                Start(RunSlowWork, ThreadPriority.Lowest);
            }
            catch (Exception failure)
            {
                Stop("start", failure);
            }
            while (!_stopped)
            {
                Thread.Sleep(TickMilliseconds);
            }
            Rest();
        }

        private static void Start(ThreadStart body, ThreadPriority priority)
        {
            Thread thread = new Thread(body);
            thread.Priority = priority;
            thread.Start();
        }

        private void RunLoop()
        {
            try
            {
                PenFirmware firmware = Firmware;
                IClock clock = _board.Clock;
                PeriodPacer pacer = Pacer;
                while (!_stopped)
                {
                    pacer.Start(clock.NowMicroseconds);
                    firmware.RunPeriod();
                    int ticks = 0;
                    do
                    {
                        Thread.Sleep(TickMilliseconds);
                        ticks++;
                    } while (ticks < PeriodPacer.MaxTicks && pacer.IsEarly(clock.NowMicroseconds));
                }
            }
            catch (Exception failure)
            {
                Stop("control loop", failure);
            }
        }

        private void RunSlowWork()
        {
            try
            {
                LoopReport report = new LoopReport(Firmware, Pacer, _board.Clock, _board.Serial);
                while (!_stopped)
                {
                    Firmware.RunSlowWork();
                    report.SendIfDue();
                    // Also after work was done: whoever waits gets a turn now and not after 20 ms.
                    Thread.Sleep(TickMilliseconds);
                }
            }
            catch (Exception failure)
            {
                Stop("slow work", failure);
            }
        }

        private void RunWatch()
        {
            try
            {
                while (!_stopped)
                {
                    Firmware.Watch();
                    Thread.Sleep(TickMilliseconds);
                }
            }
            catch (Exception failure)
            {
                Stop("drive watch", failure);
            }
        }

        private void Stop(string where, Exception failure)
        {
            _stopped = true;
            SafeState.Enter(_board);
            if (StoppedBy != null)
            {
                return;
            }
            StoppedBy = where;
            try
            {
                Firmware.SwitchDisplayOff();
            }
            catch (Exception)
            {
                // The light tells it too.
            }
            try
            {
                string message = where + ": " + failure.Message;
                _board.Serial.WriteLine("STOPPED BY");
                _board.Serial.WriteLine(
                    message.Length > LongestLine ? message.Substring(0, LongestLine) : message
                );
            }
            catch (Exception)
            {
                // Nowhere to say it.
            }
        }

        // Off, again and again: another thread may have been in the middle of a period when this one stopped it.
        private void Rest()
        {
            for (int rested = 0; rested < StoppedMilliseconds; rested += TickMilliseconds)
            {
                SafeState.Enter(_board);
                Thread.Sleep(TickMilliseconds);
            }
            try
            {
                _board.Power.DeepSleep();
            }
            catch (Exception)
            {
                // No board, or it cannot sleep: then it stays awake, and off.
            }
            while (true)
            {
                SafeState.Enter(_board);
                Thread.Sleep(TickMilliseconds);
            }
        }
    }
}

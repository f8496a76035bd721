// The line that tells the hardware supervisor that the control loop is alive.
using Pen.Hal;

namespace Pen.Drivers
{
    /// <summary>
    /// One edge a good control period. Silence is off: the supervisor cuts the motor by itself.
    /// </summary>
    public sealed class Heartbeat
    {
        private readonly IDigitalOutput _line;
        private bool _high;

        /// <summary>A heartbeat over its line, low and silent.</summary>
        public Heartbeat(IDigitalOutput line)
        {
            _line = line;
            _line.Off();
        }

        /// <summary>Makes an edge. Call only when everything the period owed was done, and in time.</summary>
        public void Beat()
        {
            bool high = !_high;
            _high = high;
            _line.Write(high);
        }

        /// <summary>Line low, no edge. Never throws.</summary>
        public void Off()
        {
            _high = false;
            _line.Off();
        }
    }
}

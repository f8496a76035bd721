// The whole firmware over a board: what Program starts on the device and the simulator on a desktop.
using Pen.Control;
using Pen.Hal;

namespace Pen.App
{
    /// <summary>
    /// Composition root. Three callers, each its own thread on the device: the control loop calls
    /// <see cref="RunPeriod"/> every 20 ms, the slow worker calls <see cref="RunSlowWork"/> over and over, and
    /// the drive watch calls <see cref="Watch"/> every 10 ms.
    /// </summary>
    public sealed class PenFirmware
    {
        /// <summary>Builds the firmware. Every output is off afterwards.</summary>
        public PenFirmware(PenBoard board)
        {
            Inputs = new PenInputs();
            Outputs = new PenOutputs();
        }

        /// <summary>What the last period read. For display and trace only.</summary>
        public PenInputs Inputs { get; }

        /// <summary>What the last period decided. For display and trace only.</summary>
        public PenOutputs Outputs { get; }

        /// <summary>One control period: read, decide, gate, write, heartbeat. Never throws.</summary>
        public void RunPeriod() { }

        /// <summary>
        /// Does one piece of slow work that is due (a request of the controller, else the display), blocking
        /// for as long as it takes. False if nothing was due. Never throws but for the host's power loss.
        /// </summary>
        public bool RunSlowWork()
        {
            return false;
        }

        /// <summary>Switches the motor off if the control loop has not refreshed its command for two periods.</summary>
        public void Watch() { }
    }
}

// The power contract: how the firmware puts the pen to sleep.
namespace Pen.Hal
{
    /// <summary>Power states of the processor.</summary>
    public interface IPower
    {
        /// <summary>
        /// Enters deep sleep: the processor stops, every output falls to its pull-down. Pressing Start/Stop
        /// wakes it, which is a new power-up. On the device this call does not return; on the host it does,
        /// and the caller does nothing more.
        /// </summary>
        void DeepSleep();
    }
}

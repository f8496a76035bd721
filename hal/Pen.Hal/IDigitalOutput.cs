// The digital output contract: one pin that is off by default.
namespace Pen.Hal
{
    /// <summary>A digital output. After construction it is off.</summary>
    public interface IDigitalOutput
    {
        /// <summary>Drives the pin high for true and low for false. Writing the level it has is allowed.</summary>
        void Write(bool high);

        /// <summary>
        /// Drives the pin low. Every load of the board is wired so that low is off and a 10 kOhm pull-down
        /// keeps it there while the processor is in reset. Never throws.
        /// </summary>
        void Off();
    }
}

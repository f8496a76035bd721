// The display contract: the bus on which a display controller listens.
namespace Pen.Hal
{
    /// <summary>The bus (I2C) to the display controller. Blocking, slow work.</summary>
    public interface IDisplayBus
    {
        /// <summary>
        /// Sends one transfer: a control byte and what follows it. False if the display did not acknowledge;
        /// a display that is absent or failing never throws.
        /// </summary>
        bool Write(byte[] transfer, int count);
    }
}

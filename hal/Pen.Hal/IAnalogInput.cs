// The analog input contract: one ADC channel, raw.
namespace Pen.Hal
{
    /// <summary>One channel of the analog-to-digital converter.</summary>
    public interface IAnalogInput
    {
        /// <summary>
        /// Converts once and returns the raw code, 0 to 4095 (12 bit). Scaling is the caller's. 0 and 4095 are
        /// returned as they are: they mean a reading at or beyond the rail.
        /// </summary>
        int ReadRaw();
    }
}

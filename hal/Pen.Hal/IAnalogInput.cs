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

        /// <summary>
        /// Converts four times in a row and returns the sum of the raw codes, 0 to 16380: noise that differs from
        /// conversion to conversion is half as large in their mean as in one of them.
        /// </summary>
        int ReadFour();
    }
}

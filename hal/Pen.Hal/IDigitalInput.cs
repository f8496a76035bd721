// The digital input contract: one pin, read when asked.
namespace Pen.Hal
{
    /// <summary>A digital input, named by its role and not by its polarity.</summary>
    public interface IDigitalInput
    {
        /// <summary>
        /// Reads the pin once. True means that what the input is named after is the case (pressed, present,
        /// faulty), whatever the level on the wire. Not debounced. Does not block.
        /// </summary>
        bool Read();
    }
}

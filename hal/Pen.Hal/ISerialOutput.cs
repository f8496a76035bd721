// The serial output contract: lines of text to whoever listens at the serial port.
namespace Pen.Hal
{
    /// <summary>A serial line that is only ever written. Nobody may be listening, and the writer cannot know.</summary>
    public interface ISerialOutput
    {
        /// <summary>
        /// Sends a line and its end (CR LF). Blocks for as long as the bytes take on the wire, so this is slow
        /// work. ASCII, at most 80 characters. A port that is absent or failing never throws: what was
        /// to be sent is then lost, which the reader finds out by the checks in the text.
        /// </summary>
        void WriteLine(string line);
    }
}

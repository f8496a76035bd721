// The 1-Wire contract: reset and time slots of a single-master bus.
namespace Pen.Hal
{
    /// <summary>
    /// A 1-Wire bus master at standard speed. Every call blocks for the time its slots take on the wire (about
    /// 1 ms a reset or a byte), so this is slow work. The bus idles high, with a strong pull-up.
    /// </summary>
    public interface IOneWireBus
    {
        /// <summary>Sends a reset pulse. True if at least one device answered with a presence pulse.</summary>
        bool Reset();

        /// <summary>Runs one slot: writes the bit (true also reads) and returns the level seen on the wire.</summary>
        bool TouchBit(bool bit);

        /// <summary>Runs eight slots, least significant bit first, and returns the byte seen. 0xFF reads.</summary>
        byte TouchByte(byte value);

        /// <summary>
        /// Leaves the bus idle, strongly pulled up, for 1 to 1000 milliseconds: a parasitically powered device
        /// that programs its memory lives on that.
        /// </summary>
        void Idle(int milliseconds);
    }
}

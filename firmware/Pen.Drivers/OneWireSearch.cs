// Finds out who is on the 1-Wire bus.
using Pen.Hal;

namespace Pen.Drivers
{
    /// <summary>What a ROM search met.</summary>
    public enum OneWireSearchResult
    {
        /// <summary>One device, and its ROM was read whole. Its CRC is not judged here.</summary>
        One = 0,

        /// <summary>Nobody answered the reset, or who answered fell silent during the search.</summary>
        None = 1,

        /// <summary>The line is held low without anybody being asked.</summary>
        Shorted = 2,

        /// <summary>More than one device; the ROM is the one with zeros where they first differ.</summary>
        Several = 3,
    }

    /// <summary>The ROM search of a 1-Wire master (command 0xF0; Maxim application note 187).</summary>
    public sealed class OneWireSearch
    {
        private const byte SearchRom = 0xF0;
        private const int RomBits = 64;

        private readonly IOneWireBus _bus;

        /// <summary>A search over a bus.</summary>
        public OneWireSearch(IOneWireBus bus)
        {
            _bus = bus;
        }

        /// <summary>
        /// The ROM that <see cref="Find"/> found, family in the low byte, CRC-8 in the high byte; 0 for none.
        /// </summary>
        public long Rom;

        /// <summary>Looks for the first device. About 26 ms on the wire.</summary>
        public OneWireSearchResult Find()
        {
            Rom = 0;
            if (IsHeldLow())
            {
                return OneWireSearchResult.Shorted;
            }
            // That slot was the start of a command to whoever is there: begin afresh.
            if (!_bus.Reset())
            {
                return OneWireSearchResult.None;
            }

            _bus.TouchByte(SearchRom);
            long rom = 0;
            bool several = false;
            for (int bit = 0; bit < RomBits; bit++)
            {
                bool value = _bus.TouchBit(true);
                bool complement = _bus.TouchBit(true);
                if (value && complement)
                {
                    return OneWireSearchResult.None;
                }
                if (!value && !complement)
                {
                    // Devices differ here; those with a one drop out.
                    several = true;
                }
                else if (value)
                {
                    rom |= 1L << bit;
                }
                _bus.TouchBit(value);
            }
            // A line that shorted under way looks like a crowd too.
            if (several && IsHeldLow())
            {
                return OneWireSearchResult.Shorted;
            }
            Rom = rom;
            return several ? OneWireSearchResult.Several : OneWireSearchResult.One;
        }

        // After a reset every device listens, so a slot that comes back low is the wire itself.
        private bool IsHeldLow()
        {
            _bus.Reset();
            return !_bus.TouchBit(true);
        }
    }
}

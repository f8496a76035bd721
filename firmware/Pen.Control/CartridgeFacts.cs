// What reading a cartridge's memory brought to light, before anyone judges it.
namespace Pen.Control
{
    /// <summary>How far reading the memory got.</summary>
    public enum CartridgeReadStatus
    {
        /// <summary>Nothing was read.</summary>
        None = 0,

        /// <summary>Identity and contents were read and their checks hold.</summary>
        Ok = 1,

        /// <summary>No presence pulse, or no device completed the ROM search.</summary>
        NoDevice = 2,

        /// <summary>The line is stuck low.</summary>
        Shorted = 3,

        /// <summary>More than one device answered the ROM search.</summary>
        SeveralDevices = 4,

        /// <summary>The ROM's CRC-8 is wrong.</summary>
        BadRomCrc = 5,

        /// <summary>A 1-Wire device of another family.</summary>
        ForeignFamily = 6,

        /// <summary>The contents' CRC-16 is wrong.</summary>
        BadContentCrc = 7,

        /// <summary>A format version that this firmware does not know, or a field out of its range.</summary>
        UnknownFormat = 8,

        /// <summary>The device changed or vanished while it was read.</summary>
        Swapped = 9,

        /// <summary>
        /// The service cartridge of the bench self-test: no needles, a format of its own, never for treatment. Only the
        /// serial means something.
        /// </summary>
        Service = 10,
    }

    /// <summary>The facts read from a cartridge. Filled by Pen.Drivers, judged by Pen.Control.</summary>
    public sealed class CartridgeFacts
    {
        /// <summary>How far the read got. The other fields mean something only for <see cref="CartridgeReadStatus.Ok"/>.</summary>
        public CartridgeReadStatus Status;

        /// <summary>The 64-bit ROM identity: family in the low byte, CRC-8 in the high byte.</summary>
        public long Serial;

        /// <summary>Number of needles, 1 to 36.</summary>
        public int NeedleCount;

        /// <summary>Lot: 8 ASCII bytes, the first in the low byte. Not judged, only recorded.</summary>
        public long Lot;

        /// <summary>Deepest setting that this cartridge allows, in micrometres.</summary>
        public int MaxDepthMicrometres;

        /// <summary>Highest rate that this cartridge allows, in millihertz.</summary>
        public int MaxRateMillihertz;

        /// <summary>The use mark's row differs from blank in at least one bit.</summary>
        public bool UseMarkSet;

        /// <summary>The use mark's page is in the mode in which bits only go from 1 to 0.</summary>
        public bool UseMarkPageProtected;

        /// <summary>This pen's journal holds the serial.</summary>
        public bool SeenBefore;

        /// <summary>Forgets everything.</summary>
        public void Clear()
        {
            Status = CartridgeReadStatus.None;
            Serial = 0;
            NeedleCount = 0;
            Lot = 0;
            MaxDepthMicrometres = 0;
            MaxRateMillihertz = 0;
            UseMarkSet = false;
            UseMarkPageProtected = false;
            SeenBefore = false;
        }

        /// <summary>Takes over every field of another instance.</summary>
        public void CopyFrom(CartridgeFacts other)
        {
            Status = other.Status;
            Serial = other.Serial;
            NeedleCount = other.NeedleCount;
            Lot = other.Lot;
            MaxDepthMicrometres = other.MaxDepthMicrometres;
            MaxRateMillihertz = other.MaxRateMillihertz;
            UseMarkSet = other.UseMarkSet;
            UseMarkPageProtected = other.UseMarkPageProtected;
            SeenBefore = other.SeenBefore;
        }
    }

    /// <summary>What the cartridge guard makes of the facts. Numbers are stable: the display shows them.</summary>
    public enum CartridgeVerdict
    {
        /// <summary>No cartridge, or not judged yet.</summary>
        Absent = 0,

        /// <summary>Fresh and allowed.</summary>
        Accepted = 1,

        /// <summary>Opened by this pen in the session that goes on.</summary>
        InSession = 2,

        /// <summary>The memory cannot be read.</summary>
        Unreadable = 3,

        /// <summary>Not a cartridge of this system.</summary>
        Foreign = 4,

        /// <summary>Identity or contents fail their check.</summary>
        BadCrc = 5,

        /// <summary>Written for a firmware that this one is not.</summary>
        UnknownFormat = 6,

        /// <summary>Carries the use mark.</summary>
        Used = 7,

        /// <summary>This pen has used this serial before.</summary>
        SeenBefore = 8,

        /// <summary>Its limits leave nothing that this pen can do.</summary>
        NotAllowed = 9,

        /// <summary>Its use mark could not be written.</summary>
        CannotMark = 10,

        /// <summary>Its session is over.</summary>
        SessionOver = 11,

        /// <summary>The service cartridge: for the bench self-test, never for treatment.</summary>
        ServiceTool = 12,
    }
}

// The files of the journal: names and sizes (format: Journal.md).
namespace Pen.Drivers
{
    /// <summary>
    /// What lies where. Full, all files together take 56 of the 64 blocks of 4 KB of the 256 KB file system
    /// that nanoFramework keeps on the flash of an ESP32: the register 2 x 13 (4160 slots of 12 bytes), the log
    /// 2 x 2 and the ring 12 x 2 (127 slots of 64 bytes and littlefs's own pointers each), the directory 2.
    /// The calibration takes 2; the other 6 are for littlefs, which copies a block whenever one is appended to.
    /// </summary>
    public static class JournalFiles
    {
        /// <summary>Copies of every file.</summary>
        public const int Copies = 2;

        /// <summary>Serials that the register has room for.</summary>
        public const int MaxUsed = 4096;

        /// <summary>Slots of a copy of the register: some may be torn or rotten.</summary>
        public const int UsedSlots = MaxUsed + 64;

        /// <summary>Slots of a log and of each file of the ring.</summary>
        public const int LogSlots = 127;

        /// <summary>Files of a copy of the ring.</summary>
        public const int RingFiles = 6;

        /// <summary>Files of a copy: register, log, ring.</summary>
        public const int FilesPerCopy = 2 + RingFiles;

        /// <summary>Every file, in the order of the dump: the first copy's, then the second's.</summary>
        public static readonly string[] Names =
        {
            "used-a.bin",
            "log-a.bin",
            "sessions-a0.bin",
            "sessions-a1.bin",
            "sessions-a2.bin",
            "sessions-a3.bin",
            "sessions-a4.bin",
            "sessions-a5.bin",
            "used-b.bin",
            "log-b.bin",
            "sessions-b0.bin",
            "sessions-b1.bin",
            "sessions-b2.bin",
            "sessions-b3.bin",
            "sessions-b4.bin",
            "sessions-b5.bin",
        };

        /// <summary>Index of the register of a copy, 0 or 1.</summary>
        public static int Register(int copy)
        {
            return copy * FilesPerCopy;
        }

        /// <summary>Index of the log of a copy.</summary>
        public static int Log(int copy)
        {
            return copy * FilesPerCopy + 1;
        }

        /// <summary>Index of a file of the ring, 0 to 5, of a copy.</summary>
        public static int Ring(int copy, int number)
        {
            return copy * FilesPerCopy + 2 + number;
        }

        /// <summary>Bytes of a slot of a file.</summary>
        public static int SlotLength(int file)
        {
            return file % FilesPerCopy == 0 ? UsedSlot.Length : JournalRecord.Length;
        }

        /// <summary>Slots that a file may have.</summary>
        public static int MaxSlots(int file)
        {
            return file % FilesPerCopy == 0 ? UsedSlots : LogSlots;
        }
    }
}

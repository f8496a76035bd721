// A journal on flash that can be hurt, and what it says after the next power-up.
using Pen.Control;

namespace Pen.Drivers.Host.Tests
{
    /// <summary>Flash that outlives the journals mounted on it.</summary>
    internal sealed class JournalBench
    {
        public const string UsedA = "used-a.bin";
        public const string UsedB = "used-b.bin";
        public const string LogA = "log-a.bin";
        public const string LogB = "log-b.bin";

        public JournalFlash Flash = new JournalFlash();

        /// <summary>The journal of the latest power-up.</summary>
        public Journal Journal;

        public JournalBench()
            : this(new JournalFlash()) { }

        public JournalBench(JournalFlash flash)
        {
            Flash = flash;
            Journal = new Journal(flash);
        }

        /// <summary>The serial of a cartridge.</summary>
        public static long Serial(int number)
        {
            return CartridgeLayout.MakeSerial(number);
        }

        /// <summary>A new journal on the flash as it is.</summary>
        public MountResult Mount()
        {
            Flash.Restore();
            Journal = new Journal(Flash);
            return Journal.Mount();
        }

        public Journal PowerUp()
        {
            Mount();
            return Journal;
        }

        /// <summary>Intent and use of a cartridge.</summary>
        public SlowAnswer Use(int number)
        {
            SlowAnswer intended = Journal.RecordIntent(Serial(number));
            return intended == SlowAnswer.Done ? Open(number) : intended;
        }

        /// <summary>The step that closes an opening.</summary>
        public SlowAnswer Open(int number)
        {
            return Journal.RecordUse(Opening(Serial(number)));
        }

        public SlowAnswer Save(int number, int stops, bool ended)
        {
            SessionRecord session = Session(Serial(number));
            session.StopCount = stops;
            session.Ended = ended;
            return Journal.SaveSession(session);
        }

        /// <summary>Stops that the latest record of a session counts, in any file that verifies; -1 if there is none.</summary>
        public int StopsOf(int boot, int number)
        {
            int sequence = 0;
            int stops = -1;
            for (int file = 0; file < JournalFiles.Names.Length; file++)
            {
                byte[] bytes = Flash.File(JournalFiles.Names[file]);
                if (JournalFiles.SlotLength(file) != JournalRecord.Length)
                {
                    continue;
                }
                for (int at = 0; at + JournalRecord.Length <= bytes.Length; at += JournalRecord.Length)
                {
                    if (
                        JournalRecord.Verify(bytes, at)
                        && JournalRecord.Type(bytes, at) == JournalRecord.SessionCounts
                        && JournalRecord.BootNumber(bytes, at) == boot
                        && JournalRecord.Serial(bytes, at) == Serial(number)
                        && JournalRecord.Sequence(bytes, at) > sequence
                    )
                    {
                        sequence = JournalRecord.Sequence(bytes, at);
                        SessionRecord read = new SessionRecord();
                        SessionCodec.TakeCounts(bytes, at, read);
                        stops = read.StopCount;
                    }
                }
            }
            return stops;
        }

        /// <summary>A session that has just been opened.</summary>
        public static SessionRecord Opening(long serial)
        {
            SessionRecord session = new SessionRecord();
            session.Serial = serial;
            session.NeedleCount = 12;
            session.Lot = 0x3837363534333231;
            session.OpenedSeconds = 345;
            return session;
        }

        public static SessionRecord Session(long serial)
        {
            SessionRecord session = new SessionRecord();
            session.Serial = serial;
            session.NeedleCount = 12;
            session.Lot = 0x3837363534333231;
            session.OpenedSeconds = 345;
            session.RunningMilliseconds = 1234567;
            session.PressureWarnings = 7;
            session.StopCount = 18;
            session.FaultCount = 6;
            session.Ended = true;
            for (int i = 0; i < 5; i++)
            {
                session.StrokesByLevel[i] = 100000 + i;
                session.StrokesByDepth[i] = 200000 + i;
            }
            for (int i = 0; i < SessionRecord.MaxReasons; i++)
            {
                session.StopReasons[i] = 101 + i;
            }
            for (int i = 0; i < SessionRecord.MaxFaults; i++)
            {
                session.Faults[i] = 201 + i;
            }
            return session;
        }

        public static void AreSame(byte[] expected, byte[] actual, string what = "")
        {
            Assert.AreEqual(expected.Length, actual.Length, what);
            for (int i = 0; i < expected.Length; i++)
            {
                Assert.AreEqual(expected[i], actual[i], what + " at " + i);
            }
        }

        public static void AreSame(int[] expected, int[] actual)
        {
            Assert.AreEqual(expected.Length, actual.Length);
            for (int i = 0; i < expected.Length; i++)
            {
                Assert.AreEqual(expected[i], actual[i], "at " + i);
            }
        }

        public static byte[] Garbage(int length)
        {
            byte[] garbage = new byte[length];
            for (int i = 0; i < length; i++)
            {
                garbage[i] = (byte)(i * 37 + (i >> 8));
            }
            return garbage;
        }
    }
}

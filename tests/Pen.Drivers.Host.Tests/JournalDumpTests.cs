// The dump: line by line as documented, bit for bit what lies on flash.
using System;
using Pen.Control;
using Pen.Hal;

namespace Pen.Drivers.Host.Tests
{
    [TestClass]
    public sealed class JournalDumpTests
    {
        [TestMethod]
        public void A_dump_begins_as_the_document_shows()
        {
            JournalBench bench = new JournalBench();
            bench.Flash.SetFile(JournalBench.UsedA, DocumentedRegister());
            Listener listener = Dump(bench);
            Assert.AreEqual("PEN-JOURNAL 1 16", listener.Lines[0]);
            Assert.AreEqual("FILE used-a.bin 24", listener.Lines[1]);
            Assert.AreEqual(":180000004D00000000000300010092FA4E000000000005000200628DC7", listener.Lines[2]);
            Assert.AreEqual(":00000001FF", listener.Lines[3]);
            Assert.AreEqual("END used-a.bin 24 38E75858", listener.Lines[4]);
            Assert.AreEqual("FILE log-a.bin 0", listener.Lines[5]);
            Assert.AreEqual(":00000001FF", listener.Lines[6]);
            Assert.AreEqual("END log-a.bin 0 00000000", listener.Lines[7]);
            Assert.AreEqual("END-OF-DUMP 16", listener.Lines[listener.Count - 1]);
        }

        [TestMethod]
        public void Every_byte_of_every_file_comes_over_in_order()
        {
            JournalBench bench = new JournalBench();
            bench.PowerUp();
            for (int i = 1; i <= 200; i++)
            {
                bench.Use(i);
                bench.Save(i, i, i % 3 != 0);
            }
            bench.Flash.SetFile("sessions-b5.bin", JournalBench.Garbage(150001));
            Listener listener = Dump(bench);
            int line = 1;
            for (int file = 0; file < JournalFiles.Names.Length; file++)
            {
                string name = JournalFiles.Names[file];
                byte[] content = bench.Flash.File(name);
                Assert.AreEqual("FILE " + name + " " + content.Length, listener.Lines[line]);
                line++;
                byte[] received = new byte[content.Length];
                line = TakeRecords(listener, line, received);
                JournalBench.AreSame(content, received, name);
                string[] end = listener.Lines[line].Split(' ');
                Assert.AreEqual("END", end[0]);
                Assert.AreEqual(Crc32.Continue(0, content, content.Length), Convert.ToUInt32(end[3], 16));
                line++;
            }
            Assert.AreEqual("END-OF-DUMP 16", listener.Lines[line]);
            Assert.AreEqual(line + 1, listener.Count);
        }

        [TestMethod]
        public void The_crc_is_that_of_zip()
        {
            byte[] digits = { 0x31, 0x32, 0x33, 0x34, 0x35, 0x36, 0x37, 0x38, 0x39 };
            Assert.AreEqual(0xCBF43926u, Crc32.Continue(0, digits, 9));
            byte[] rest = { 0x36, 0x37, 0x38, 0x39 };
            Assert.AreEqual(0xCBF43926u, Crc32.Continue(Crc32.Continue(0, digits, 5), rest, 4));
        }

        [TestMethod]
        public void A_piece_is_at_most_27_lines_of_80_characters_and_the_journal_is_not_written()
        {
            JournalBench bench = new JournalBench();
            bench.PowerUp();
            for (int i = 1; i <= 50; i++)
            {
                bench.Use(i);
            }
            int appends = bench.Flash.Appends;
            Listener listener = new Listener();
            SlowAnswer answer = SlowAnswer.More;
            for (int piece = 0; answer == SlowAnswer.More; piece++)
            {
                int before = listener.Count;
                answer = bench.Journal.SendPiece(listener, piece == 0);
                Assert.IsLessThanOrEqualTo(27, listener.Count - before);
            }
            Assert.AreEqual(SlowAnswer.Done, answer);
            Assert.AreEqual(appends, bench.Flash.Appends);
            Assert.IsLessThanOrEqualTo(80, listener.Longest);
        }

        [TestMethod]
        public void A_journal_written_meanwhile_breaks_the_dump_off()
        {
            JournalBench bench = new JournalBench();
            bench.PowerUp();
            for (int i = 1; i <= 50; i++)
            {
                bench.Use(i);
            }
            Listener listener = new Listener();
            Assert.AreEqual(SlowAnswer.More, bench.Journal.SendPiece(listener, true));
            bench.Use(51);
            Assert.AreEqual(SlowAnswer.Failed, bench.Journal.SendPiece(listener, false));
            Assert.AreEqual("ABORTED", listener.Lines[listener.Count - 1]);
            int count = listener.Count;
            Assert.AreEqual(SlowAnswer.Failed, bench.Journal.SendPiece(listener, false));
            Assert.AreEqual(count, listener.Count);
        }

        [TestMethod]
        public void A_dump_asked_for_anew_breaks_off_the_one_before()
        {
            JournalBench bench = new JournalBench();
            bench.PowerUp();
            Listener listener = new Listener();
            bench.Journal.SendPiece(listener, true);
            int count = listener.Count;
            bench.Journal.SendPiece(listener, true);
            Assert.AreEqual("ABORTED", listener.Lines[count]);
            Assert.AreEqual("PEN-JOURNAL 1 16", listener.Lines[count + 1]);
        }

        [TestMethod]
        public void A_file_that_cannot_be_read_is_said_to_be_lost_and_the_others_follow()
        {
            JournalBench bench = new JournalBench();
            bench.PowerUp();
            bench.Use(1);
            bench.Flash.UnreadableFile = JournalBench.LogA;
            Listener listener = Dump(bench);
            int lost = listener.IndexOf("LOST log-a.bin 0");
            Assert.AreEqual("FILE log-a.bin 0", listener.Lines[lost - 1]);
            Assert.AreEqual("FILE sessions-a0.bin 0", listener.Lines[lost + 1]);
            Assert.AreEqual("END-OF-DUMP 16", listener.Lines[listener.Count - 1]);
        }

        private static Listener Dump(JournalBench bench)
        {
            Listener listener = new Listener();
            SlowAnswer answer = bench.Journal.SendPiece(listener, true);
            for (int piece = 0; piece < 2000 && answer == SlowAnswer.More; piece++)
            {
                answer = bench.Journal.SendPiece(listener, false);
            }
            Assert.AreEqual(SlowAnswer.Done, answer);
            return listener;
        }

        private static byte[] DocumentedRegister()
        {
            byte[] register = new byte[24];
            byte[] slot = new byte[12];
            UsedSlot.Put(slot, JournalBench.Serial(77), 3, 1);
            Array.Copy(slot, register, 12);
            UsedSlot.Put(slot, JournalBench.Serial(78), 5, 2);
            Array.Copy(slot, 0, register, 12, 12);
            return register;
        }

        // Plain Intel HEX, to the record that ends it; the line after that.
        private static int TakeRecords(Listener listener, int line, byte[] received)
        {
            int segment = 0;
            int filled = 0;
            for (; line < listener.Count; line++)
            {
                byte[] record = Bytes(listener.Lines[line]);
                int sum = 0;
                for (int i = 0; i < record.Length; i++)
                {
                    sum += record[i];
                }
                Assert.AreEqual(0, sum & 0xFF, listener.Lines[line]);
                if (record[3] == 1)
                {
                    break;
                }
                if (record[3] == 4)
                {
                    segment = record[4] * 256 + record[5];
                    continue;
                }
                int address = segment * 65536 + record[1] * 256 + record[2];
                Assert.AreEqual(filled, address);
                Array.Copy(record, 4, received, address, record[0]);
                filled += record[0];
            }
            Assert.AreEqual(received.Length, filled);
            return line + 1;
        }

        private static byte[] Bytes(string line)
        {
            Assert.AreEqual(':', line[0]);
            byte[] bytes = new byte[(line.Length - 1) / 2];
            for (int i = 0; i < bytes.Length; i++)
            {
                bytes[i] = Convert.ToByte(line.Substring(1 + 2 * i, 2), 16);
            }
            Assert.AreEqual(bytes[0] + 5, bytes.Length);
            return bytes;
        }

        private sealed class Listener : ISerialOutput
        {
            public readonly string[] Lines = new string[20000];
            public int Count;
            public int Longest;

            public void WriteLine(string line)
            {
                Lines[Count] = line;
                Count++;
                Longest = line.Length > Longest ? line.Length : Longest;
            }

            public int IndexOf(string line)
            {
                for (int i = 0; i < Count; i++)
                {
                    if (Lines[i] == line)
                    {
                        return i;
                    }
                }
                return -1;
            }
        }
    }
}

// Dumps that are not as the pen wrote them: read as far as they verify, saying exactly what was lost.
using System;
using System.IO;
using System.Linq;
using Pen.Control;
using Pen.Drivers;
using Pen.Simulator.Journals;

namespace Pen.Simulator.Tests.Journals;

[TestClass]
public sealed class DamagedDumpTests
{
    private const int Record = JournalRecord.Length;
    private const string UsedA = "used-a.bin";
    private const string UsedB = "used-b.bin";
    private const string RingA = "sessions-a0.bin";
    private const string RingB = "sessions-b0.bin";

    [TestMethod]
    [Proves("PEN-097")]
    public void One_copy_of_a_session_rotten_the_other_supplies_it_and_the_exit_code_is_1()
    {
        using TemporaryFolder folder = new();
        RecordedPen pen = RecordedPen.WithSessions(3);
        string sound = Call.Of("journal", pen.SaveTo(folder, "sound"), "--csv").Output;
        pen.Spoil(RingA, 3 * Record + 20);
        string dump = pen.SaveTo(folder);
        Call call = Call.Of("journal", dump);
        Assert.AreEqual(1, call.Exit);
        StringAssert.StartsWith(
            call.Error,
            "warning: the dump is damaged; nothing is known to be lost: the other copy has it"
        );
        StringAssert.Contains(call.Output, "integrity: DAMAGED");
        StringAssert.Contains(
            call.Output,
            "  sessions-a0.bin at 0x00C0, 64 bytes: 1 record damaged; supplied by sessions-b0.bin"
        );
        Call csv = Call.Of("journal", dump, "--csv");
        Assert.AreEqual(sound, csv.Output);
        StringAssert.Contains(csv.Error, "sessions-a0.bin at 0x00C0");
    }

    [TestMethod]
    [Proves("PEN-097")]
    public void Both_copies_of_a_session_s_counts_rotten_it_is_lost_and_told_so()
    {
        using TemporaryFolder folder = new();
        RecordedPen pen = RecordedPen.WithSessions(3);
        pen.Spoil(RingA, 3 * Record + 20);
        pen.Spoil(RingB, 3 * Record + 21);
        Call call = Call.Of("journal", pen.SaveTo(folder), "--html", folder.File("a.html"));
        Assert.AreEqual(1, call.Exit);
        StringAssert.Contains(call.Error, "some of it is lost: what is shown is what verifies");
        StringAssert.Contains(call.Output, "  sessions-a0.bin at 0x00C0, 64 bytes: 1 record damaged; lost");
        StringAssert.Contains(call.Output, "  sessions-b0.bin at 0x00C0, 64 bytes: 1 record damaged; lost");
        StringAssert.Contains(call.Output, "      incomplete: counts were not found");
        StringAssert.Contains(call.Output, "   3  000000001003  A2026-07       12");
        StringAssert.Contains(File.ReadAllText(folder.File("a.html")), "this record is not complete");
    }

    [TestMethod]
    public void Neighbours_that_rotted_together_are_one_finding()
    {
        RecordedPen pen = RecordedPen.WithSessions(4);
        for (int i = 2; i < 5; i++)
        {
            pen.Spoil(RingB, i * Record);
        }
        JournalFinding finding = Read(pen).Findings.Single();
        Assert.AreEqual(
            new JournalFinding(
                FindingKind.Damaged,
                RingB,
                2 * Record,
                3 * Record,
                3,
                "3 records damaged",
                RingA
            ),
            finding
        );
    }

    [TestMethod]
    public void A_used_cartridge_in_neither_copy_is_lost_by_its_number()
    {
        RecordedPen pen = RecordedPen.WithSessions(4);
        pen.Spoil(UsedA, 2 * UsedSlot.Length);
        pen.Spoil(UsedB, 2 * UsedSlot.Length);
        JournalReading reading = Read(pen);
        Assert.IsTrue(reading.HasLost);
        Assert.AreEqual(3, reading.Used.Count);
        Assert.IsTrue(
            reading.Findings.Any(finding =>
                finding.What == "1 used cartridges (number 3) are in neither copy of the register"
            )
        );
        Assert.IsTrue(
            reading.Findings.Any(finding =>
                finding.What
                == "neither copy of the register knows cartridge 000000001003, which ran in boot 3"
            )
        );
    }

    [TestMethod]
    public void A_register_that_the_pen_repaired_is_damaged_and_nothing_is_lost()
    {
        RecordedPen pen = RecordedPen.WithSessions(4);
        pen.Spoil(UsedA, 1 * UsedSlot.Length);
        pen.Boot();
        JournalReading reading = Read(pen);
        Assert.IsTrue(reading.IsDamaged);
        Assert.IsFalse(reading.HasLost);
        Assert.AreEqual(4, reading.Used.Count);
        Assert.AreEqual(UsedB, reading.Findings.Single().SuppliedBy);
    }

    [TestMethod]
    public void A_missing_file_is_supplied_by_the_other_copy()
    {
        RecordedPen pen = RecordedPen.WithSessions(4);
        pen.Files.Remove(RingA);
        JournalReading reading = Read(pen);
        Assert.AreEqual(4, reading.Sessions.Count(session => session.HasCounts && session.HasReasons));
        JournalFinding finding = reading.Findings.Single();
        Assert.AreEqual(
            "sessions-a0.bin: the file is missing, and with it 8 records; supplied by sessions-b0.bin",
            $"{finding}"
        );
        Assert.IsTrue(reading.IsDamaged);
        Assert.IsFalse(reading.HasLost);
    }

    [TestMethod]
    public void Power_gone_between_the_copies_is_no_damage()
    {
        RecordedPen pen = RecordedPen.WithSessions(2);
        pen.Files[RingB] = pen.Files[RingB][..^(2 * Record)];
        pen.Files[UsedB] = pen.Files[UsedB][..^UsedSlot.Length];
        JournalReading reading = Read(pen);
        Assert.IsFalse(reading.IsDamaged, string.Join("\n", reading.Findings));
        Assert.AreEqual(2, reading.Findings.Count(finding => finding.Kind == FindingKind.Note));
        Assert.AreEqual(2, reading.Sessions.Count(session => session.HasCounts));
    }

    [TestMethod]
    public void A_write_that_power_cut_short_is_no_damage_at_any_byte()
    {
        RecordedPen pen = RecordedPen.WithSessions(2);
        for (int length = 1; length < Record; length++)
        {
            RecordedPen torn = Copy(pen);
            torn.Files[RingA] = [.. pen.Files[RingA][..^(Record - length)]];
            JournalReading reading = Read(torn);
            Assert.IsFalse(reading.IsDamaged, $"{length}: {string.Join("\n", reading.Findings)}");
            Assert.AreEqual("a write that power cut short", reading.Findings.Single().What);
            Assert.AreEqual(RingB, reading.Findings.Single().SuppliedBy);
        }
    }

    [TestMethod]
    public void An_erased_block_is_damage_and_no_unfinished_write()
    {
        RecordedPen pen = RecordedPen.WithSessions(2);
        pen.Files[RingA].AsSpan(0, Record).Fill(0xFF);
        Assert.AreEqual(FindingKind.Damaged, Read(pen).Findings.Single().Kind);
    }

    [TestMethod]
    public void A_record_of_another_pen_among_the_files_is_found()
    {
        RecordedPen pen = RecordedPen.WithSessions(2);
        RecordedPen other = new();
        other.Boot();
        SessionRecord strange = RecordedPen.Session(1);
        strange.PressureWarnings = 99;
        other.Treat(strange);
        pen.Files["sessions-b3.bin"] = other.Files[RingB];
        JournalReading reading = Read(pen);
        Assert.IsTrue(reading.IsDamaged);
        Assert.IsTrue(
            reading.Findings.Any(finding => finding.What.Contains("another record of the same number"))
        );
    }

    [TestMethod]
    public void A_file_longer_than_any_pen_writes_is_read_as_far_as_one_could()
    {
        using TemporaryFolder folder = new();
        RecordedPen pen = RecordedPen.WithSessions(2);
        pen.Files["log-a.bin"] = [.. pen.Files["log-a.bin"], .. new byte[100_000]];
        Call call = Call.Of("journal", pen.SaveTo(folder));
        Assert.AreEqual(1, call.Exit);
        StringAssert.Contains(
            call.Output,
            "log-a.bin: longer than any pen writes it: what lies beyond 8128 bytes"
        );
        StringAssert.Contains(call.Output, "000000001002");
    }

    [TestMethod]
    public void A_garbled_line_of_a_serial_dump_costs_its_bytes_and_no_more()
    {
        using TemporaryFolder folder = new();
        RecordedPen pen = RecordedPen.WithSessions(3);
        string[] lines = pen.SerialDump().Split("\r\n");
        int file = Array.FindIndex(lines, line => line.StartsWith($"FILE {RingA}", StringComparison.Ordinal));
        int garbled = file + 1 + 2 * 3;
        lines[garbled] = lines[garbled][..10] + "Z" + lines[garbled][11..];
        File.WriteAllText(folder.File("log.txt"), string.Join("\r\n", lines));
        Call call = Call.Of("journal", folder.File("log.txt"));
        Assert.AreEqual(1, call.Exit);
        StringAssert.Contains(call.Output, $"  log.txt:{garbled + 1}: the record line is garbled");
        StringAssert.Contains(
            call.Output,
            "  sessions-a0.bin at 0x00C0, 64 bytes: 1 record did not arrive whole; supplied by sessions-b0.bin"
        );
        StringAssert.Contains(call.Output, ": sessions-a0.bin did not arrive as it was sent");
        StringAssert.Contains(call.Output, "   3  000000001003  A2026-07       12");
    }

    [TestMethod]
    [DataRow("the dump is not whole: its last line, END-OF-DUMP, is missing", 0.9)]
    [DataRow("the dump is not whole: its last line, END-OF-DUMP, is missing", 0.5)]
    public void A_serial_dump_that_breaks_off_is_read_as_far_as_it_came(string message, double share)
    {
        using TemporaryFolder folder = new();
        string text = RecordedPen.WithSessions(3).SerialDump();
        File.WriteAllText(folder.File("log.txt"), text[..(int)(text.Length * share)]);
        Call call = Call.Of("journal", folder.File("log.txt"));
        Assert.AreEqual(1, call.Exit);
        StringAssert.Contains(call.Output, message);
        StringAssert.Contains(call.Output, "of the files did not arrive");
        StringAssert.Contains(call.Output, "   3  000000001003");
    }

    [TestMethod]
    public void A_whole_serial_dump_is_taken_before_one_that_was_broken_off()
    {
        using TemporaryFolder folder = new();
        string whole = RecordedPen.WithSessions(3).SerialDump();
        string broken = RecordedPen.WithSessions(9).SerialDump()[..200] + "\r\nABORTED\r\n";
        foreach (string text in new[] { whole + broken, broken + whole })
        {
            File.WriteAllText(folder.File("log.txt"), text);
            Call call = Call.Of("journal", folder.File("log.txt"));
            Assert.AreEqual(0, call.Exit, call.Output);
            StringAssert.Contains(call.Output, "journal: 3 power-ups");
        }
        File.WriteAllText(folder.File("log.txt"), broken);
        StringAssert.Contains(
            Call.Of("journal", folder.File("log.txt")).Output,
            "the pen broke the dump off"
        );
    }

    [TestMethod]
    public void What_the_pen_could_not_read_of_its_own_flash_is_told()
    {
        using TemporaryFolder folder = new();
        string text = RecordedPen.WithSessions(2).SerialDump();
        int from = text.IndexOf("FILE log-a.bin", StringComparison.Ordinal);
        int to = text.IndexOf("FILE sessions-a0.bin", StringComparison.Ordinal);
        text = text[..from] + "FILE log-a.bin 0\r\nLOST log-a.bin 0\r\n" + text[to..];
        File.WriteAllText(folder.File("log.txt"), text);
        Call call = Call.Of("journal", folder.File("log.txt"));
        Assert.AreEqual(1, call.Exit);
        StringAssert.Contains(call.Output, "the pen could not read log-a.bin 0 any further");
    }

    private static JournalReading Read(RecordedPen pen)
    {
        using TemporaryFolder folder = new();
        return new JournalReading(DumpLoader.Load([pen.SaveTo(folder)]));
    }

    private static RecordedPen Copy(RecordedPen pen)
    {
        RecordedPen copy = new();
        foreach ((string name, byte[] bytes) in pen.Files)
        {
            copy.Files[name] = [.. bytes];
        }
        return copy;
    }
}

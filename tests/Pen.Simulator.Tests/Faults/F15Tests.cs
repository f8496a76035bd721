// F15: on a journal that cannot be written nothing starts, within 1 s; of one that is damaged everything counts that verifies.
using System;
using System.Collections.Generic;
using System.Linq;
using Pen.Control;
using Pen.Hal.Simulated;
using Pen.Simulator.PowerCuts;
using Pen.Simulator.Scenarios;

namespace Pen.Simulator.Tests.Faults;

[TestClass]
public sealed class F15Tests
{
    private const string BothCopies = "";
    private const string FirstCopy = "-a";
    private const string SecondCopy = "-b";

    [TestMethod]
    [Proves("PEN-043")]
    [DataRow(FaultKind.Off, BothCopies)]
    [DataRow(FaultKind.Off, FirstCopy)]
    [DataRow(FaultKind.Off, SecondCopy)]
    [DataRow(FaultKind.Stuck, BothCopies)]
    [DataRow(FaultKind.Stuck, FirstCopy)]
    [DataRow(FaultKind.Stuck, SecondCopy)]
    [DataRow(FaultKind.Garbage, BothCopies)]
    [DataRow(FaultKind.Garbage, SecondCopy)]
    [DataRow(FaultKind.Wrong, FirstCopy)]
    [DataRow(FaultKind.Wrong, SecondCopy)]
    [DataRow(FaultKind.Off, "used-a")]
    [DataRow(FaultKind.Off, "used-b")]
    [DataRow(FaultKind.Stuck, "used-b")]
    [DataRow(FaultKind.Off, "log-a")]
    [DataRow(FaultKind.Off, "log-b")]
    public void F15_A_write_that_fails_or_lies_in_either_copy_never_starts(FaultKind kind, string copy)
    {
        FaultBench bench = FaultBench.Ready();
        bench.Flash.Fault = new FlashFault(kind, copy, FlashAccess.Writes);
        AssertNotRecorded(bench);
        // Once the medium is well, and known to be so, the pen goes on with a fresh cartridge.
        bench.Flash.Fault = null;
        bench.Board.RemoveCartridge();
        bench.Reboot();
        bench.AssertRuns(FaultBench.Make(CartridgeKind.Fresh, 101));
    }

    [TestMethod]
    [Proves("PEN-043")]
    public void F15_A_write_that_ends_at_any_byte_never_starts_and_loses_nothing_that_was_there()
    {
        foreach (string copy in new[] { FirstCopy, SecondCopy })
        {
            for (int bytes = 0; bytes <= LongestIntent(); bytes++)
            {
                FaultBench bench = FaultBench.Booted();
                bench.AssertRuns(FaultBench.Make(CartridgeKind.Fresh, 1));
                bench.Insert(FaultBench.Make(CartridgeKind.Fresh, 2));
                bench.Until(() => bench.State == PenState.Ready, 2 * FaultBench.Second);
                bench.Flash.Fault = new FlashFault(FaultKind.Off, copy, FlashAccess.Writes)
                {
                    StoredBytes = bytes,
                };
                bench.TryStart();
                Assert.DoesNotContain(2L, bench.Driven, $"{bytes} bytes in {copy}");
                bench.Flash.Fault = null;
                bench.Board.RemoveCartridge();
                bench.Reboot();
                bench.AssertRefused(
                    FaultBench.Make(CartridgeKind.Fresh, 1),
                    CartridgeVerdict.SeenBefore,
                    "Used on this pen"
                );
                bench.AssertRuns(FaultBench.Make(CartridgeKind.Fresh, 3));
                bench.Pen.PowerOff();
            }
        }
    }

    [TestMethod]
    public void F15_A_full_medium_never_starts()
    {
        FaultBench bench = FaultBench.Ready();
        long used = bench.Flash.Names.Sum(name => (long)bench.Flash.GetFile(name).Length);
        bench.Board.Parameters.Set("flash.capacity", used + 5);
        AssertNotRecorded(bench);
        Assert.AreEqual(0, WatchedPen.MarkedBits(bench.Chip), "nor is the cartridge burnt");
    }

    [TestMethod]
    public void F15_A_write_that_fails_once_the_mark_was_written_never_starts()
    {
        FaultBench bench = FaultBench.Ready();
        bench.Chip.ActivityBegun += activity =>
        {
            if (activity == ChipActivity.Program)
            {
                bench.Flash.Fault = new FlashFault(FaultKind.Off, BothCopies, FlashAccess.Writes);
            }
        };
        AssertNotRecorded(bench);
    }

    [TestMethod]
    [DataRow(FirstCopy)]
    [DataRow(SecondCopy)]
    public void F15_A_copy_that_cannot_be_read_at_boot_permits_no_start(string copy)
    {
        FaultBench bench = FaultBench.Booted();
        bench.AssertRuns(FaultBench.Make(CartridgeKind.Fresh, 1));
        bench.Flash.Fault = new FlashFault(FaultKind.Off, copy, FlashAccess.Reads);
        bench.Reboot();
        bench.Insert(FaultBench.Make(CartridgeKind.Fresh, 2));
        bench.Wait(FaultBench.Second);
        bench.TryStart();
        Assert.DoesNotContain(2L, bench.Driven);
    }

    [TestMethod]
    [Proves("PEN-094")]
    public void F15_A_journal_of_which_nothing_can_be_read_is_a_fault_at_boot()
    {
        FaultBench bench = new();
        bench.Flash.Fault = new FlashFault(FaultKind.Off);
        bench.Boot();
        bench.Wait(200_000);
        Assert.AreEqual(StopReason.JournalUnusable, bench.Reason);
        Assert.AreEqual("Do not use the pen.", bench.Line(2));
        bench.Insert(FaultBench.Make(CartridgeKind.Fresh));
        bench.Wait(FaultBench.Second);
        bench.TryStart();
        Assert.IsEmpty(bench.Driven);
    }

    [TestMethod]
    [Proves("PEN-092")]
    [DataRow(FirstCopy)]
    [DataRow(SecondCopy)]
    public void F15_Rot_in_any_byte_of_a_copy_loses_nothing(string copy)
    {
        FaultBench worn = Worn();
        foreach (string name in FilesOf(worn, copy))
        {
            int length = worn.Flash.GetFile(name).Length;
            for (int at = 0; at < length; at++)
            {
                FaultBench bench = new(from: worn.Flash);
                bench.Flash.FlipBits(name, at, (byte)(1 << (at % 8)));
                AssertKnown(bench, $"{name} byte {at}");
            }
        }
    }

    [TestMethod]
    [DataRow(FirstCopy)]
    [DataRow(SecondCopy)]
    public void F15_A_lost_file_of_a_copy_loses_nothing(string copy)
    {
        FaultBench worn = Worn();
        foreach (string name in FilesOf(worn, copy))
        {
            FaultBench bench = new(from: worn.Flash);
            bench.Flash.Lose(name);
            AssertKnown(bench, name);
        }
    }

    [TestMethod]
    [DataRow(FirstCopy)]
    [DataRow(SecondCopy)]
    public void F15_A_copy_that_is_lost_or_all_garbage_loses_nothing(string copy)
    {
        foreach (bool garbage in new[] { false, true })
        {
            FaultBench worn = Worn();
            FaultBench bench = new(from: worn.Flash);
            foreach (string name in FilesOf(worn, copy))
            {
                int length = worn.Flash.GetFile(name).Length;
                bench.Flash.Lose(name);
                if (garbage)
                {
                    byte[] noise = new byte[length];
                    new Random(1).NextBytes(noise);
                    bench.Flash.SetFile(name, noise);
                }
            }
            AssertKnown(bench, copy);
        }
    }

    // A pen with two boots and two cartridges behind it, off.
    private static FaultBench Worn()
    {
        FaultBench bench = FaultBench.Booted();
        bench.AssertRuns(FaultBench.Make(CartridgeKind.Fresh, 1));
        bench.Reboot();
        bench.AssertRuns(FaultBench.Make(CartridgeKind.Fresh, 2));
        bench.Pen.PowerOff();
        return bench;
    }

    private static IEnumerable<string> FilesOf(FaultBench bench, string copy) =>
        bench.Flash.Names.Where(name => name.Contains(copy, StringComparison.Ordinal));

    // Boots, and refuses forgeries of both cartridges.
    private static void AssertKnown(FaultBench bench, string what)
    {
        Assert.IsLessThanOrEqualTo(3 * FaultBench.Second, bench.Boot(), what);
        for (int serial = 1; serial <= 2; serial++)
        {
            bench.Insert(FaultBench.Make(CartridgeKind.Fresh, serial));
            bench.Until(() => bench.State == PenState.Refused, FaultBench.Second);
            Assert.AreEqual(CartridgeVerdict.SeenBefore, bench.Verdict, what);
            bench.TakeOut();
        }
        FlashRecord record = bench.Record();
        Assert.IsTrue(record.Used.ContainsKey(1) && record.Used.ContainsKey(2), what);
        bench.Pen.PowerOff();
    }

    private static void AssertNotRecorded(FaultBench bench)
    {
        Assert.IsLessThanOrEqualTo(FaultBench.Second, bench.TimeToAnswer());
        bench.Wait(200_000);
        Assert.AreEqual(StopReason.JournalWriteFailed, bench.Reason);
        bench.TryStart();
        Assert.IsEmpty(bench.Driven);
    }

    // How many bytes the first write of a start appends.
    private static int LongestIntent()
    {
        FaultBench bench = FaultBench.Ready();
        int longest = 0;
        bench.Flash.WriteBegun += write => longest = Math.Max(longest, longest == 0 ? write.Count : 0);
        bench.TryStart();
        bench.Pen.PowerOff();
        return longest;
    }
}

// F14: a use mark that cannot be proven never starts the motor; three attempts at most, refused within 1 s of the start.
using Pen.Control;
using Pen.Hal.Simulated;
using Pen.Simulator.PowerCuts;
using Pen.Simulator.Scenarios;

namespace Pen.Simulator.Tests.Faults;

[TestClass]
public sealed class F14Tests
{
    private const int MarkAddress = 0x20;
    private const int MarkBits = 64;
    private const int Attempts = 3;

    [TestMethod]
    [Proves("PEN-042")]
    public void F14_A_write_that_is_ignored_never_starts_and_is_tried_3_times()
    {
        FaultBench bench = FaultBench.Ready();
        bench.Chip.Fault = new ChipFault(FaultKind.Stuck);
        AssertRefusedInTime(bench);
        // Another pen cannot mark it either, and does not start it.
        FaultBench other = FaultBench.Booted(seed: 2);
        CartridgeChip same = new(bench.Chip.ToImage()) { Fault = new ChipFault(FaultKind.Stuck) };
        other.Insert(same);
        other.Until(() => other.State == PenState.Ready, 2 * FaultBench.Second);
        other.TryStart();
        Assert.IsEmpty(other.Driven);
    }

    [TestMethod]
    [Proves("PEN-042")]
    [DataRow(0)]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(3)]
    [DataRow(4)]
    [DataRow(5)]
    [DataRow(6)]
    [DataRow(7)]
    public void F14_A_write_that_ends_at_any_byte_never_starts(int bytes)
    {
        FaultBench bench = FaultBench.Ready();
        bench.Chip.Fault = new ChipFault(FaultKind.Stuck) { StuckBits = ulong.MaxValue << (8 * bytes) };
        AssertRefusedInTime(bench);
    }

    [TestMethod]
    public void F14_A_single_bit_that_cannot_be_written_never_starts_whichever_it_is()
    {
        for (int bit = 0; bit < MarkBits; bit++)
        {
            FaultBench bench = FaultBench.Ready();
            bench.Chip.Fault = new ChipFault(FaultKind.Stuck) { StuckBits = 1UL << bit };
            AssertRefusedInTime(bench);
            bench.Pen.PowerOff();
        }
    }

    [TestMethod]
    [Proves("PEN-042")]
    public void F14_A_mark_that_reads_back_differently_in_any_bit_never_starts()
    {
        for (int bit = 0; bit < MarkBits; bit++)
        {
            FaultBench bench = FaultBench.Ready();
            bench.Chip.Fault = new ChipFault(FaultKind.Wrong)
            {
                Address = MarkAddress + bit / 8,
                Mask = (byte)(1 << (bit % 8)),
            };
            AssertRefusedInTime(bench);
            bench.Pen.PowerOff();
        }
    }

    [TestMethod]
    [DataRow(FaultKind.Garbage)]
    [DataRow(FaultKind.Off)]
    public void F14_A_memory_that_fails_once_it_was_accepted_never_starts(FaultKind kind)
    {
        FaultBench bench = FaultBench.Ready();
        bench.Chip.Fault = new ChipFault(kind);
        AssertRefusedInTime(bench);
    }

    [TestMethod]
    public void F14_A_line_that_shorts_once_the_cartridge_was_accepted_never_starts()
    {
        FaultBench bench = FaultBench.Ready();
        bench.Chip.IsShorted = true;
        AssertRefusedInTime(bench);
    }

    [TestMethod]
    public void F14_A_chip_that_programs_too_slowly_never_starts_on_a_torn_mark()
    {
        FaultBench bench = FaultBench.Ready();
        bench.Chip.Fault = new ChipFault(FaultKind.Slow) { Factor = 4 };
        bench.TimeToAnswer();
        bool whole = WatchedPen.MarkedBits(bench.Chip) == MarkBits;
        Assert.IsTrue(whole || bench.Driven.Count == 0);
    }

    [TestMethod]
    public void F14_A_copy_that_loses_contact_after_any_bit_starts_only_once_the_mark_is_whole()
    {
        for (int bits = 0; bits <= MarkBits; bits++)
        {
            FaultBench bench = FaultBench.Ready();
            CartridgeChip chip = bench.Chip;
            bool torn = false;
            chip.NextTear = bits == MarkBits ? ulong.MaxValue : (1UL << bits) - 1;
            chip.ActivityBegun += activity =>
            {
                if (activity == ChipActivity.Program && !torn)
                {
                    torn = true;
                    long at = bench.Pen.NowMicroseconds + 5_000;
                    bench.Board.Time.Schedule(at, () => bench.Board.CartridgeLine.Detach(chip));
                    bench.Board.Time.Schedule(at + 500, () => bench.Board.CartridgeLine.Attach(chip));
                }
            };
            Assert.IsLessThanOrEqualTo(FaultBench.Second, bench.TimeToAnswer());
            Assert.IsTrue(torn);
            bool whole = WatchedPen.MarkedBits(chip) == MarkBits;
            Assert.IsTrue(whole || bench.Driven.Count == 0, $"{bits} bits");
            bench.Pen.PowerOff();
        }
    }

    [TestMethod]
    [Proves("PEN-056")]
    public void F14_A_swap_before_the_mark_is_written_marks_and_starts_neither()
    {
        FaultBench bench = FaultBench.Ready(serial: 20);
        CartridgeChip accepted = bench.Chip;
        CartridgeChip other = FaultBench.Make(CartridgeKind.Fresh, 21);
        bench.Board.CartridgeLine.Detach(accepted);
        bench.Board.CartridgeLine.Attach(other);
        bench.TimeToAnswer();
        bench.Wait(FaultBench.Second);
        Assert.AreEqual(StopReason.CartridgeChanged, bench.Reason);
        Assert.IsEmpty(bench.Driven);
        Assert.AreEqual(0, WatchedPen.MarkedBits(accepted));
        Assert.AreEqual(0, WatchedPen.MarkedBits(other));
    }

    [TestMethod]
    [Proves("PEN-056")]
    public void F14_A_swap_between_write_and_read_back_never_starts()
    {
        FaultBench bench = FaultBench.Ready(serial: 22);
        CartridgeChip accepted = bench.Chip;
        CartridgeChip forged = FaultBench.Make(CartridgeKind.Used, 23);
        accepted.ActivityBegun += activity =>
        {
            if (activity == ChipActivity.Program)
            {
                long at = bench.Pen.NowMicroseconds + 13_000;
                bench.Board.Time.Schedule(at, () => bench.Board.CartridgeLine.Detach(accepted));
                bench.Board.Time.Schedule(at, () => bench.Board.CartridgeLine.Attach(forged));
            }
        };
        bench.TimeToAnswer();
        bench.Wait(FaultBench.Second);
        Assert.AreEqual(StopReason.CartridgeChanged, bench.Reason);
        Assert.IsEmpty(bench.Driven);
    }

    private static void AssertRefusedInTime(FaultBench bench)
    {
        int programmed = 0;
        bench.Chip.ActivityBegun += activity => programmed += activity == ChipActivity.Program ? 1 : 0;
        Assert.IsLessThanOrEqualTo(FaultBench.Second, bench.TimeToAnswer());
        bench.Wait(200_000);
        Assert.AreEqual(StopReason.UseMarkFailed, bench.Reason);
        Assert.AreEqual(CartridgeVerdict.CannotMark, bench.Verdict);
        Assert.AreEqual("Cannot mark as used", bench.Line(2));
        Assert.AreEqual("Take a new cartridge", bench.Line(3));
        Assert.IsLessThanOrEqualTo(Attempts, programmed);
        bench.TryStart();
        Assert.IsEmpty(bench.Driven);
        Assert.AreEqual(PenState.Refused, bench.State);
    }
}

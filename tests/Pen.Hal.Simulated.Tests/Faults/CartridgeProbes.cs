// Probes of the presence switch, the cartridge's memory and its line.
using System;
using System.Linq;
using Pen.Hal.Simulated.Tests.Cartridge;
using static Pen.Hal.Simulated.Tests.Faults.ProbeBench;

namespace Pen.Hal.Simulated.Tests.Faults;

internal static class CartridgeProbes
{
    private static readonly byte[] Eight = [1, 2, 3, 4, 5, 6, 7, 8];

    public static (string Name, FaultProbe Probe)[] All =>
        [
            ("cartridge-switch open", Open),
            ("cartridge-switch closed", Closed),
            ("cartridge-switch chattering", Chattering),
            ("cartridge-switch loose", Loose),
            ("cartridge-memory silent", Silent),
            ("cartridge-memory unmarkable", Unmarkable),
            ("cartridge-memory garbage", Garbage),
            ("cartridge-memory wrong", Wrong),
            ("cartridge-memory slow", Slow),
            ("cartridge-memory intermittent", Intermittent),
            ("cartridge-line cut", Silent),
            ("cartridge-line shorted", Shorted),
            ("cartridge-line noise", Noise),
        ];

    private static BusMaster Seated(Bench bench)
    {
        bench.Board.InsertCartridge(new CartridgeChip(ChipImages.Of(1, 0x55).With(0x80, 0, 0, 0, 0, 0)));
        bench.Wait(20 * Millisecond);
        return new BusMaster(bench.Ports.CartridgeBus);
    }

    private static void Open(Bench bench, FaultRow row)
    {
        bench.Spin();
        long openings = bench.Ports.CartridgeOpenings.Count();
        bench.Board.Faults.Inject(row.Make(0, 5 * Millisecond));
        Assert.IsFalse(bench.Ports.CartridgeSwitch.Read());
        Assert.IsFalse(bench.Signals.MotorSupplied, "the chain hears it too");
        bench.Wait(5 * Millisecond);
        Assert.IsTrue(bench.Ports.CartridgeSwitch.Read());
        Assert.AreEqual(openings + 1, bench.Ports.CartridgeOpenings.Count());
        Assert.IsNotNull(bench.Board.Cartridge);
    }

    private static void Closed(Bench bench, FaultRow row)
    {
        Assert.IsFalse(bench.Ports.CartridgeSwitch.Read());
        bench.Inject(row);
        Assert.IsTrue(bench.Ports.CartridgeSwitch.Read());
        bench.Mend(row);
        Assert.IsFalse(bench.Ports.CartridgeSwitch.Read());
    }

    private static void Chattering(Bench bench, FaultRow row)
    {
        bench.Inject(row);
        long openings = bench.Ports.CartridgeOpenings.CountDuring(() => bench.Wait(1_000 * Millisecond));
        Assert.AreEqual(100, openings, 20, "nothing is seated");
        bench.Mend(row);
        bench.Inject(row, 10_000);
        openings = bench.Ports.CartridgeOpenings.CountDuring(() => bench.Wait(100 * Millisecond));
        Assert.AreEqual(1000, openings, 100, "at any rate");
    }

    private static void Loose(Bench bench, FaultRow row)
    {
        bench.Inject(row);
        bench.Wait(500 * Millisecond);
        Assert.AreEqual(0, bench.Ports.CartridgeOpenings.Count(), "there is nothing to make contact with");
        Seated(bench);
        long openings = bench.Ports.CartridgeOpenings.CountDuring(() => bench.Wait(2_000 * Millisecond));
        Assert.AreEqual(20, openings, 5);
    }

    private static void Silent(Bench bench, FaultRow row)
    {
        BusMaster master = Seated(bench);
        Assert.IsTrue(bench.Ports.CartridgeBus.Reset());
        bench.Inject(row);
        Assert.IsFalse(bench.Ports.CartridgeBus.Reset());
        Assert.IsTrue(master.ReadMemory(0, 8).All(static value => value == 0xFF));
        bench.Mend(row);
        CollectionAssert.AreEqual(Enumerable.Repeat((byte)0x55, 8).ToArray(), master.ReadMemory(0, 8));
    }

    private static void Unmarkable(Bench bench, FaultRow row)
    {
        BusMaster master = Seated(bench);
        bench.Inject(row);
        Assert.AreEqual(0xAA, Program(bench, master), "reports it as done");
        Assert.AreEqual(0x55, master.ReadMemory(0x20, 1)[0]);
        bench.Mend(row);
        Program(bench, master);
        CollectionAssert.AreEqual(Eight, master.ReadMemory(0x20, 8));
    }

    // What the chip says once it has had its time.
    private static byte Program(Bench bench, BusMaster master, int milliseconds = 11)
    {
        master.WriteScratchpad(0x20, Eight);
        master.StartCopy(0x20, master.ReadScratchpad(8)[2]);
        bench.Ports.CartridgeBus.Idle(milliseconds);
        return master.Receive(1)[0];
    }

    private static void Garbage(Bench bench, FaultRow row)
    {
        BusMaster master = Seated(bench);
        bench.Inject(row);
        byte[] first = master.ReadMemory(0, 32);
        CollectionAssert.AreNotEqual(first, master.ReadMemory(0, 32));
        Assert.AreEqual(0x2D, master.Rom()[0], "its serial is sound");
    }

    private static void Wrong(Bench bench, FaultRow row)
    {
        BusMaster master = Seated(bench);
        bench.Inject(row, 5);
        Assert.AreEqual("5555555555545555", Convert.ToHexString(master.ReadMemory(0, 8)));
        CartridgeChip removed = bench.Board.RemoveCartridge()!;
        Assert.IsNull(removed.Fault, "the fault is the site's, not the cartridge's");
        bench.Wait(100 * Millisecond);
        bench.Board.InsertCartridge(removed);
        bench.Wait(100 * Millisecond);
        Assert.AreEqual("5555555555545555", Convert.ToHexString(master.ReadMemory(0, 8)));
    }

    private static void Slow(Bench bench, FaultRow row)
    {
        BusMaster master = Seated(bench);
        bench.Inject(row, 20);
        Program(bench, master);
        Assert.AreNotEqual("0102030405060708", Convert.ToHexString(master.ReadMemory(0x20, 8)));
        Program(bench, master, 210);
        CollectionAssert.AreEqual(Eight, master.ReadMemory(0x20, 8));
    }

    private static void Intermittent(Bench bench, FaultRow row)
    {
        BusMaster master = Seated(bench);
        bench.Inject(row);
        int wrong = 0;
        for (int i = 0; i < 10; i++)
        {
            wrong += master.ReadMemory(0, 1)[0] == 0x54 ? 1 : 0;
        }

        Assert.AreEqual(5, wrong);
    }

    private static void Shorted(Bench bench, FaultRow row)
    {
        BusMaster master = Seated(bench);
        bench.Inject(row);
        Assert.IsTrue(master.ReadMemory(0, 8).All(static value => value == 0));
        bench.Mend(row);
        Assert.IsTrue(master.ReadMemory(0, 8).All(static value => value == 0x55));
    }

    private static void Noise(Bench bench, FaultRow row)
    {
        BusMaster master = Seated(bench);
        bench.Inject(row, 20);
        int wrong = 0;
        for (int i = 0; i < 8; i++)
        {
            wrong += master.Rom().Zip(ChipImages.Of(1, 0)).Count(static pair => pair.First != pair.Second);
        }

        Assert.IsGreaterThan(5, wrong);
        bench.Mend(row);
        CollectionAssert.AreEqual(ChipImages.Of(1, 0)[..8], master.Rom());
    }
}

// The flash: what survives, what tears, and what happens when it is full.
using System;
using System.Linq;

namespace Pen.Hal.Simulated.Tests.Storage;

[TestClass]
public sealed class SimulatedFlashTests
{
    private static readonly byte[] Record = Enumerable.Range(1, 64).Select(static n => (byte)n).ToArray();

    [TestMethod]
    public void Files_survive_the_power_and_can_be_dumped_and_planted()
    {
        Bench bench = new();
        bench.Ports.Storage.Append("b", Record, 3);
        bench.Board.Flash.SetFile("a", [9, 8]);
        bench.Board.PowerOff();
        bench.Board.PowerOn();
        Assert.AreEqual(3, bench.Ports.Storage.Length("b"));
        CollectionAssert.AreEqual(new byte[] { 9, 8 }, bench.Board.Flash.GetFile("a"));
        CollectionAssert.AreEqual(new[] { "b", "a" }, bench.Board.Flash.Names);
        Assert.AreEqual(0, bench.Board.Flash.GetFile("none").Length);
    }

    [TestMethod]
    public void An_append_takes_20_ms_and_is_there_only_at_its_end()
    {
        Bench bench = new();
        bench.Board.Time.StartThread("slow", () => bench.Ports.Storage.Append("a", Record, 64));
        bench.Wait(19_999);
        Assert.AreEqual(0, bench.Board.Flash.GetFile("a").Length);
        bench.Wait(1);
        CollectionAssert.AreEqual(Record, bench.Board.Flash.GetFile("a"));
    }

    [TestMethod]
    public void A_power_cut_in_an_append_leaves_a_prefix_at_times_garbled_at_its_end()
    {
        bool[] lengths = new bool[65];
        int garbled = 0;
        for (ulong seed = 0; seed < 300; seed++)
        {
            Bench bench = new(seed);
            bench.Ports.Storage.Append("a", [0xEE], 1);
            bench.Board.Time.StartThread("slow", () => bench.Ports.Storage.Append("a", Record, 64));
            bench.Wait(10_000);
            bench.Board.PowerOff();
            byte[] file = bench.Board.Flash.GetFile("a");
            Assert.AreEqual((byte)0xEE, file[0], "what was there stays");
            int written = file.Length - 1;
            lengths[written] = true;
            for (int i = 0; i < written - 1; i++)
            {
                Assert.AreEqual(Record[i], file[1 + i]);
            }

            garbled += written > 0 && file[written] != Record[written - 1] ? 1 : 0;
        }

        Assert.IsTrue(lengths.Count(static seen => seen) > 50, "torn at nearly every byte");
        Assert.IsTrue(garbled is > 20 and < 150);
    }

    [TestMethod]
    public void A_full_medium_fails_the_append_and_keeps_what_it_has()
    {
        Bench bench = new();
        bench.Board.Flash.SetFile("big", new byte[262_144 - 10]);
        Assert.IsFalse(bench.Ports.Storage.Append("a", Record, 11));
        Assert.AreEqual(0, bench.Ports.Storage.Length("a"));
        Assert.IsTrue(bench.Ports.Storage.Append("a", Record, 10));
        Assert.IsTrue(bench.Ports.Storage.Delete("big"));
        Assert.IsTrue(bench.Ports.Storage.Append("a", Record, 64));
    }

    [TestMethod]
    public void Two_threads_write_one_after_the_other()
    {
        Bench bench = new();
        bench.Board.Time.StartThread("one", () => bench.Ports.Storage.Append("a", [1], 1));
        bench.Board.Time.StartThread("two", () => bench.Ports.Storage.Append("a", [2], 1));
        bench.Wait(20_000);
        CollectionAssert.AreEqual(new byte[] { 1 }, bench.Board.Flash.GetFile("a"));
        bench.Wait(20_000);
        CollectionAssert.AreEqual(new byte[] { 1, 2 }, bench.Board.Flash.GetFile("a"));
    }
}

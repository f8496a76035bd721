// What IStorage promises.
namespace Pen.Hal.Simulated.Tests.Contracts;

public abstract class StorageContract : PortContract
{
    [TestMethod]
    public void A_file_grows_by_what_is_appended_and_reads_back()
    {
        byte[] buffer = new byte[8];
        Assert.AreEqual(0, Ports.Storage.Length("a"));
        Assert.AreEqual(0, Ports.Storage.Read("a", 0, buffer, 8));
        Assert.IsTrue(Ports.Storage.Append("a", [1, 2, 3, 4], 3));
        Assert.IsTrue(Ports.Storage.Append("a", [5, 6], 2));
        Assert.AreEqual(5, Ports.Storage.Length("a"));
        Assert.AreEqual(4, Ports.Storage.Read("a", 1, buffer, 8));
        CollectionAssert.AreEqual(new byte[] { 2, 3, 5, 6, 0, 0, 0, 0 }, buffer);
        Assert.AreEqual(0, Ports.Storage.Read("a", 5, buffer, 8));
        Assert.AreEqual(-1, Ports.Storage.Read("a", -1, buffer, 8));
    }

    [TestMethod]
    public void Deleting_removes_a_file_and_is_true_for_a_missing_one()
    {
        Ports.Storage.Append("a", [1], 1);
        Ports.Storage.Append("b", [2], 1);
        Assert.IsTrue(Ports.Storage.Delete("a"));
        Assert.IsTrue(Ports.Storage.Delete("a"));
        Assert.AreEqual(0, Ports.Storage.Length("a"));
        Assert.AreEqual(1, Ports.Storage.Length("b"));
    }

    [TestMethod]
    public void What_was_appended_is_there_after_a_power_cut()
    {
        Assert.IsTrue(Ports.Storage.Append("journal", [7, 8, 9], 3));
        CyclePower();
        byte[] buffer = new byte[4];
        Assert.AreEqual(3, Ports.Storage.Length("journal"));
        Assert.AreEqual(3, Ports.Storage.Read("journal", 0, buffer, 4));
        CollectionAssert.AreEqual(new byte[] { 7, 8, 9, 0 }, buffer);
    }

    [TestMethod]
    public void Appending_nothing_is_done_and_changes_no_byte()
    {
        Assert.IsTrue(Ports.Storage.Append("a", [], 0));
        Assert.AreEqual(0, Ports.Storage.Length("a"));
        Assert.IsTrue(Ports.Storage.Append("a", [1], 1));
        Assert.IsTrue(Ports.Storage.Append("a", [2], 0));
        Assert.AreEqual(1, Ports.Storage.Length("a"));
    }

    [TestMethod]
    public void What_makes_no_sense_is_refused_and_leaves_no_trace()
    {
        Assert.AreEqual(-1, Ports.Storage.Read("a", 0, null!, 1));
        Assert.AreEqual(-1, Ports.Storage.Read("a", 0, new byte[1], 2));
        Assert.AreEqual(-1, Ports.Storage.Read("a", 0, new byte[1], -1));
        Assert.IsFalse(Ports.Storage.Append("a", null!, 0));
        Assert.IsFalse(Ports.Storage.Append("a", [1], 2));
        Assert.IsFalse(Ports.Storage.Append("a", [1], -1));
        Assert.IsFalse(Ports.Storage.Append("", [1], 1));
        Assert.IsEmpty(Board.Flash.Names);
    }

    [TestMethod]
    public void A_full_medium_refuses_and_keeps_what_it_has()
    {
        Board.Parameters.Set("flash.capacity", 8);
        Assert.IsTrue(Ports.Storage.Append("a", [1, 2, 3, 4, 5, 6], 6));
        Assert.IsFalse(Ports.Storage.Append("a", [7, 8, 9], 3));
        Assert.AreEqual(6, Ports.Storage.Length("a"));
    }

    [TestMethod]
    public void A_medium_that_fails_is_told_and_is_not_an_empty_file()
    {
        byte[] buffer = new byte[4];
        Assert.IsTrue(Ports.Storage.Append("a", [1, 2], 2));
        Board.Flash.Fault = new FlashFault(FaultKind.Off);
        Assert.AreEqual(-1, Ports.Storage.Length("a"));
        Assert.AreEqual(-1, Ports.Storage.Length("b"), "whether it is there cannot be known");
        Assert.AreEqual(-1, Ports.Storage.Read("a", 0, buffer, 4));
        Assert.IsFalse(Ports.Storage.Append("a", [3], 1));
        Assert.IsFalse(Ports.Storage.Delete("a"));
        Board.Flash.Fault = null;
        Assert.AreEqual(2, Ports.Storage.Length("a"));
    }

    [TestMethod]
    public void A_write_that_power_interrupts_may_leave_a_part()
    {
        Assert.IsTrue(Ports.Storage.Append("a", [1, 2], 2));
        Board.Flash.NextTear = new FlashTear(1);
        Board.Time.Schedule(Board.Time.NowMicroseconds + 10_000, Board.PowerOff);
        IStorage storage = Ports.Storage;
        bool done = false;
        try
        {
            done = storage.Append("a", [3, 4], 2);
        }
        catch (PowerLostException)
        {
            // How a host's thread learns of it.
        }

        Assert.IsFalse(done);
        CyclePower();
        Assert.AreEqual(3, Ports.Storage.Length("a"));
    }
}

// What becomes of the firmware's threads and events while the processor stands.
using System.Collections.Generic;

namespace Pen.Hal.Simulated.Tests.Faults;

[TestClass]
public sealed class StandingProcessorTests
{
    private readonly Bench _bench = new();

    private VirtualTime Time => _bench.Board.Time;

    private void Stall(long microseconds) =>
        _bench.Board.Faults.Inject(new CircuitFault(FaultSite.ControlLoop, FaultKind.Stuck, 0, microseconds));

    [TestMethod]
    public void What_was_due_while_it_stood_happens_when_it_goes_on_and_in_the_order_in_which_it_was_due()
    {
        List<string> ran = [];
        Time.StartThread(
            "second",
            () =>
            {
                Time.Sleep(20_000);
                ran.Add($"second at {Time.NowMicroseconds}");
                Time.Sleep(20_000);
                ran.Add($"second at {Time.NowMicroseconds}");
            }
        );
        Time.Schedule(10_000, Time.FirmwareEvent(() => ran.Add($"first at {Time.NowMicroseconds}")));
        Time.Schedule(30_000, Time.FirmwareEvent(() => ran.Add($"third at {Time.NowMicroseconds}")));
        Time.Schedule(25_000, () => ran.Add($"world at {Time.NowMicroseconds}"));
        Stall(50_000);
        _bench.Wait(100_000);
        Assert.AreEqual(
            "world at 25000, first at 50000, second at 50000, third at 50000, second at 70000",
            string.Join(", ", ran)
        );
    }

    [TestMethod]
    public void A_thread_that_is_started_while_it_stands_runs_when_it_goes_on()
    {
        long ranAt = -1;
        Stall(50_000);
        Time.StartThread("late", () => ranAt = Time.NowMicroseconds);
        Assert.AreEqual(-1, ranAt);
        _bench.Wait(60_000);
        Assert.AreEqual(50_000, ranAt);
    }

    [TestMethod]
    public void A_power_cut_ends_threads_that_stand()
    {
        bool ended = false;
        Time.StartThread(
            "standing",
            () =>
            {
                try
                {
                    Time.Sleep(10_000);
                }
                finally
                {
                    ended = true;
                }
            }
        );
        Stall(1_000_000);
        _bench.Wait(100_000);
        _bench.Board.PowerOff();
        Assert.IsTrue(ended);
        _bench.Board.PowerOn();
        _bench.Wait(2_000_000);
    }

    [TestMethod]
    public void A_thread_that_stalls_its_own_processor_goes_on_only_when_it_runs_again()
    {
        long wokeAt = -1;
        Time.StartThread(
            "self",
            () =>
            {
                Time.Sleep(1_000);
                Stall(50_000);
                Time.Sleep(1_000);
                wokeAt = Time.NowMicroseconds;
            }
        );
        _bench.Wait(100_000);
        Assert.AreEqual(51_000, wokeAt);
    }
}

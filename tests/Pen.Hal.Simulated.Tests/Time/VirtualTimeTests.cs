// Order of events and threads in virtual time, and the end of threads when the power is cut.
using System;
using System.Collections.Generic;

namespace Pen.Hal.Simulated.Tests.Time;

[TestClass]
public sealed class VirtualTimeTests
{
    private readonly SimulatedBoard _board = new(new PlantParameters(), 1);
    private readonly List<string> _log = [];

    private VirtualTime Time => _board.Time;

    private void Log(string what) => _log.Add(what + "@" + Time.NowMicroseconds);

    [TestMethod]
    public void Events_run_in_order_of_time_and_then_of_scheduling()
    {
        Time.Schedule(20, () => Log("c"));
        Time.Schedule(10, () => Log("a"));
        Time.Schedule(10, () => Log("b"));
        Time.Schedule(31, () => Log("never"));
        Time.AdvanceTo(30);
        CollectionAssert.AreEqual(new[] { "a@10", "b@10", "c@20" }, _log);
        Assert.AreEqual(30, Time.NowMicroseconds);
    }

    [TestMethod]
    public void Thousands_of_events_come_out_sorted()
    {
        ulong state = 1;
        long last = -1;
        for (int i = 0; i < 5000; i++)
        {
            state = (state * 6364136223846793005) + 1442695040888963407;
            Time.Schedule(
                (long)(state >> 50),
                () =>
                {
                    Assert.IsTrue(Time.NowMicroseconds >= last);
                    last = Time.NowMicroseconds;
                    _log.Add("");
                }
            );
        }

        Time.AdvanceTo(20_000);
        Assert.AreEqual(5000, _log.Count);
    }

    [TestMethod]
    public void An_event_of_the_past_runs_now_and_one_scheduled_by_an_event_still_runs()
    {
        Time.AdvanceTo(100);
        Time.Schedule(
            5,
            () =>
            {
                Log("late");
                Time.Schedule(150, () => Log("next"));
            }
        );
        Time.AdvanceTo(200);
        CollectionAssert.AreEqual(new[] { "late@100", "next@150" }, _log);
    }

    [TestMethod]
    public void Threads_interleave_with_events_at_their_true_times()
    {
        Time.StartThread(
            "one",
            () =>
            {
                Log("start");
                Time.Sleep(10);
                Log("one");
                Time.Sleep(10);
                Log("one");
            }
        );
        Time.StartThread(
            "two",
            () =>
            {
                Time.Sleep(15);
                Log("two");
            }
        );
        Time.Schedule(12, () => Log("event"));
        Log("host");
        Time.AdvanceTo(100);
        CollectionAssert.AreEqual(
            new[] { "start@0", "host@0", "one@10", "event@12", "two@15", "one@20" },
            _log
        );
    }

    [TestMethod]
    public void A_sleeping_thread_does_not_carry_time_past_the_target()
    {
        Time.StartThread(
            "one",
            () =>
            {
                for (int i = 0; i < 10; i++)
                {
                    Time.Sleep(30);
                    Log("t");
                }
            }
        );
        Time.AdvanceTo(70);
        CollectionAssert.AreEqual(new[] { "t@30", "t@60" }, _log);
        Assert.AreEqual(70, Time.NowMicroseconds);
    }

    [TestMethod]
    public void A_sleep_of_the_host_advances_the_world_also_inside_an_event()
    {
        Time.Schedule(
            10,
            () =>
            {
                Time.Sleep(20);
                Log("outer");
            }
        );
        Time.Schedule(15, () => Log("inner"));
        Time.Sleep(12);
        CollectionAssert.AreEqual(new[] { "inner@15", "outer@30" }, _log);
    }

    [TestMethod]
    public void What_a_thread_throws_reaches_the_one_who_advances_the_world()
    {
        Time.StartThread(
            "one",
            () =>
            {
                Time.Sleep(10);
                throw new NotSupportedException("from the body");
            }
        );
        NotSupportedException thrown = Assert.ThrowsExactly<NotSupportedException>(() => Time.AdvanceTo(100));
        Assert.AreEqual("from the body", thrown.Message);
        Assert.AreEqual(10, Time.NowMicroseconds);
        Time.AdvanceTo(100);
        Assert.AreEqual(100, Time.NowMicroseconds);
    }

    [TestMethod]
    public void Power_off_ends_every_thread_before_it_returns()
    {
        _board.PowerOn();
        for (int i = 0; i < 3; i++)
        {
            Time.StartThread(
                "t" + i,
                () =>
                {
                    try
                    {
                        Time.Sleep(1_000_000);
                        Log("never");
                    }
                    finally
                    {
                        Log("end");
                    }
                }
            );
        }

        Time.AdvanceTo(500);
        _board.PowerOff();
        CollectionAssert.AreEqual(new[] { "end@500", "end@500", "end@500" }, _log);
        Time.AdvanceTo(2_000_000);
        Assert.AreEqual(3, _log.Count);
    }

    [TestMethod]
    public void A_thread_that_catches_everything_is_refused_until_it_ends()
    {
        _board.PowerOn();
        int caught = 0;
        Time.StartThread(
            "stubborn",
            () =>
            {
                while (caught < 5)
                {
                    try
                    {
                        Time.Sleep(1000);
                    }
                    catch (Exception)
                    {
                        caught++;
                    }
                }
            }
        );
        _board.PowerOff();
        Assert.AreEqual(5, caught);
    }

    [TestMethod]
    public void A_thread_that_never_ends_is_reported_and_left_behind()
    {
        _board.PowerOn();
        Time.StartThread(
            "deaf",
            () =>
            {
                while (true)
                {
                    try
                    {
                        Time.Sleep(1000);
                    }
                    catch (Exception)
                    {
                        Log("x");
                    }
                }
            }
        );
        Assert.ThrowsExactly<InvalidOperationException>(_board.PowerOff);
        Assert.IsFalse(_board.IsPowered);
    }

    [TestMethod]
    public void A_thread_that_puts_the_pen_to_sleep_ends_at_its_next_blocking_call()
    {
        _board.PowerOn();
        Time.StartThread("slow", () => Time.Sleep(1_000_000));
        Time.StartThread(
            "control",
            () =>
            {
                Time.Sleep(20_000);
                _board.Ports.Power.DeepSleep();
                Log("after");
                Time.Sleep(20_000);
                Log("never");
            }
        );
        Time.AdvanceTo(100_000);
        CollectionAssert.AreEqual(new[] { "after@20000" }, _log);
        Assert.IsFalse(_board.IsPowered);
    }

    [TestMethod]
    public void A_power_cut_under_a_blocking_port_call_throws_for_the_host_as_well()
    {
        _board.PowerOn();
        PenBoard ports = _board.Ports;
        Time.Schedule(5000, _board.PowerOff);
        Assert.ThrowsExactly<PowerLostException>(() => ports.Storage.Append("a", [1, 2], 2));
        Assert.ThrowsExactly<PowerLostException>(() => ports.CartridgeBus.Reset());
    }
}

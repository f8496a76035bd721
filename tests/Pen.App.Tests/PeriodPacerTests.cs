// The timetable of control periods on a processor that wakes at ticks.
using System;

namespace Pen.App.Tests;

[TestClass]
public sealed class PeriodPacerTests
{
    private const long Tick = PeriodPacer.TickMicroseconds;
    private const long Period = 20_000;

    private readonly PeriodPacer _pacer = new();
    private long _now;

    [TestMethod]
    [Proves("PEN-121")]
    public void Periods_come_every_20_ms_of_the_clock_whatever_their_work_takes()
    {
        for (int i = 0; i < 10_000; i++)
        {
            Assert.AreEqual(i * Period, RunPeriod(workMicroseconds: i % 13 * 1_000));
        }
        Assert.AreEqual(0, _pacer.LatePeriods);
        Assert.AreEqual((int)Period, _pacer.LongestSpacingMicroseconds);
    }

    [TestMethod]
    public void A_start_some_way_into_a_tick_neither_drifts_nor_costs_a_tick()
    {
        _now = 4_900;
        RunPeriod(2_000);
        for (int i = 1; i < 1_000; i++)
        {
            // The first start was late by that much, the later ones are on their ticks.
            Assert.AreEqual(i * Period, RunPeriod(2_000));
        }
        Assert.AreEqual(0, _pacer.LatePeriods);
    }

    [TestMethod]
    public void Lateness_below_half_a_period_does_not_shift_what_follows()
    {
        RunPeriod(1_000);
        Hold(9_000);
        Assert.AreEqual(Period + 9_000, RunPeriod(1_000));
        Assert.AreEqual(2 * Period, RunPeriod(1_000));
        Assert.AreEqual(0, _pacer.LatePeriods);
    }

    [TestMethod]
    public void Nothing_is_made_up_for_after_a_long_overrun()
    {
        RunPeriod(1_000);
        Hold(83_000);
        long late = RunPeriod(1_000);
        Assert.AreEqual(1, _pacer.LatePeriods);
        long next = RunPeriod(1_000);
        Assert.IsInRange(15_000, 25_000, next - late);
        Assert.AreEqual(Period, RunPeriod(1_000) - next);
        Assert.AreEqual(1, _pacer.LatePeriods);
        Assert.AreEqual(103_000, _pacer.LongestSpacingMicroseconds);
    }

    [TestMethod]
    [Proves("PEN-121")]
    public void Starts_stay_as_far_apart_as_the_heartbeat_needs_under_any_disturbance()
    {
        Random random = new(5);
        long last = RunPeriod(0);
        for (int i = 0; i < 100_000; i++)
        {
            Hold(random.Next(4) == 0 ? random.Next(60_000) : 0);
            long start = RunPeriod(random.Next(random.Next(8) == 0 ? 45_000 : 9_000));
            // Fail-safe chain: 5 to 150 ms; PenLoop gives no heartbeat below 10 ms.
            Assert.IsGreaterThanOrEqualTo(PenLoop.MinSpacingMicroseconds, (int)(start - last));
            Assert.IsLessThan(150_000, start - last);
            last = start;
        }
    }

    [TestMethod]
    public void Periods_that_overrun_every_time_still_let_others_run_in_between()
    {
        long last = RunPeriod(25_000);
        for (int i = 0; i < 100; i++)
        {
            long start = RunPeriod(25_000);
            Assert.AreEqual(30_000, start - last);
            last = start;
        }
    }

    [TestMethod]
    [DataRow(0.0)]
    [DataRow(-1.0)]
    [DataRow(0.001)]
    [DataRow(5.0)]
    [DataRow(1e6)]
    public void A_clock_that_stands_or_runs_wrong_stops_no_period_and_no_sleep(double rate)
    {
        PeriodPacer pacer = new();
        long ticks = 0;
        long clock = 1_000_000;
        for (int i = 0; i < 1_000; i++)
        {
            pacer.Start(clock);
            long slept = 0;
            do
            {
                slept++;
                clock += (long)(Tick * rate);
            } while (slept < PeriodPacer.MaxTicks && pacer.IsEarly(clock));
            Assert.IsInRange(1, PeriodPacer.MaxTicks, slept);
            ticks += slept;
        }
        Assert.IsInRange(1_000, 3_000, ticks);
    }

    [TestMethod]
    [DataRow(-10_000_000_000)]
    [DataRow(10_000_000_000)]
    [DataRow(-30_000)]
    [DataRow(-12_000)]
    public void A_clock_that_jumps_delays_the_next_period_by_two_ticks_at_most(long jump)
    {
        RunPeriod(1_000);
        RunPeriod(1_000);
        PeriodPacer pacer = new();
        long clock = 0;
        pacer.Start(clock);
        clock += jump;
        for (int i = 0; i < 10; i++)
        {
            int slept = 0;
            do
            {
                slept++;
                clock += Tick;
            } while (slept < PeriodPacer.MaxTicks && pacer.IsEarly(clock));
            Assert.IsInRange(1, i == 0 ? 3 : 2, slept);
            pacer.Start(clock);
        }
    }

    // A period as the device runs it: start, work, then sleep to ticks until it is not early any more.
    private long RunPeriod(long workMicroseconds)
    {
        long start = _now;
        _pacer.Start(_now);
        _now += workMicroseconds;
        int slept = 0;
        do
        {
            _now = (_now / Tick + 1) * Tick;
            slept++;
        } while (slept < PeriodPacer.MaxTicks && _pacer.IsEarly(_now));
        return start;
    }

    // Others hold the processor when the period's time has come.
    private void Hold(long microseconds) => _now += microseconds;
}

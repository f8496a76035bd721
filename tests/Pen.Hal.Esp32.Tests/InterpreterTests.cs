// How the device's threads share one interpreter with native calls that hold it.
using System;
using System.Collections.Generic;
using Pen.Hal.Simulated;
using VirtualEsp32;

namespace Pen.Hal.Esp32.Tests;

[TestClass]
public sealed class InterpreterTests
{
    private readonly ChipBench _bench = new();

    [TestInitialize]
    public void TakeTheThread() => _bench.Chip.MakeCurrent();

    [TestMethod]
    [DataRow(0, 20, 20_000)]
    [DataRow(3_000, 20, 17_000)]
    [DataRow(9_900, 10, 100)]
    [DataRow(0, 1, 10_000)]
    [DataRow(0, 25, 30_000)]
    [DataRow(5_000, 0, 0)]
    public void A_sleep_ends_on_a_tick_counted_from_the_last_one(int from, int milliseconds, int lasts)
    {
        _bench.Wait(from);
        VirtualThread.Sleep(milliseconds);
        Assert.AreEqual(from + lasts, _bench.Now);
    }

    [TestMethod]
    public void A_flash_write_holds_every_thread_for_its_whole_time()
    {
        // Opened before, because that tells the display something over its bus.
        PenBoard? ports = null;
        _bench.Run(() => ports = _bench.Open());
        _bench.Wait(1_000);
        List<long> ran = _bench.RunTicking();
        _bench.Run(() => Assert.IsTrue(ports!.Storage.Append("a", [1], 1)));
        _bench.Wait(100_000);
        Assert.AreEqual(20_000, ChipBench.LongestGap(ran));
    }

    [TestMethod]
    public void A_long_talk_on_the_cartridge_bus_never_delays_another_thread_by_more_than_a_slot()
    {
        List<long> ran = _bench.RunTicking();
        _bench.Run(() =>
        {
            PenBoard ports = _bench.Open();
            VirtualThread.Sleep(10);
            for (int i = 0; i < 200; i++)
            {
                ports.CartridgeBus.TouchByte(0xFF);
            }
        });
        _bench.Wait(250_000);
        Assert.IsTrue(ChipBench.LongestGap(ran) <= 11_000, $"{ChipBench.LongestGap(ran)} us");
    }

    [TestMethod]
    [Proves("PEN-071")]
    public void A_picture_for_the_display_never_delays_another_thread_by_more_than_a_millisecond()
    {
        List<long> ran = _bench.RunTicking();
        _bench.Run(() =>
        {
            PenBoard ports = _bench.Open();
            byte[] picture = new byte[513];
            picture[0] = 0x40;
            for (int i = 0; i < 8; i++)
            {
                Assert.IsTrue(ports.Display.Write(picture, picture.Length));
            }
        });
        _bench.Wait(250_000);
        Assert.IsTrue(ChipBench.LongestGap(ran) <= 11_000, $"{ChipBench.LongestGap(ran)} us");
    }

    [TestMethod]
    public void A_thread_that_never_sleeps_lets_the_others_run_after_a_quantum()
    {
        List<long> ran = _bench.RunTicking();
        _bench.Run(() =>
        {
            nanoFramework.Hardware.Esp32.Configuration.SetPinFunction(
                37,
                nanoFramework.Hardware.Esp32.DeviceFunction.COM3_TX
            );
            nanoFramework.Hardware.Esp32.Configuration.SetPinFunction(
                38,
                nanoFramework.Hardware.Esp32.DeviceFunction.COM3_RX
            );
            nanoFramework.Device.OneWire.OneWireHost host = new();
            for (int i = 0; i < 200; i++)
            {
                host.TouchByte(0xFF);
            }
        });
        _bench.Wait(250_000);
        long gap = ChipBench.LongestGap(ran);
        Assert.IsTrue(gap is > 11_000 and <= 31_000, $"{gap} us");
    }

    [TestMethod]
    public void An_unhandled_exception_ends_its_own_thread_and_nothing_else()
    {
        List<Exception> died = [];
        _bench.Chip.ThreadDied += died.Add;
        List<long> ran = _bench.RunTicking();
        PenBoard? ports = null;
        _bench.Chip.Boot(() =>
        {
            ports = _bench.Open();
            ports.MotorPwm.SetDutyPermille(300);
            throw new InvalidOperationException("on purpose");
        });
        _bench.Wait(100_000);
        Assert.HasCount(1, died);
        Assert.AreEqual("on purpose", died[0].Message);
        Assert.AreEqual(300, _bench.Signals.DutyPermille);
        Assert.IsTrue(ran.Count >= 10);
    }

    [TestMethod]
    [Proves("PEN-071")]
    public void A_stuck_display_bus_costs_one_second_once()
    {
        _bench.Chip.DisplayBus = VirtualBusState.Stuck;
        PenBoard ports = _bench.Open();
        Assert.IsFalse(ports.Display.Write([0x00, 0xAF], 2));
        Assert.AreEqual(1_000_000, _bench.Now);
        _bench.Chip.DisplayBus = VirtualBusState.Well;
        Assert.IsFalse(ports.Display.Write([0x00, 0xAF], 2));
        Assert.AreEqual(1_000_000, _bench.Now);
    }

    [TestMethod]
    public void A_display_that_does_not_answer_is_asked_again()
    {
        _bench.Chip.DisplayBus = VirtualBusState.Silent;
        PenBoard ports = _bench.Open();
        Assert.IsFalse(ports.Display.Write([0x00, 0xAF], 2));
        _bench.Chip.DisplayBus = VirtualBusState.Well;
        Assert.IsTrue(ports.Display.Write([0x00, 0xAF], 2));
    }

    [TestMethod]
    public void A_wake_is_a_new_boot_with_a_new_clock()
    {
        List<long> boots = [];
        _bench.Chip.Boot(() =>
        {
            PenBoard ports = _bench.Open();
            boots.Add(ports.Clock.NowMicroseconds);
            VirtualThread.Sleep(50);
            ports.Power.DeepSleep();
            boots.Add(-1);
        });
        _bench.Wait(1_000_000);
        Assert.IsTrue(_bench.Board.IsAsleep);
        _bench.Board.SetButton(PenButton.StartStop, true);
        _bench.Wait(20_000);
        Assert.IsTrue(_bench.Board.IsPowered);
        // Three bytes to the display at 25 us: both boots begin with a clock at 0.
        CollectionAssert.AreEqual(new long[] { 75, 75 }, boots, "no thread outlives its sleep");
    }

    [TestMethod]
    public void Waking_is_by_level_and_a_pin_that_is_there_already_wakes_at_once()
    {
        _bench.Board.SetButton(PenButton.StartStop, true);
        _bench.Wait(30_000);
        _ = nanoFramework.Hardware.Esp32.Sleep.EnableWakeupByPin(
            nanoFramework.Hardware.Esp32.Sleep.WakeupGpioPin.Pin4,
            0
        );
        nanoFramework.Hardware.Esp32.Sleep.StartDeepSleep();
        _bench.Wait(1);
        Assert.IsTrue(_bench.Board.IsPowered);
    }

    [TestMethod]
    [DataRow(4, true)]
    [DataRow(8, false)]
    public void Only_the_armed_pin_wakes(int pin, bool wakes)
    {
        _ = nanoFramework.Hardware.Esp32.Sleep.EnableWakeupByPin(
            (nanoFramework.Hardware.Esp32.Sleep.WakeupGpioPin)(1UL << pin),
            0
        );
        nanoFramework.Hardware.Esp32.Sleep.StartDeepSleep();
        _bench.Wait(50_000);
        Assert.IsTrue(_bench.Board.IsAsleep);
        _bench.Board.SetButton(PenButton.StartStop, true);
        _bench.Wait(50_000);
        Assert.AreEqual(wakes, _bench.Board.IsPowered);
    }

    [TestMethod]
    public void A_pin_without_a_way_out_of_sleep_is_refused()
    {
        Assert.AreNotEqual(
            nanoFramework.Hardware.Esp32.EspNativeError.OK,
            nanoFramework.Hardware.Esp32.Sleep.EnableWakeupByPin(
                (nanoFramework.Hardware.Esp32.Sleep.WakeupGpioPin)(1UL << 33),
                0
            )
        );
    }

    [TestMethod]
    public void Chips_of_different_boards_do_not_know_of_each_other()
    {
        ChipBench other = new();
        _bench.Chip.Boot(() => _bench.Open().MotorGate.Write(true));
        _bench.Wait(1_000);
        Assert.IsTrue(_bench.Signals.Gate);
        Assert.IsFalse(other.Signals.Gate);
    }
}

// How the device's pulse trains behave, and what the step port makes of it.
using System;
using System.Collections.Generic;
using nanoFramework.Hardware.Esp32.Rmt;

namespace Pen.Hal.Esp32.Tests;

[TestClass]
public sealed class RmtQuirkTests
{
    private const int StepPin = 11;
    private const long TrainMicroseconds = 300_000;
    private readonly ChipBench _bench = new();

    [TestInitialize]
    public void TakeTheThread() => _bench.Chip.MakeCurrent();

    [TestMethod]
    public void A_train_that_is_not_waited_for_lets_the_others_run()
    {
        List<long> ran = _bench.RunTicking();
        _bench.Run(() => Open().SendData(Train(), false));
        _bench.Wait(TrainMicroseconds);
        Assert.AreEqual(10_000, ChipBench.LongestGap(ran));
    }

    [TestMethod]
    public void A_train_that_is_waited_for_holds_every_thread()
    {
        List<long> ran = _bench.RunTicking();
        _bench.Run(() => Open().SendData(Train()));
        _bench.Wait(2 * TrainMicroseconds);
        Assert.IsTrue(ChipBench.LongestGap(ran) >= TrainMicroseconds);
    }

    [TestMethod]
    public void A_second_train_holds_every_thread_until_the_first_is_out()
    {
        List<long> ran = _bench.RunTicking();
        long sent = 0;
        _bench.Run(() =>
        {
            TransmitterChannel channel = Open();
            channel.SendData(Train(), false);
            channel.SendData(Train(), false);
            sent = _bench.Now;
        });
        _bench.Wait(3 * TrainMicroseconds);
        Assert.AreEqual(TrainMicroseconds, sent);
        Assert.IsTrue(ChipBench.LongestGap(ran) >= TrainMicroseconds);
    }

    [TestMethod]
    public void Asking_whether_a_channel_is_idle_holds_every_thread_until_it_is()
    {
        List<long> ran = _bench.RunTicking();
        _bench.Run(() =>
        {
            TransmitterChannel channel = Open();
            channel.SendData(Train(), false);
            Assert.IsTrue(channel.IsChannelIdle);
        });
        _bench.Wait(2 * TrainMicroseconds);
        Assert.IsTrue(ChipBench.LongestGap(ran) >= TrainMicroseconds);
    }

    [TestMethod]
    public void Disposing_truncates_the_train_and_how_far_it_got_is_for_the_audit_to_say()
    {
        PenBoard ports = _bench.Board.Ports;
        ports.StepAudit.Sample();
        long before = ports.StepAudit.Count;
        TransmitterChannel channel = Open();
        channel.SendData(Train(), false);
        _bench.Wait((TrainMicroseconds / 3) - 1);
        channel.Dispose();
        _bench.Wait(TrainMicroseconds);
        ports.StepAudit.Sample();
        Assert.AreEqual(100, ports.StepAudit.Count - before, 1);
        Assert.ThrowsExactly<ObjectDisposedException>(() => channel.SendData(Train(), false));
    }

    [TestMethod]
    public void A_half_symbol_has_15_bits()
    {
        Assert.AreEqual(32767, new RmtSymbol(32767, false, 1, true).Duration0);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new RmtSymbol(32768, false, 1, true));
    }

    [TestMethod]
    public void The_step_port_never_holds_the_control_loop()
    {
        List<long> ran = _bench.RunTicking();
        bool second = true;
        _bench.Run(() =>
        {
            PenBoard ports = _bench.Open();
            ports.StepTrain.DefineProfile(0, [300]);
            long began = _bench.Now;
            Assert.IsTrue(ports.StepTrain.Start(0, 1000));
            second = ports.StepTrain.Start(0, 1000);
            ports.StepTrain.Off();
            Assert.AreEqual(began, _bench.Now);
        });
        _bench.Wait(2 * TrainMicroseconds);
        Assert.IsFalse(second);
        Assert.AreEqual(10_000, ChipBench.LongestGap(ran));
    }

    [TestMethod]
    public void The_longest_intervals_and_the_longest_train_are_sent_exactly()
    {
        PenBoard ports = _bench.Open();
        ports.StepTrain.DefineProfile(3, [32767, 50]);
        Assert.IsTrue(ports.StepTrain.Start(3, 1000));
        _bench.Wait((2 * 32767) + (998 * 50) + 100);
        ports.StepAudit.Sample();
        Assert.AreEqual(1000, ports.StepAudit.Count);
    }

    private static TransmitterChannel Open() => new(new TransmitChannelSettings(StepPin));

    // 300 symbols of a millisecond.
    private static byte[] Train()
    {
        RmtSymbols symbols = new();
        for (int i = 0; i < 300; i++)
        {
            symbols.Add(new RmtSymbol(990, false, 10, true));
        }

        return symbols.Serialize();
    }
}

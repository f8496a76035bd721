// The mailbox between loop and worker, over simulated cartridge, flash and display.
using System;
using Pen.Control;
using Pen.Drivers.Tests;
using Pen.Hal;
using Pen.Hal.Simulated;

namespace Pen.Drivers.Host.Tests;

[TestClass]
public sealed class SlowWorkerTests
{
    private static readonly long Serial = CartridgeLayout.MakeSerial(77);

    private readonly SimulatedBoard _board = new(new PlantParameters(), 1);
    private readonly JournalFlash _flash = new();
    private readonly FakeFlash _calibration = new();
    private readonly FakeClock _clock = new();
    private readonly PenInputs _inputs = new();
    private readonly PenOutputs _outputs = new();
    private readonly CountingDisplay _display;
    private readonly SlowWorker _worker;

    public SlowWorkerTests()
    {
        _board.PowerOn();
        _display = new CountingDisplay(_board.Ports.Display);
        _worker = NewWorker();
    }

    [TestMethod]
    public void A_request_is_carried_out_once_and_answered_with_its_id()
    {
        Assert.AreEqual(SlowAnswer.Done, Ask(SlowRequest.MountJournal));
        int appends = _flash.Appends;
        Assert.AreEqual(2, appends);
        _worker.Post(_outputs);
        _worker.RunOnce();
        _worker.Collect(_inputs);
        Assert.AreEqual(appends, _flash.Appends);
    }

    [TestMethod]
    public void Nothing_is_answered_before_the_work_is_done()
    {
        _outputs.RequestId = 5;
        _outputs.Request = SlowRequest.MountJournal;
        _worker.Post(_outputs);
        _worker.Collect(_inputs);
        Assert.AreEqual(0, _inputs.AnswerId);
        Assert.AreEqual(SlowAnswer.None, _inputs.Answer);
    }

    [TestMethod]
    public void A_first_start_goes_from_reading_to_a_cleared_serial()
    {
        Insert(77);
        Ask(SlowRequest.MountJournal);
        Assert.AreEqual(SlowAnswer.Done, Ask(SlowRequest.ReadCartridge));
        Assert.AreEqual(CartridgeReadStatus.Ok, _inputs.Cartridge.Status);
        Assert.IsFalse(_inputs.Cartridge.SeenBefore);
        Open();
        Assert.AreEqual(Serial, _inputs.ClearedSerial);
    }

    [TestMethod]
    [Proves("PEN-045")]
    public void A_cartridge_of_an_earlier_boot_reads_as_seen_before_even_if_its_mark_was_wiped()
    {
        Insert(77);
        Ask(SlowRequest.MountJournal);
        Open();
        _board.RemoveCartridge();
        Insert(77);
        SlowWorker second = NewWorker();
        Ask(second, SlowRequest.MountJournal, 0);
        Ask(second, SlowRequest.ReadCartridge, 0);
        Assert.IsFalse(_inputs.Cartridge.UseMarkSet);
        Assert.IsTrue(_inputs.Cartridge.SeenBefore);
        Assert.AreEqual(0L, _inputs.ClearedSerial);
    }

    [TestMethod]
    public void Reading_the_same_cartridge_again_keeps_it_cleared_and_another_one_ends_it()
    {
        Insert(77);
        Ask(SlowRequest.MountJournal);
        Open();
        Ask(SlowRequest.ReadCartridge);
        Assert.AreEqual(Serial, _inputs.ClearedSerial);
        _board.RemoveCartridge();
        Insert(78);
        Ask(SlowRequest.ReadCartridge);
        Assert.AreEqual(0L, _inputs.ClearedSerial);
        _board.RemoveCartridge();
        Insert(77);
        Ask(SlowRequest.ReadCartridge);
        Assert.AreEqual(0L, _inputs.ClearedSerial);
    }

    [TestMethod]
    [Proves("PEN-041")]
    public void No_serial_is_cleared_without_its_mark_read_back()
    {
        Insert(77);
        Ask(SlowRequest.MountJournal);
        Assert.AreEqual(SlowAnswer.Failed, Ask(SlowRequest.ReadBackUseMark, Serial));
        Assert.AreEqual(SlowAnswer.Done, Ask(SlowRequest.RecordUse, Serial));
        Assert.AreEqual(0L, _inputs.ClearedSerial);
    }

    [TestMethod]
    [Proves("PEN-041")]
    public void No_serial_is_cleared_without_its_use_recorded()
    {
        Insert(77);
        Ask(SlowRequest.MountJournal);
        Ask(SlowRequest.WriteUseMark, Serial);
        Assert.AreEqual(SlowAnswer.Done, Ask(SlowRequest.ReadBackUseMark, Serial));
        Assert.AreEqual(0L, _inputs.ClearedSerial);
        _flash.RefusedFile = JournalBench.LogB;
        Assert.AreEqual(SlowAnswer.Failed, Ask(SlowRequest.RecordUse, Serial));
        Assert.AreEqual(0L, _inputs.ClearedSerial);
    }

    [TestMethod]
    public void The_read_back_of_one_serial_does_not_clear_another()
    {
        Insert(77);
        Ask(SlowRequest.MountJournal);
        Ask(SlowRequest.WriteUseMark, Serial);
        Ask(SlowRequest.ReadBackUseMark, Serial);
        Ask(SlowRequest.RecordUse, CartridgeLayout.MakeSerial(78));
        Assert.AreEqual(0L, _inputs.ClearedSerial);
    }

    [TestMethod]
    public void A_later_read_back_that_fails_ends_the_clearance()
    {
        Insert(77);
        Ask(SlowRequest.MountJournal);
        Open();
        _board.RemoveCartridge();
        Assert.AreEqual(SlowAnswer.Failed, Ask(SlowRequest.ReadBackUseMark, Serial));
        Assert.AreEqual(0L, _inputs.ClearedSerial);
    }

    [TestMethod]
    public void A_cartridge_that_was_swapped_is_the_wrong_device()
    {
        Insert(78);
        Ask(SlowRequest.MountJournal);
        Assert.AreEqual(SlowAnswer.WrongDevice, Ask(SlowRequest.WriteUseMark, Serial));
    }

    [TestMethod]
    public void An_exception_inside_becomes_a_failed_answer_and_ends_the_clearance()
    {
        Insert(77);
        Ask(SlowRequest.MountJournal);
        Open();
        _flash.StepsUntilPowerLoss = 0;
        _outputs.Session.Serial = Serial;
        Assert.AreEqual(SlowAnswer.Failed, Ask(SlowRequest.SaveSession));
        Assert.AreEqual(0L, _inputs.ClearedSerial);
        _flash.StepsUntilPowerLoss = -1;
        Assert.AreEqual(SlowAnswer.Done, Ask(SlowRequest.RecordUse, CartridgeLayout.MakeSerial(5)));
    }

    [TestMethod]
    [DataRow(SlowRequest.None)]
    [DataRow((SlowRequest)99)]
    public void A_request_that_nobody_knows_fails(SlowRequest request) =>
        Assert.AreEqual(SlowAnswer.Failed, Ask(request));

    [TestMethod]
    public void A_session_is_saved_as_it_was_when_it_was_posted()
    {
        Ask(SlowRequest.MountJournal);
        _outputs.Session.CopyFrom(JournalBench.Session(Serial));
        _outputs.Request = SlowRequest.SaveSession;
        _outputs.RequestId++;
        _worker.Post(_outputs);
        _outputs.Session.Clear();
        _worker.RunOnce();
        _worker.Collect(_inputs);
        Assert.AreEqual(SlowAnswer.Done, _inputs.Answer);
        SessionRecord read = new();
        SessionCodec.TakeCounts(_flash.File("sessions-a0.bin"), 64, read);
        Assert.AreEqual(Serial, read.Serial);
        Assert.AreEqual(18, read.StopCount);
    }

    [TestMethod]
    public void An_opening_records_what_was_read_from_the_cartridge_and_when()
    {
        Insert(77);
        Ask(SlowRequest.MountJournal);
        Ask(SlowRequest.ReadCartridge);
        _clock.NowMicroseconds = 61_999_999;
        Open();
        SessionRecord read = new();
        SessionCodec.TakeReasons(_flash.File("log-b.bin"), 64, read);
        SessionCodec.TakeCounts(_flash.File("log-b.bin"), 128, read);
        Assert.AreEqual(Serial, read.Serial);
        Assert.AreEqual(_inputs.Cartridge.NeedleCount, read.NeedleCount);
        Assert.AreNotEqual(0, read.NeedleCount);
        Assert.AreEqual(_inputs.Cartridge.Lot, read.Lot);
        Assert.AreNotEqual(0L, read.Lot);
        Assert.AreEqual(61, read.OpenedSeconds);
        Assert.AreEqual(0, read.StopCount);
        Assert.IsFalse(read.Ended);
    }

    [TestMethod]
    public void The_display_is_refreshed_at_most_every_100_ms_from_a_snapshot()
    {
        _outputs.State = PenState.Fault;
        _outputs.Reason = StopReason.Overload;
        int refreshes = 0;
        for (int i = 0; i < 100; i++)
        {
            _clock.NowMicroseconds += 10000;
            _outputs.Reason = i % 2 == 0 ? StopReason.Overload : StopReason.Stall;
            _worker.Post(_outputs);
            refreshes += _worker.RunOnce() ? 1 : 0;
        }
        Assert.IsInRange(8, 10, refreshes);
        Assert.AreEqual("E10", new Picture(_board.GetDisplayPixel).Large(0, 3));
    }

    [TestMethod]
    public void While_running_numbers_alone_are_drawn_twice_a_second()
    {
        _outputs.State = PenState.Running;
        int drawn = 0;
        for (int i = 0; i < 300; i++)
        {
            _outputs.Strokes++;
            drawn += LookSendsSomething() ? 1 : 0;
        }
        // And as often, a page is told again.
        Assert.IsInRange(6, 13, drawn);
    }

    [TestMethod]
    public void While_running_a_warning_is_drawn_within_120_ms()
    {
        _outputs.State = PenState.Running;
        for (int i = 0; i < 30; i++)
        {
            LookSendsSomething();
        }
        _outputs.PressureWarning = true;
        bool sent = false;
        for (int i = 0; i < 12; i++)
        {
            sent |= LookSendsSomething();
        }
        Assert.IsTrue(sent);
    }

    [TestMethod]
    public void While_stopped_numbers_are_drawn_within_120_ms()
    {
        _outputs.State = PenState.Ready;
        for (int i = 0; i < 30; i++)
        {
            LookSendsSomething();
        }
        _outputs.BatteryPercent = 50;
        bool sent = false;
        for (int i = 0; i < 12; i++)
        {
            sent |= LookSendsSomething();
        }
        Assert.IsTrue(sent);
    }

    [TestMethod]
    public void A_picture_that_did_not_arrive_is_sent_again_though_nothing_changed()
    {
        _outputs.State = PenState.Fault;
        _outputs.Reason = StopReason.Overload;
        _display.Throws = true;
        LookSendsSomething();
        LookSendsSomething();
        _display.Throws = false;
        for (int i = 0; i < 150; i++)
        {
            LookSendsSomething();
        }
        Assert.AreEqual("E10", new Picture(_board.GetDisplayPixel).Large(0, 3));
    }

    [TestMethod]
    public void No_work_is_done_unannounced()
    {
        for (int i = 0; i < 100; i++)
        {
            _clock.NowMicroseconds += 10000;
            _worker.Post(_outputs);
            bool announced = _worker.HasWork;
            bool asked = _worker.RunOnce();
            Assert.IsTrue(announced || !asked, "period " + i);
        }
    }

    [TestMethod]
    public void A_request_goes_before_the_display()
    {
        _worker.RunOnce();
        _worker.Post(_outputs);
        int transfers = _display.Transfers;
        Assert.AreEqual(SlowAnswer.Done, Ask(SlowRequest.MountJournal));
        Assert.AreEqual(transfers, _display.Transfers);
    }

    [TestMethod]
    [Proves("PEN-071")]
    public void A_display_that_throws_harms_nobody()
    {
        _display.Throws = true;
        _worker.RunOnce();
        _worker.Post(_outputs);
        Assert.IsTrue(_worker.RunOnce());
        Assert.AreEqual(SlowAnswer.Done, Ask(SlowRequest.MountJournal));
    }

    [TestMethod]
    public void The_loops_side_allocates_nothing()
    {
        _outputs.Request = SlowRequest.SaveSession;
        _worker.RunOnce();
        _worker.Post(_outputs);
        _worker.Collect(_inputs);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 500; i++)
        {
            _outputs.RequestId++;
            _worker.Post(_outputs);
            _worker.Collect(_inputs);
        }
        Assert.AreEqual(0L, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    // 10 ms go by, the loop hands over what it has, and the worker looks.
    private bool LookSendsSomething()
    {
        int before = _display.Transfers;
        _clock.NowMicroseconds += 10000;
        _worker.Post(_outputs);
        _worker.RunOnce();
        return _display.Transfers != before;
    }

    private SlowWorker NewWorker() =>
        new(
            new CartridgeMemory(_board.Ports.CartridgeBus),
            new Journal(_flash),
            new CalibrationStore(_calibration),
            new Ssd1306(_display),
            _board.Ports.Serial,
            _clock
        );

    private void Insert(long number) => _board.InsertCartridge(CartridgeBench.Fresh(number));

    private void Open()
    {
        Assert.AreEqual(SlowAnswer.Done, Ask(SlowRequest.RecordIntent, Serial));
        Assert.AreEqual(SlowAnswer.Done, Ask(SlowRequest.WriteUseMark, Serial));
        Assert.AreEqual(SlowAnswer.Done, Ask(SlowRequest.ReadBackUseMark, Serial));
        Assert.AreEqual(SlowAnswer.Done, Ask(SlowRequest.RecordUse, Serial));
    }

    private SlowAnswer Ask(SlowRequest request, long serial = 0) => Ask(_worker, request, serial);

    private SlowAnswer Ask(SlowWorker worker, SlowRequest request, long serial)
    {
        _outputs.RequestId++;
        _outputs.Request = request;
        _outputs.RequestSerial = serial;
        worker.Post(_outputs);
        Assert.IsTrue(worker.RunOnce());
        worker.Collect(_inputs);
        Assert.AreEqual(_outputs.RequestId, _inputs.AnswerId);
        return _inputs.Answer;
    }

    private sealed class CountingDisplay(IDisplayBus bus) : IDisplayBus
    {
        public int Transfers { get; private set; }

        public bool Throws { get; set; }

        public bool Write(byte[] transfer, int count)
        {
            Transfers++;
            return Throws ? throw new InvalidOperationException("No display.") : bus.Write(transfer, count);
        }
    }
}

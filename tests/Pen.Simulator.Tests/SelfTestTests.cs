// The bench self-test of a whole pen: a sound one passes, each fault fails the step that is named after it, and no hand,
// no fault and no cartridge makes it turn what it must not.
using System.Linq;
using Pen.Control;
using Pen.Hal.Simulated;
using Pen.Simulator.Hosting;
using Pen.Simulator.PowerCuts;
using Pen.Simulator.Scenarios;

namespace Pen.Simulator.Tests;

[TestClass]
public sealed class SelfTestTests
{
    [TestMethod]
    [Proves("PEN-161")]
    [DataRow(Processor.Ports)]
    [DataRow(Processor.Esp32S3)]
    public void A_sound_pen_passes_every_step_and_tells_each_in_words_and_numbers(Processor processor)
    {
        SelfTestBench bench = new SelfTestBench(processor).PowerUp().Run();
        Assert.AreEqual("result: pass", bench.Result);
        Assert.AreSequenceEqual(
            Enumerable.Range(1, (int)SelfTestStep.GateCut),
            bench.Lines.SkipLast(1).Select(line => int.Parse(line[..2]))
        );
        Assert.IsEmpty(bench.NotPassed);
        Assert.IsEmpty(bench.Broken);
        foreach (string line in bench.Pen.Board.Serial.Lines)
        {
            Assert.IsLessThanOrEqualTo(80, line.Length, line);
        }
    }

    [TestMethod]
    [Proves("PEN-162")]
    [DataRow("charger", FaultKind.Off, 0d, SelfTestStep.Charger)]
    [DataRow("charger", FaultKind.Stuck, 0d, SelfTestStep.Charger)]
    [DataRow("start", FaultKind.Garbage, 20d, SelfTestStep.None)]
    [DataRow("speed+", FaultKind.Off, 0d, SelfTestStep.SpeedUpButton)]
    [DataRow("depth+", FaultKind.Off, 0d, SelfTestStep.DepthUpButton)]
    [DataRow("speed+", FaultKind.Stuck, 0d, SelfTestStep.None)]
    [DataRow("home-sensor", FaultKind.Stuck, 0d, SelfTestStep.Home)]
    [DataRow("home-sensor", FaultKind.Off, 0d, SelfTestStep.Home)]
    [DataRow("cartridge-line", FaultKind.Off, 0d, SelfTestStep.Cartridge)]
    [DataRow("gate", FaultKind.Stuck, 0d, SelfTestStep.DutyAlone)]
    [DataRow("load-switch", FaultKind.Stuck, 0d, SelfTestStep.DutyAlone)]
    [DataRow("driver", FaultKind.Stuck, 0d, SelfTestStep.GateAlone)]
    [DataRow("encoder", FaultKind.Wrong, -200d, SelfTestStep.Encoder)]
    [DataRow("encoder", FaultKind.Off, 0d, SelfTestStep.Encoder)]
    [DataRow("gate", FaultKind.Off, 0d, SelfTestStep.Encoder)]
    [DataRow("heartbeat", FaultKind.Off, 0d, SelfTestStep.Encoder)]
    [DataRow("encoder", FaultKind.Wrong, 80d, SelfTestStep.BackEmf)]
    [DataRow("current-sense", FaultKind.Off, 0d, SelfTestStep.RunningCurrent)]
    [DataRow("rotor", FaultKind.Slow, 0.8d, SelfTestStep.RunningCurrent)]
    [DataRow("supervisor", FaultKind.Stuck, 0d, SelfTestStep.HeartbeatCut)]
    [DataRow("brake", FaultKind.Off, 0d, SelfTestStep.Brake)]
    public void Each_fault_fails_the_step_that_is_made_for_it(
        string site,
        FaultKind kind,
        double amount,
        SelfTestStep first
    )
    {
        SelfTestBench bench = new();
        Assert.IsTrue(FaultVocabulary.TrySite(site, out FaultSite where));
        bench.Pen.Board.Faults.Inject(new CircuitFault(where, kind, amount));
        bench.PowerUp().Run();
        if (first == SelfTestStep.None)
        {
            // The chord is not two buttons alone, or Start cannot be held: there is no self-test.
            Assert.IsEmpty(bench.Lines);
            return;
        }
        Assert.AreEqual((int)first, bench.NotPassed.First(), bench.Result);
        StringAssert.Contains(bench.Line(first), ": FAIL");
        StringAssert.StartsWith(bench.Result, "result: FAIL");
        StringAssert.Contains(bench.Result, $"first {(int)first:00} ");
    }

    [TestMethod]
    [Proves("PEN-162")]
    [DataRow(FaultSite.LoadSwitch, FaultKind.Wrong)]
    [DataRow(FaultSite.SleepLine, FaultKind.Stuck)]
    public void One_channel_of_the_chain_that_is_stuck_on_is_latent_and_the_motor_still_stops(
        FaultSite site,
        FaultKind kind
    )
    {
        SelfTestBench bench = new();
        bench.Pen.Board.Faults.Inject(new CircuitFault(site, kind));
        bench.PowerUp().Run();
        Assert.AreEqual("result: pass", bench.Result);
        Assert.IsEmpty(bench.Broken);
    }

    [TestMethod]
    [Proves("PEN-164")]
    [DataRow(CartridgeKind.Fresh)]
    [DataRow(CartridgeKind.Used)]
    public void A_treatment_cartridge_is_refused_and_neither_turned_nor_marked_nor_recorded(
        CartridgeKind kind
    )
    {
        SelfTestBench bench = new() { Cartridge = kind };
        bool driven = false;
        double deepest = double.MinValue;
        bench.Instead = _ =>
        {
            driven |= bench.Pen.Board.Signals.DriveOn || bench.Pen.Board.Signals.Gate;
            deepest = System.Math.Max(deepest, bench.Pen.Board.Truth.ProtrusionMicrometres);
            return false;
        };
        bench.PowerUp();
        byte[]? before = null;
        bench.Instead = outputs =>
        {
            driven |= bench.Pen.Board.Signals.DriveOn || bench.Pen.Board.Signals.Gate;
            deepest = System.Math.Max(deepest, bench.Pen.Board.Truth.ProtrusionMicrometres);
            before ??= bench.Pen.Board.Cartridge?.ToImage();
            return false;
        };
        bench.Run();
        Assert.IsFalse(driven);
        Assert.IsLessThan(0, deepest);
        StringAssert.Contains(bench.Line(SelfTestStep.Cartridge), ": FAIL");
        Assert.AreSequenceEqual(before!, bench.Pen.Board.Cartridge!.ToImage());
        Assert.IsEmpty(FlashRecord.Of(bench.Pen.Board.Flash).Registered);
        Assert.IsEmpty(bench.Broken);
    }

    [TestMethod]
    [Proves("PEN-164")]
    public void The_service_cartridge_is_refused_for_treatment()
    {
        SimulatedPen pen = new(new PlantParameters(), 5);
        PenHands hands = new(pen);
        pen.PowerOn();
        pen.AdvanceTo(1_500_000);
        hands.Insert(new CartridgeRequest(CartridgeKind.Service));
        pen.AdvanceTo(3_000_000);
        Assert.AreEqual(PenState.Refused, pen.Firmware!.Outputs.State);
        Assert.AreEqual(CartridgeVerdict.ServiceTool, pen.Firmware.Outputs.Verdict);
        bool driven = false;
        pen.Board.Signals.Changed += () => driven |= pen.Board.Signals.DriveOn;
        hands.Press([PenButton.StartStop], 500_000, 3);
        pen.AdvanceTo(8_000_000);
        Assert.IsFalse(driven);
    }

    [TestMethod]
    [Proves("PEN-165")]
    [DataRow("stop")]
    [DataRow("remove")]
    [DataRow("charger")]
    [DataRow("driver")]
    [DataRow("two")]
    public void While_the_motor_turns_anything_against_it_stops_it_at_once_and_ends_the_test(string what)
    {
        SelfTestBench bench = new();
        long toldAt = 0;
        bench.Instead = outputs =>
        {
            SimulatedBoard board = bench.Pen.Board;
            if (toldAt == 0 && board.Signals.DriveOn && System.Math.Abs(board.Truth.RotorRateHertz) > 20)
            {
                toldAt = bench.Pen.NowMicroseconds;
                switch (what)
                {
                    case "stop":
                        board.SetButton(PenButton.StartStop, true);
                        break;
                    case "two":
                        board.SetButton(PenButton.DepthUp, true);
                        board.SetButton(PenButton.SpeedUp, true);
                        break;
                    case "remove":
                        board.RemoveCartridge();
                        break;
                    case "charger":
                        board.SetCharger(true);
                        break;
                    default:
                        board.Faults.Inject(new CircuitFault(FaultSite.DriverFaultLine, FaultKind.Stuck));
                        break;
                }
            }
            if (toldAt != 0 && bench.Pen.NowMicroseconds >= toldAt + 60_000)
            {
                Assert.IsFalse(board.Signals.Gate);
                Assert.AreEqual(0, board.Signals.DutyPermille);
            }
            return toldAt != 0;
        };
        bench.PowerUp().Run();
        Assert.AreNotEqual(0L, toldAt);
        StringAssert.Contains(bench.Line(SelfTestStep.Encoder), ": ABORTED");
        StringAssert.StartsWith(bench.Result, "result: ABORTED");
        Assert.AreEqual(0, bench.Pen.Board.Truth.RotorRateHertz);
        Assert.IsEmpty(bench.Broken);
    }

    [TestMethod]
    [Proves("PEN-161")]
    public void Nobody_who_begins_it_within_10_s_has_an_ordinary_pen()
    {
        SelfTestBench bench = new() { Instead = _ => true };
        bench.PowerUp();
        Assert.AreEqual(PenState.BenchTest, bench.Pen.Firmware!.Outputs.State);
        bench.Pen.AdvanceTo(13_000_000);
        Assert.AreEqual(PenState.NoCartridge, bench.Pen.Firmware!.Outputs.State);
        Assert.IsEmpty(bench.Lines);
    }

    [TestMethod]
    [Proves("PEN-161")]
    [DataRow(PenButton.SpeedDown)]
    [DataRow(PenButton.DepthDown)]
    public void One_button_of_the_chord_is_no_chord(PenButton button)
    {
        SimulatedPen pen = new(new PlantParameters(), 5);
        pen.Board.SetButton(button, true);
        pen.AdvanceTo(200_000);
        pen.PowerOn();
        pen.AdvanceTo(2_500_000);
        Assert.AreEqual(PenState.NoCartridge, pen.Firmware!.Outputs.State);
    }
}

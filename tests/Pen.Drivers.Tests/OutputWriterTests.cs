// Outputs to pins, down to sleep.
using Pen.Control;
using Pen.Hal;
using Pen.Hal.Simulated;

namespace Pen.Drivers.Tests;

[TestClass]
public sealed class OutputWriterTests
{
    private readonly PinLog _log = new();
    private readonly PenOutputs _outputs = new();
    private readonly FakePower _power = new();
    private readonly OutputWriter _writer;

    public OutputWriterTests()
    {
        SimulatedBoard board = new(new PlantParameters(), 1);
        board.PowerOn();
        FakeClock clock = new();
        SlowWorker worker = new(
            new CartridgeMemory(board.Ports.CartridgeBus),
            new Journal(board.Ports.Storage),
            new Ssd1306(board.Ports.Display),
            board.Ports.Serial,
            clock
        );
        _writer = new OutputWriter(
            new MotorDrive(Pin("gate"), new FakePwm(_log)),
            new StepperDrive(new FakeTrain(_log), new FakeCounter(), Pin("dir"), Pin("en"), clock),
            new Indicators(Pin("red"), Pin("green"), Pin("blue"), Pin("buzzer")),
            new Heartbeat(Pin("beat")),
            worker,
            _power
        );
        _log.Writes.Clear();
    }

    [TestMethod]
    public void Lights_and_buzzer_are_written_when_they_change()
    {
        _outputs.LightRed = true;
        _outputs.LightBlue = true;
        _writer.Write(_outputs, 0);
        Assert.AreEqual("red=1 blue=1", _log.TakeAll());
        _outputs.LightRed = false;
        _outputs.LightGreen = true;
        _outputs.Buzzer = true;
        _writer.Write(_outputs, 20000);
        Assert.AreEqual("red=0 green=1 buzzer=1", _log.TakeAll());
        _writer.Write(_outputs, 40000);
        Assert.AreEqual("", _log.TakeAll());
    }

    [TestMethod]
    public void Sleep_switches_everything_off_sleeps_once_and_then_writes_nothing()
    {
        _outputs.MotorGate = true;
        _outputs.MotorDutyPermille = 300;
        _outputs.StepperEnabled = true;
        _outputs.LightGreen = true;
        _writer.Write(_outputs, 0);
        _log.Writes.Clear();

        _outputs.SleepNow = true;
        _writer.Write(_outputs, 20000);
        string expected = "gate.off pwm.off train.off en.off red.off green.off blue.off buzzer.off beat.off";
        Assert.AreEqual(expected, _log.TakeAll());
        Assert.IsTrue(_writer.Asleep);

        _outputs.SleepNow = false;
        _writer.Write(_outputs, 40000);
        Assert.AreEqual("", _log.TakeAll());
        Assert.AreEqual(1, _power.Sleeps);
    }

    [TestMethod]
    public void The_heartbeat_makes_one_edge_a_beat()
    {
        Heartbeat heartbeat = new(Pin("beat"));
        Assert.AreEqual("beat.off", _log.TakeAll());
        heartbeat.Beat();
        heartbeat.Beat();
        heartbeat.Beat();
        Assert.AreEqual("beat=1 beat=0 beat=1", _log.TakeAll());
    }

    private FakeOutput Pin(string name) => new(name, _log);

    private sealed class FakePower : IPower
    {
        public int Sleeps { get; private set; }

        public void DeepSleep() => Sleeps++;
    }
}

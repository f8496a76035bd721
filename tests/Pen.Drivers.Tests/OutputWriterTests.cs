// Outputs to pins, down to sleep.
using nanoFramework.TestFramework;
using Pen.Control;

namespace Pen.Drivers.Tests
{
    [TestClass]
    public sealed class OutputWriterTests
    {
        [TestMethod]
        public void Lights_and_buzzer_are_written_when_they_change()
        {
            Bench bench = new Bench();
            bench.Outputs.LightRed = true;
            bench.Outputs.LightBlue = true;
            bench.Writer.Write(bench.Outputs, 0);
            Assert.AreEqual("red=1 blue=1", bench.Log.TakeAll());
            bench.Outputs.LightRed = false;
            bench.Outputs.LightGreen = true;
            bench.Outputs.Buzzer = true;
            bench.Writer.Write(bench.Outputs, 20000);
            Assert.AreEqual("red=0 green=1 buzzer=1", bench.Log.TakeAll());
            bench.Writer.Write(bench.Outputs, 40000);
            Assert.AreEqual("", bench.Log.TakeAll());
        }

        [TestMethod]
        public void Sleep_switches_everything_off_sleeps_once_and_then_writes_nothing()
        {
            Bench bench = new Bench();
            bench.Outputs.MotorGate = true;
            bench.Outputs.MotorDutyPermille = 300;
            bench.Outputs.StepperEnabled = true;
            bench.Outputs.LightGreen = true;
            bench.Writer.Write(bench.Outputs, 0);
            bench.Log.Clear();

            bench.Outputs.SleepNow = true;
            bench.Writer.Write(bench.Outputs, 20000);
            string expected =
                "gate.off pwm.off train.off en.off red.off green.off blue.off buzzer.off beat.off";
            Assert.AreEqual(expected, bench.Log.TakeAll());
            Assert.IsTrue(bench.Writer.Asleep);

            bench.Outputs.SleepNow = false;
            bench.Writer.Write(bench.Outputs, 40000);
            Assert.AreEqual("", bench.Log.TakeAll());
            Assert.AreEqual(1, bench.Rest.Sleeps);
        }

        [TestMethod]
        public void The_heartbeat_makes_one_edge_a_beat()
        {
            Bench bench = new Bench();
            Heartbeat heartbeat = new Heartbeat(bench.Pin("beat"));
            Assert.AreEqual("beat.off", bench.Log.TakeAll());
            heartbeat.Beat();
            heartbeat.Beat();
            heartbeat.Beat();
            Assert.AreEqual("beat=1 beat=0 beat=1", bench.Log.TakeAll());
        }

        private sealed class Bench
        {
            public readonly PinLog Log = new PinLog();
            public readonly PenOutputs Outputs = new PenOutputs();
            public readonly NothingThere Rest = new NothingThere();
            public readonly OutputWriter Writer;

            public Bench()
            {
                FakeClock clock = new FakeClock();
                SlowWorker worker = new SlowWorker(
                    new CartridgeMemory(Rest),
                    new Journal(Rest),
                    new CalibrationStore(Rest),
                    new Ssd1306(new FakeDisplay()),
                    Rest,
                    clock
                );
                Writer = new OutputWriter(
                    new MotorDrive(Pin("gate"), new FakePwm(Log)),
                    new StepperDrive(new FakeTrain(Log), new FakeCounter(), Pin("dir"), Pin("en"), clock),
                    new Indicators(Pin("red"), Pin("green"), Pin("blue"), Pin("buzzer")),
                    new Heartbeat(Pin("beat")),
                    worker,
                    Rest
                );
                Log.Clear();
            }

            public FakeOutput Pin(string name)
            {
                return new FakeOutput(name, Log);
            }
        }
    }
}

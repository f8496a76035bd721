// Every pin of the board, read in every period into its own field.
using nanoFramework.TestFramework;
using Pen.Control;
using Pen.Hal;

namespace Pen.Drivers.Tests
{
    [TestClass]
    public sealed class InputReaderTests
    {
        [TestMethod]
        public void Each_digital_pin_reaches_its_own_field_and_no_other()
        {
            Bench bench = new Bench();
            for (int i = 0; i < bench.Digital.Length; i++)
            {
                foreach (FakeInput input in bench.Digital)
                {
                    input.Level = false;
                }
                bench.Digital[i].Level = true;
                bench.Reader.Read(bench.Inputs, 20000);
                bool[] fields =
                {
                    bench.Inputs.StartStopPressed,
                    bench.Inputs.SpeedUpPressed,
                    bench.Inputs.SpeedDownPressed,
                    bench.Inputs.DepthUpPressed,
                    bench.Inputs.DepthDownPressed,
                    bench.Inputs.CartridgePresent,
                    bench.Inputs.ChargerConnected,
                    bench.Inputs.DriverFault,
                    bench.Inputs.HomeSensorActive,
                };
                for (int field = 0; field < fields.Length; field++)
                {
                    Assert.AreEqual(field == i, fields[field], i + " " + field);
                }
            }
        }

        [TestMethod]
        public void Every_pin_is_read_once_a_period_the_battery_twice_and_the_current_four_times()
        {
            Bench bench = new Bench();
            for (int period = 1; period <= 3; period++)
            {
                bench.Reader.Read(bench.Inputs, period * 20000);
            }
            foreach (FakeInput input in bench.Digital)
            {
                Assert.AreEqual(4, input.Reads);
            }
            Assert.AreEqual(2 * 4, bench.Battery.Reads);
            Assert.AreEqual(4 * 4, bench.Current.Reads);
            Assert.AreEqual(4, bench.Openings.Samples);
            Assert.AreEqual(4, bench.Encoder.Samples);
            Assert.AreEqual(4, bench.Audit.Samples);
        }

        [TestMethod]
        public void Measured_values_arrive_in_their_units()
        {
            Bench bench = new Bench();
            bench.Battery.Code = 2774;
            bench.Current.Code = 661;
            bench.Encoder.NextCount = 144;
            bench.Encoder.NextMicroseconds = 20000;
            bench.Audit.NextCount = 33;
            bench.Reader.Read(bench.Inputs, 123456);
            Assert.AreEqual(123456L, bench.Inputs.NowMicroseconds);
            Assert.AreEqual(4200, bench.Inputs.BatteryMillivolts);
            Assert.AreEqual(500, bench.Inputs.MotorCurrentMilliamperes);
            Assert.AreEqual(2644, bench.Inputs.MotorCurrentCode);
            Assert.AreEqual(144, bench.Inputs.EncoderCounts);
            Assert.AreEqual(150000, bench.Inputs.RotorRateMillihertz);
            Assert.AreEqual(33, bench.Inputs.StepsCounted);
        }

        [TestMethod]
        [DataRow(0, 0)]
        [DataRow(3, 3)]
        [DataRow(-2, 1)]
        public void Openings_are_those_since_the_period_before_and_a_lost_count_is_one(
            int added,
            int expected
        )
        {
            Bench bench = new Bench();
            bench.Openings.NextCount = 10;
            bench.Reader.Read(bench.Inputs, 20000);
            bench.Openings.NextCount += added;
            bench.Reader.Read(bench.Inputs, 40000);
            Assert.AreEqual(expected, bench.Inputs.CartridgeOpenings);
        }

        [TestMethod]
        public void Openings_before_the_first_period_do_not_count()
        {
            Bench bench = new Bench();
            Assert.AreEqual(0, bench.Inputs.CartridgeOpenings);
        }

        private sealed class Bench
        {
            public readonly FakeInput[] Digital = new FakeInput[9];
            public readonly FakeAnalog Battery = new FakeAnalog();
            public readonly FakeAnalog Current = new FakeAnalog();
            public readonly FakeCounter Openings = new FakeCounter();
            public readonly FakeCounter Encoder = new FakeCounter();
            public readonly FakeCounter Audit = new FakeCounter();
            public readonly PenInputs Inputs = new PenInputs();
            public readonly InputReader Reader;

            public Bench()
            {
                for (int i = 0; i < Digital.Length; i++)
                {
                    Digital[i] = new FakeInput();
                }
                PinLog log = new PinLog();
                FakeOutput pin = new FakeOutput("pin", log);
                PenBoard board = new PenBoard();
                board.StartStopButton = Digital[0];
                board.SpeedUpButton = Digital[1];
                board.SpeedDownButton = Digital[2];
                board.DepthUpButton = Digital[3];
                board.DepthDownButton = Digital[4];
                board.CartridgeSwitch = Digital[5];
                board.ChargerPowerGood = Digital[6];
                board.DriverFault = Digital[7];
                board.HomeSensor = Digital[8];
                board.BatteryVoltage = Battery;
                board.MotorCurrent = Current;
                board.CartridgeOpenings = Openings;
                board.MotorEncoder = Encoder;
                StepperDrive stepper = new StepperDrive(new FakeTrain(log), Audit, pin, pin, new FakeClock());
                Reader = new InputReader(board, stepper);
                Reader.Read(Inputs, 0);
            }
        }
    }
}

// The gate and the tests of the drive: what passes by its name, and that each single condition keeps it off.
using nanoFramework.TestFramework;
using Pen.Control.Tests.Rig;

namespace Pen.Control.Tests
{
    [TestClass]
    public sealed class GateTestModeTests
    {
        private const int MostTestPermille = 250;

        /// <summary>A gate in a world in which the needles are in, and whatever a controller asks of it.</summary>
        private sealed class Bench
        {
            private readonly SafetyGate _gate = new SafetyGate();

            public readonly PenOutputs Out = new PenOutputs();

            public readonly PenInputs In = new PenInputs
            {
                CartridgePresent = true,
                HomeSensorActive = true,
                BatteryMillivolts = 3800,
            };

            /// <summary>Consent, and the service cartridge in: what the bench self-test needs.</summary>
            public static Bench WithServiceCartridge()
            {
                var bench = new Bench();
                bench.In.Cartridge.Status = CartridgeReadStatus.Service;
                bench.Consent();
                return bench;
            }

            /// <summary>Consent, and a treatment cartridge that was cleared.</summary>
            public static Bench WithTreatmentCartridge()
            {
                var bench = new Bench();
                bench.In.Cartridge.Serial = 0x2D;
                bench.In.ClearedSerial = 0x2D;
                bench.Consent();
                return bench;
            }

            /// <summary>A period in which that is asked for; true if it passes.</summary>
            public bool Passes(DriveTest test, bool gate, int dutyPermille, long microseconds = 20_000)
            {
                In.NowMicroseconds += microseconds;
                Out.Test = test;
                Out.MotorGate = gate;
                Out.MotorDutyPermille = dutyPermille;
                bool passed = _gate.Apply(In, Out);
                Assert.AreEqual(passed && gate, Out.MotorGate);
                Assert.AreEqual(passed ? dutyPermille : 0, Out.MotorDutyPermille);
                return passed;
            }

            private void Consent()
            {
                Passes(DriveTest.None, false, 0);
                Passes(DriveTest.None, false, 0);
                In.StartStopPressed = true;
                for (int i = 0; i < 20; i++)
                {
                    Passes(DriveTest.None, false, 0);
                }
                In.StartStopPressed = false;
                Passes(DriveTest.None, false, 0);
            }
        }

        [TestMethod]
        [Proves("PEN-163")]
        [DataRow((int)DriveTest.DutyAlone, false, 1, true)]
        [DataRow((int)DriveTest.DutyAlone, false, MostTestPermille, true)]
        [DataRow((int)DriveTest.DutyAlone, false, MostTestPermille + 1, false)]
        [DataRow((int)DriveTest.DutyAlone, false, -1, false)]
        [DataRow((int)DriveTest.DutyAlone, true, 0, false)]
        [DataRow((int)DriveTest.DutyAlone, true, 1, false)]
        [DataRow((int)DriveTest.GateAlone, true, 0, true)]
        [DataRow((int)DriveTest.GateAlone, true, 1, false)]
        [DataRow((int)DriveTest.GateAlone, true, -1, false)]
        [DataRow((int)DriveTest.GateAlone, false, 1, false)]
        [DataRow((int)DriveTest.Bench, false, 1, false)]
        [DataRow((int)DriveTest.Bench, true, 0, false)]
        [DataRow((int)DriveTest.None, false, 1, false)]
        [DataRow((int)DriveTest.None, true, 0, false)]
        public void Without_consent_one_half_of_the_drive_passes_by_the_name_of_its_own_test(
            int test,
            bool gate,
            int dutyPermille,
            bool passes
        )
        {
            var bench = new Bench();
            Assert.AreEqual(passes, bench.Passes((DriveTest)test, gate, dutyPermille));
            bench.In.HomeSensorActive = false;
            Assert.IsFalse(bench.Passes((DriveTest)test, gate, dutyPermille));
        }

        [TestMethod]
        [Proves("PEN-163")]
        [DataRow(1L, true)]
        [DataRow(0L, false)]
        [DataRow(-20_000L, false)]
        [DataRow(150_000L, true)]
        [DataRow(150_001L, false)]
        public void One_half_of_the_drive_passes_in_periods_of_up_to_150_ms(long microseconds, bool passes)
        {
            var bench = new Bench();
            bench.In.NowMicroseconds = 1_000_000;
            bench.Passes(DriveTest.None, false, 0, 0);
            Assert.AreEqual(passes, bench.Passes(DriveTest.DutyAlone, false, 150, microseconds));
            bench.Passes(DriveTest.None, false, 0);
            Assert.AreEqual(passes, bench.Passes(DriveTest.GateAlone, true, 0, microseconds));
        }

        [TestMethod]
        [Proves("PEN-163")]
        [DataRow("sound", true)]
        [DataRow("needles out", false)]
        [DataRow("no service cartridge", false)]
        [DataRow("a treatment was opened", false)]
        [DataRow("a treatment was opened, and its serial is this one's", false)]
        [DataRow("cartridge out", false)]
        [DataRow("charger", false)]
        public void The_bench_test_drives_the_service_cartridge_alone_with_its_needles_in(
            string what,
            bool passes
        )
        {
            Bench bench = Bench.WithServiceCartridge();
            switch (what)
            {
                case "sound":
                    break;
                case "needles out":
                    bench.In.HomeSensorActive = false;
                    break;
                case "no service cartridge":
                    bench.In.Cartridge.Status = CartridgeReadStatus.Ok;
                    break;
                case "a treatment was opened":
                    bench.In.ClearedSerial = 0x2D;
                    break;
                case "a treatment was opened, and its serial is this one's":
                    bench.In.ClearedSerial = 0x2D;
                    bench.In.Cartridge.Serial = 0x2D;
                    break;
                case "cartridge out":
                    bench.In.CartridgePresent = false;
                    break;
                case "charger":
                    bench.In.ChargerConnected = true;
                    break;
                default:
                    Check.Fail(what);
                    break;
            }
            Assert.AreEqual(passes, bench.Passes(DriveTest.Bench, true, 200));
        }

        [TestMethod]
        [Proves("PEN-163")]
        [DataRow((int)DriveTest.Bench, MostTestPermille, true)]
        [DataRow((int)DriveTest.Bench, MostTestPermille + 1, false)]
        [DataRow((int)DriveTest.None, 200, false)]
        [DataRow((int)DriveTest.DutyAlone, 200, false)]
        [DataRow((int)DriveTest.GateAlone, 200, false)]
        public void The_service_cartridge_is_driven_by_the_bench_test_alone_at_250_permille_at_most(
            int test,
            int dutyPermille,
            bool passes
        )
        {
            Bench bench = Bench.WithServiceCartridge();
            Assert.AreEqual(passes, bench.Passes((DriveTest)test, true, dutyPermille));
        }

        [TestMethod]
        [Proves("PEN-163")]
        [DataRow((int)DriveTest.None, true)]
        [DataRow((int)DriveTest.DutyAlone, false)]
        [DataRow((int)DriveTest.GateAlone, false)]
        [DataRow((int)DriveTest.Bench, false)]
        public void A_cleared_treatment_cartridge_is_driven_by_no_test(int test, bool passes)
        {
            Bench bench = Bench.WithTreatmentCartridge();
            Assert.AreEqual(passes, bench.Passes((DriveTest)test, true, 200));
        }
    }
}

// Whatever comes in, the controller neither throws nor drives the motor where it must not.
using nanoFramework.TestFramework;
using Pen.Control.Tests.Rig;

namespace Pen.Control.Tests
{
    [TestClass]
    public sealed class FuzzTests
    {
        private const int Seed = 20261121;

        [TestMethod]
        [Proves("PEN-101")]
        [Proves("PEN-120")]
        public void Random_inputs_never_throw_and_never_drive_outside_Running()
        {
            var dice = new Dice(Seed);
            var controller = new PenController();
            var inputs = new PenInputs();
            var outputs = new PenOutputs();
            for (int i = 0; i < Effort.FuzzPeriods; i++)
            {
                if (i % 5000 == 0)
                {
                    controller = new PenController();
                }
                Scramble(inputs, outputs, dice);
                controller.Step(inputs, outputs);
                AssertSane(outputs);
            }
        }

        [TestMethod]
        [Proves("PEN-101")]
        [Proves("PEN-120")]
        public void A_working_pen_with_random_disturbances_never_drives_outside_Running()
        {
            var dice = new Dice(Seed);
            PenRig rig = PenRig.AtReady();
            int ran = 0;
            for (int i = 0; i < Effort.FuzzPeriods / 4; i++)
            {
                if (rig.Out.State is PenState.Asleep or PenState.Refused || i % 3000 == 0)
                {
                    rig = PenRig.AtReady();
                }
                Disturb(rig, dice);
                rig.Step();
                AssertSane(rig.Out);
                ran += rig.Driven ? 1 : 0;
                Assert.IsFalse(rig.Driven && rig.In.ClearedSerial == 0);
                Assert.IsFalse(rig.Driven && !rig.In.CartridgePresent);
            }
            Assert.IsTrue(ran > Effort.FuzzPeriods / 100, "driven in " + ran + " periods");
        }

        private static void Disturb(PenRig rig, Dice dice)
        {
            // Mostly a person who starts and stops; now and then something breaks for a while.
            if (dice.OneIn(25))
            {
                rig.In.StartStopPressed = !rig.In.StartStopPressed;
            }
            rig.In.DepthDownPressed = dice.OneIn(40);
            rig.In.SpeedUpPressed = dice.OneIn(40);
            rig.In.CartridgeOpenings = dice.OneIn(300) ? 1 : 0;
            rig.In.ChargerConnected = dice.OneIn(400);
            rig.In.DriverFault = dice.OneIn(1000);
            rig.Axis.LoseSteps = dice.OneIn(1000) ? dice.Below(100) : 0;
            rig.Motor.Jammed = dice.OneIn(20) && dice.OneIn(20);
        }

        private static void AssertSane(PenOutputs outputs)
        {
            bool running = outputs.State == PenState.Running;
            bool both = outputs.MotorGate && outputs.MotorDutyPermille != 0;
            Assert.IsTrue(running || !both);
            Assert.IsTrue(running || !outputs.MotorGate || outputs.Test == DriveTest.GateAlone);
            Assert.IsTrue(
                outputs.MotorGate || outputs.MotorDutyPermille == 0 || outputs.Test == DriveTest.DutyAlone
            );
            Assert.IsTrue(outputs.MotorDutyPermille is >= 0 and <= 1000);
            Assert.IsTrue(outputs.MoveSteps is >= -1000 and <= 1000);
            Assert.IsTrue(outputs.RateLevel is >= 1 and <= 5);
            Assert.IsTrue(outputs.SetDepthMicrometres is >= 200 and <= 2500);
            Assert.IsTrue(outputs.BatteryPercent is >= 0 and <= 100);
        }

        private static void Scramble(PenInputs inputs, PenOutputs outputs, Dice dice)
        {
            inputs.NowMicroseconds += dice.OneIn(50) ? dice.Between(-100_000, 1_000_000) : 20_000;
            inputs.StartStopPressed = Often(dice, inputs.StartStopPressed, 20);
            inputs.SpeedUpPressed = Often(dice, inputs.SpeedUpPressed, 40);
            inputs.SpeedDownPressed = Often(dice, inputs.SpeedDownPressed, 40);
            inputs.DepthUpPressed = Often(dice, inputs.DepthUpPressed, 40);
            inputs.DepthDownPressed = Often(dice, inputs.DepthDownPressed, 40);
            inputs.CartridgePresent = !dice.OneIn(200);
            inputs.CartridgeOpenings = dice.OneIn(200) ? dice.Below(1000) : 0;
            inputs.ChargerConnected = dice.OneIn(200);
            inputs.DriverFault = dice.OneIn(500);
            inputs.HomeSensorActive = Often(dice, inputs.HomeSensorActive, 4);
            inputs.BatteryMillivolts = dice.OneIn(100) ? Extreme(dice) : dice.Between(3500, 4300);
            inputs.MotorCurrentMilliamperes = dice.OneIn(100) ? Extreme(dice) : dice.Below(400);
            inputs.MotorCurrentCode = dice.OneIn(100) ? Extreme(dice) : dice.Below(2000);
            inputs.EncoderCounts = dice.OneIn(100) ? Extreme(dice) : 0;
            inputs.RotorRateMillihertz = dice.OneIn(100) ? Extreme(dice) : dice.Below(9000);
            inputs.StepperMoving = dice.OneIn(3);
            inputs.StepsSent = dice.OneIn(10) ? Extreme(dice) : inputs.StepsSent;
            inputs.StepsCounted = dice.OneIn(20) ? Extreme(dice) : inputs.StepsSent;
            inputs.AnswerId = dice.OneIn(20) ? dice.Any() : outputs.RequestId;
            inputs.Answer = dice.OneIn(10) ? (SlowAnswer)dice.Between(-1, 9) : SlowAnswer.Done;
            inputs.Cartridge.CopyFrom(CrudeWorker.FreshChip(dice.Below(3)));
            inputs.Cartridge.Status = (CartridgeReadStatus)dice.Between(0, 3);
            inputs.Cartridge.MaxDepthMicrometres = dice.OneIn(10) ? Extreme(dice) : 2500;
            inputs.Cartridge.MaxRateMillihertz = dice.OneIn(10) ? Extreme(dice) : 150000;
            inputs.Cartridge.NeedleCount = Extreme(dice);
            inputs.ClearedSerial = dice.Below(3);
            inputs.GateVetoed = dice.OneIn(1000);
        }

        private static bool Often(Dice dice, bool level, int oneIn)
        {
            return dice.OneIn(oneIn) ? !level : level;
        }

        private static int Extreme(Dice dice)
        {
            return dice.Below(4) switch
            {
                0 => int.MinValue,
                1 => int.MaxValue,
                2 => 0,
                _ => dice.Any(),
            };
        }
    }
}

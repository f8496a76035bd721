// The motor's watch by itself, over readings made by hand.
namespace Pen.Control.Tests.Rig
{
    /// <summary>A watch over what a test says that encoder, amplifier and observer see.</summary>
    public sealed class WatchBench
    {
        public readonly MotorModel Model = new MotorModel();
        public readonly LoadObserver Seen;
        public readonly MotorCalibration Calibration;
        public readonly MotorMonitor Motor;
        public readonly PenInputs In = new PenInputs();
        public int Reference = 100_000;
        public int Trip = 168_000;

        /// <summary>A sound rotor at 100 Hz with 100 mA, of a motor that is measured or not.</summary>
        public WatchBench(bool measured = true)
        {
            Seen = new LoadObserver(Model);
            Calibration = new MotorCalibration(Model);
            Motor = new MotorMonitor(Model, Seen, Calibration);
            if (measured)
            {
                Model.Take(Model.BackEmfMicrovoltsPerHertz, Model.Milliohms);
            }
            Turn(100_000, 100);
        }

        /// <summary>Readings of a rotor on whose rate encoder and back-EMF agree.</summary>
        public void Turn(int millihertz, int milliamperes)
        {
            In.RotorRateMillihertz = millihertz;
            In.MotorCurrentMilliamperes = milliamperes;
            Seen.ElectricalMillihertz = millihertz;
            Seen.DisagreementMillihertz = 0;
        }

        /// <summary>Of one at 100 Hz by its back-EMF, above which the encoder is by a disagreement.</summary>
        public void See(int millihertz, int milliamperes, int disagreement)
        {
            Turn(millihertz, milliamperes);
            Seen.ElectricalMillihertz = 100_000;
            Seen.DisagreementMillihertz = disagreement;
        }

        public void Run(int periods)
        {
            for (int i = 0; i < periods; i++)
            {
                Motor.Driven(In, Reference, Trip, 20);
            }
        }

        public void RunOff(int periods)
        {
            for (int i = 0; i < periods; i++)
            {
                Motor.Off(In, 20);
            }
        }
    }
}

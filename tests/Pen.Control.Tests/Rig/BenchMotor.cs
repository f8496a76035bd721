// A needle motor for the bench self-test: it does what a test says, period by period, so that each bound can be met exactly.
namespace Pen.Control.Tests.Rig
{
    /// <summary>What the outputs do with the motor.</summary>
    public enum BenchDrive
    {
        /// <summary>Off, or one half of the drive alone in the proof.</summary>
        Off,

        /// <summary>Driven, for the first time.</summary>
        SpinUp,

        /// <summary>Driven, with no edge of the heartbeat.</summary>
        Withheld,

        /// <summary>Driven again.</summary>
        Back,

        /// <summary>Gate low, the run's duty kept.</summary>
        GateLow,
    }

    /// <summary>
    /// Rate, counts and current by what was ordered and for how many periods. Current and battery move by one from
    /// period to period, for what repeats is taken for dead.
    /// </summary>
    public sealed class BenchMotor
    {
        /// <summary>The periods of the spin-up whose readings are averaged begin with this one.</summary>
        public const int FirstAveraged = 20;

        private int _odd;

        /// <summary>What is ordered.</summary>
        public BenchDrive Drive { get; private set; }

        /// <summary>For so many periods.</summary>
        public int Periods { get; private set; }

        /// <summary>How many periods each was ordered in all, by <see cref="BenchDrive"/>.</summary>
        public int[] Ordered { get; } = new int[5];

        /// <summary>Rate once it has spun up, in millihertz.</summary>
        public int SteadyMillihertz { get; set; } = 42973;

        /// <summary>Rate of the periods before the averaged ones.</summary>
        public int EarlyMillihertz { get; set; } = 20000;

        /// <summary>Mean current while it turns.</summary>
        public int Milliamperes { get; set; } = 80;

        /// <summary>Current of the periods before the averaged ones.</summary>
        public int EarlyMilliamperes { get; set; } = 400;

        /// <summary>Battery reading, and one more in every other period.</summary>
        public int BatteryMillivolts { get; set; } = 4000;

        /// <summary>Periods without heartbeat until it slows down.</summary>
        public int CutAfter { get; set; } = 8;

        /// <summary>Rate from then on.</summary>
        public int CutMillihertz { get; set; } = 1000;

        /// <summary>Periods from there until it stands.</summary>
        public int StandsAfter { get; set; } = 5;

        /// <summary>Counts a period while it does not stand yet.</summary>
        public int BrakingCounts { get; set; } = 2;

        /// <summary>Counts a period when it stands.</summary>
        public int StandingCounts { get; set; } = 1;

        /// <summary>Periods with the heartbeat back until it turns as before.</summary>
        public int BackAfter { get; set; } = 20;

        /// <summary>Rate until then.</summary>
        public int BackBelowMillihertz { get; set; } = 3000;

        /// <summary>Rate from then on.</summary>
        public int BackMillihertz { get; set; } = 42973;

        /// <summary>Periods with the gate low until it stands.</summary>
        public int GateStandsAfter { get; set; } = 6;

        /// <summary>Current when it stands with the gate low; it moves by one from 25 on.</summary>
        public int GateMilliamperes { get; set; } = 3;

        /// <summary>Takes note of a period's orders.</summary>
        public void Obey(PenOutputs outputs)
        {
            BenchDrive drive = DriveOf(outputs);
            Periods = drive == Drive ? Periods + 1 : 1;
            Drive = drive;
            Ordered[(int)drive]++;
        }

        /// <summary>Writes what the next period reads.</summary>
        public void Write(PenInputs inputs)
        {
            _odd = 1 - _odd;
            inputs.BatteryMillivolts = BatteryMillivolts + _odd;
            int rate = 0;
            int counts = 0;
            int current = 3;
            switch (Drive)
            {
                case BenchDrive.SpinUp:
                    bool early = Periods < FirstAveraged;
                    rate = early ? EarlyMillihertz : SteadyMillihertz;
                    current = early ? EarlyMilliamperes : Milliamperes;
                    counts = 20;
                    break;
                case BenchDrive.Withheld:
                    rate = Periods < CutAfter ? SteadyMillihertz : CutMillihertz;
                    counts = Periods < CutAfter + StandsAfter ? BrakingCounts : StandingCounts;
                    current = 80;
                    break;
                case BenchDrive.Back:
                    rate = Periods < BackAfter ? BackBelowMillihertz : BackMillihertz;
                    counts = 20;
                    current = 80;
                    break;
                case BenchDrive.GateLow:
                    bool stands = Periods >= GateStandsAfter;
                    counts = stands ? StandingCounts : BrakingCounts;
                    current = stands ? GateMilliamperes : 3;
                    break;
                default:
                    break;
            }
            inputs.RotorRateMillihertz = rate;
            inputs.EncoderCounts = counts;
            inputs.MotorCurrentMilliamperes =
                current < 61 && Drive == BenchDrive.GateLow ? current
                : _odd == 0 ? current - 1
                : current + 1;
        }

        private BenchDrive DriveOf(PenOutputs outputs)
        {
            if (outputs.Test == DriveTest.Bench)
            {
                return outputs.HeartbeatWithheld ? BenchDrive.Withheld
                    : Ordered[(int)BenchDrive.Withheld] > 0 ? BenchDrive.Back
                    : BenchDrive.SpinUp;
            }
            // The proof has a duty of its own.
            return outputs.Test == DriveTest.DutyAlone && outputs.MotorDutyPermille == 200
                ? BenchDrive.GateLow
                : BenchDrive.Off;
        }
    }
}

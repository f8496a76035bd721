// The mechanical ratios that control and drivers agree on.
namespace Pen.Control
{
    /// <summary>Ratios of the reference board (hardware/), exact by construction of its parts.</summary>
    public static class Geometry
    {
        /// <summary>Encoder counts a revolution: 12 pulses, quadrature, every edge (x4).</summary>
        public const int EncoderCountsPerRevolution = 48;

        /// <summary>
        /// Quarter steps in <see cref="MicrometresPerUnit"/> micrometres of travel: 20 full
        /// steps a revolution, 0.5 mm lead, four quarter steps a full step.
        /// </summary>
        public const int StepsPerUnit = 4;

        /// <summary>The travel in micrometres that <see cref="StepsPerUnit"/> quarter steps make.</summary>
        public const int MicrometresPerUnit = 25;

        /// <summary>Quarter steps of a travel, rounded towards the shallow side. Any int up to 10^8.</summary>
        public static int StepsOf(int micrometres)
        {
            int product = micrometres * StepsPerUnit;
            int steps = product / MicrometresPerUnit;
            // Division truncates towards zero: what that made deeper belongs one step further in.
            return steps * MicrometresPerUnit > product ? steps - 1 : steps;
        }

        /// <summary>Travel in micrometres of a number of quarter steps, truncated towards zero.</summary>
        public static int MicrometresOf(int steps)
        {
            return steps * MicrometresPerUnit / StepsPerUnit;
        }
    }

    /// <summary>Step train profiles: how fast a move runs. The ramps are defined by Pen.Drivers.</summary>
    public static class StepProfile
    {
        /// <summary>Working moves: from pull-in up to the actuator's speed and acceleration limits.</summary>
        public const int Fast = 0;

        /// <summary>Short moves at constant pull-in speed, for looking for home.</summary>
        public const int Slow = 1;
    }
}

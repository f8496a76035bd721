// A depth planner before a scripted home sensor: each answer that it can give at each step.
using nanoFramework.TestFramework;

namespace Pen.Control.Tests.Rig
{
    /// <summary>
    /// A planner whose moves are carried out within their period, and a sensor that reads as scripted: one
    /// sign a period, 1 for active, the last one for ever.
    /// </summary>
    public sealed class HomeBench
    {
        /// <summary>A sensor that answers as it should.</summary>
        /// <remarks>
        /// Seek, found; left; back inside; still inside; left by a step; still left. Once more: back inside, seven steps
        /// inside, left, still left; parked inside.
        /// </remarks>
        public const string Sound = "010110011111111001";

        public readonly DepthPlanner Planner = new DepthPlanner();
        public readonly PenOutputs Out = new PenOutputs();
        private readonly PenInputs _in = new PenInputs();
        private int _moveId;

        /// <summary>Moves ordered since the script began.</summary>
        public int Moves;

        /// <summary>Steps of the last move, deeper positive.</summary>
        public int LastSteps;

        /// <summary>The first failure since the script began.</summary>
        public StopReason Failure;

        public void Play(string sensor, int periods)
        {
            Moves = 0;
            Failure = StopReason.None;
            for (int i = 0; i < periods; i++)
            {
                _in.HomeSensorActive = sensor[i < sensor.Length ? i : sensor.Length - 1] == '1';
                Period();
            }
        }

        public void Period()
        {
            Planner.Observe(_in, 20);
            Planner.Act(_in);
            Planner.Write(Out, true);
            if (Failure == StopReason.None)
            {
                Failure = Planner.Failure;
            }
            if (Out.MoveId != _moveId)
            {
                _moveId = Out.MoveId;
                LastSteps = Out.MoveSteps;
                int steps = LastSteps < 0 ? -LastSteps : LastSteps;
                _in.StepsSent += steps;
                _in.StepsCounted += steps;
                Moves++;
            }
        }

        public void Home()
        {
            Planner.Pursue(DepthGoal.Home, 0);
            Play(Sound, 22);
            Assert.IsTrue(Planner.Parked);
        }
    }
}

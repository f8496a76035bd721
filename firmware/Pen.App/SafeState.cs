// Everything off without asking anybody: what is left when the firmware itself has failed.
using System;
using Pen.Hal;

namespace Pen.App
{
    /// <summary>
    /// The last resort. Writes the ports directly and each in a guard of its own: one that throws does not keep
    /// the others on.
    /// </summary>
    public static class SafeState
    {
        /// <summary>
        /// Motor gate low, duty 0, step train cut, step driver released, buzzer silent, red light on. The
        /// heartbeat line is left alone: any write to it could be one more edge, and silence is what cuts the
        /// motor. Never throws; null or a board with ports missing is allowed.
        /// </summary>
        public static void Enter(PenBoard board)
        {
            if (board == null)
            {
                return;
            }
            Off(board.MotorGate);
            try
            {
                board.MotorPwm.Off();
            }
            catch (Exception)
            {
                // The gate alone opens the load switch.
            }
            try
            {
                board.StepTrain.Off();
            }
            catch (Exception)
            {
                // The driver that is released below makes no step.
            }
            Off(board.StepEnable);
            Off(board.Buzzer);
            Off(board.LightGreen);
            Off(board.LightBlue);
            try
            {
                board.LightRed.Write(true);
            }
            catch (Exception)
            {
                // A light is worth nothing here.
            }
        }

        private static void Off(IDigitalOutput output)
        {
            try
            {
                output.Off();
            }
            catch (Exception)
            {
                // Others follow.
            }
        }
    }
}

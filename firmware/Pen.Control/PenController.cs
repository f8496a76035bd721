// One control period's decision: the only door into Pen.Control.
namespace Pen.Control
{
    /// <summary>Decides, from the inputs of a period, what the pen does.</summary>
    public sealed class PenController
    {
        /// <summary>Control period in microseconds (shared platform facts: FreeRTOS tick, quantum, GC).</summary>
        public const int PeriodMicroseconds = 20000;

        /// <summary>Runs one control period. Never throws, never allocates, never blocks.</summary>
        public void Step(PenInputs inputs, PenOutputs outputs)
        {
            outputs.MotorOff();
        }
    }
}

// The last word before the drivers: may the drive be on?
namespace Pen.Control
{
    /// <summary>Recomputes, from the inputs alone, whether the motor may be driven, and wins.</summary>
    public sealed class SafetyGate
    {
        /// <summary>Switches the motor off in the outputs unless the inputs permit it. False if it had to.</summary>
        public bool Apply(PenInputs inputs, PenOutputs outputs)
        {
            outputs.MotorOff();
            return true;
        }
    }
}

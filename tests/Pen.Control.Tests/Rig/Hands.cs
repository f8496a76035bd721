// What a test lends the rig: a look at a pen, a hand on its inputs, a question.
namespace Pen.Control.Tests.Rig
{
    /// <summary>Does something to a pen.</summary>
    public delegate void PenHand(PenRig rig);

    /// <summary>Does something to what the controller is about to read.</summary>
    public delegate void InputsHand(PenInputs inputs);

    /// <summary>Looks on.</summary>
    public delegate void Watcher();

    /// <summary>Whether something is the case now.</summary>
    public delegate bool Question();
}

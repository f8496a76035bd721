// Steps of the self-test that belong together: what the runner needs of them.
namespace Pen.Control
{
    /// <summary>One step of a group goes on at a time.</summary>
    internal abstract class SelfTestGroup
    {
        /// <summary>The number that the step found, in its unit.</summary>
        public int Value { get; protected set; }

        /// <summary>What is asked of the person.</summary>
        public SelfTestPrompt Prompt { get; protected set; }

        /// <summary>The light while the step goes on: red 1, green 2, blue 4, together or none.</summary>
        public int Light { get; protected set; }

        /// <summary>Start/Stop is what the step waits for; else its edge breaks the test off.</summary>
        public bool TakesStart { get; protected set; }

        /// <summary>Begins a step of the group.</summary>
        public virtual void Begin(SelfTestStep step)
        {
            Value = 0;
            Prompt = SelfTestPrompt.Wait;
            Light = 0;
            TakesStart = false;
        }

        /// <summary>Takes a period of the step: how it ended, or that it goes on.</summary>
        public abstract SelfTestVerdict Update(PenParts parts, PenInputs inputs, PenOutputs outputs);

        protected static SelfTestVerdict Judged(bool pass)
        {
            return pass ? SelfTestVerdict.Pass : SelfTestVerdict.Fail;
        }
    }
}

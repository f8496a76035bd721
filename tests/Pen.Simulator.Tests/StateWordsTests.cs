// Every number of the firmware has words for people.
using System;
using System.Linq;
using Pen.Control;

namespace Pen.Simulator.Tests;

[TestClass]
public sealed class StateWordsTests
{
    [TestMethod]
    public void Every_state_verdict_and_reason_has_words_of_its_own()
    {
        string[] states = [.. Enum.GetValues<PenState>().Select(StateWords.Of)];
        string[] verdicts = [.. Enum.GetValues<CartridgeVerdict>().Select(StateWords.Of)];
        string[] reasons = [.. Enum.GetValues<StopReason>().Select(StateWords.Of)];
        foreach (string[] words in new[] { states, verdicts, reasons })
        {
            CollectionAssert.AllItemsAreUnique(words);
            Assert.IsFalse(words.Any(word => word.StartsWith("unknown", StringComparison.Ordinal)));
            Assert.IsFalse(words.Contains("off"));
        }
    }

    [TestMethod]
    public void Every_fault_comes_with_advice_and_service_faults_with_service()
    {
        foreach (StopReason reason in Enum.GetValues<StopReason>().Where(StopReasons.IsFault))
        {
            string advice = StateWords.Advice(reason);
            Assert.AreNotEqual("", advice);
            Assert.AreEqual(
                StopReasons.NeedsService(reason),
                advice.StartsWith("take the cartridge out and send", StringComparison.Ordinal)
            );
        }
    }
}

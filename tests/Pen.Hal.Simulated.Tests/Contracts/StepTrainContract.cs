// What IStepTrain promises: intervals to the microsecond, one train at a time, cut when told.
using System;

namespace Pen.Hal.Simulated.Tests.Contracts;

public abstract class StepTrainContract : PortContract
{
    private static readonly ushort[] Ramp = [400, 300, 200];

    private long Pulses
    {
        get
        {
            Ports.StepAudit.Sample();
            return Ports.StepAudit.Count;
        }
    }

    [TestMethod]
    [DataRow(1, new[] { 400 })]
    [DataRow(2, new[] { 400, 400 })]
    [DataRow(3, new[] { 400, 300, 400 })]
    [DataRow(4, new[] { 400, 300, 300, 400 })]
    [DataRow(5, new[] { 400, 300, 200, 300, 400 })]
    [DataRow(6, new[] { 400, 300, 200, 200, 300, 400 })]
    [DataRow(8, new[] { 400, 300, 200, 200, 200, 200, 300, 400 })]
    public void Intervals_are_the_ramp_its_end_and_the_ramp_in_reverse(int steps, int[] expected)
    {
        Ports.StepTrain.DefineProfile(2, Ramp);
        Assert.IsTrue(Ports.StepTrain.Start(2, steps));
        for (int step = 0; step < expected.Length; step++)
        {
            Wait(expected[step] - 1);
            Assert.AreEqual(step, Pulses);
            Wait(1);
            Assert.AreEqual(step + 1, Pulses);
        }

        Wait(10_000);
        Assert.AreEqual(steps, Pulses);
    }

    [TestMethod]
    public void A_second_train_is_refused_until_the_first_is_done()
    {
        Ports.StepTrain.DefineProfile(0, [500]);
        Assert.IsTrue(Ports.StepTrain.Start(0, 4));
        Wait(1_900);
        Assert.IsFalse(Ports.StepTrain.Start(0, 4));
        Wait(200);
        Assert.AreEqual(4, Pulses);
        Assert.IsTrue(Ports.StepTrain.Start(0, 4));
    }

    [TestMethod]
    public void Off_cuts_a_train_and_another_may_start_at_once()
    {
        Ports.StepTrain.Off();
        Ports.StepTrain.DefineProfile(0, [500]);
        Assert.IsTrue(Ports.StepTrain.Start(0, 100));
        Wait(1_600);
        Ports.StepTrain.Off();
        Assert.AreEqual(3, Pulses);
        Assert.IsTrue(Ports.StepTrain.Start(0, 2));
        Wait(50_000);
        Assert.AreEqual(5, Pulses);
    }

    [TestMethod]
    public void What_cannot_be_sent_is_refused_without_a_pulse()
    {
        Assert.IsFalse(Ports.StepTrain.Start(0, 1), "profile was never defined");
        Ports.StepTrain.DefineProfile(0, [500]);
        Assert.IsFalse(Ports.StepTrain.Start(0, 0));
        Assert.IsFalse(Ports.StepTrain.Start(0, 1001));
        Wait(10_000);
        Assert.AreEqual(0, Pulses);
    }

    [TestMethod]
    public void A_ramp_out_of_range_is_refused_at_definition()
    {
        Assert.ThrowsExactly<ArgumentException>(() => Ports.StepTrain.DefineProfile(0, []));
        Assert.ThrowsExactly<ArgumentException>(() => Ports.StepTrain.DefineProfile(0, new ushort[513]));
        Assert.ThrowsExactly<ArgumentException>(() => Ports.StepTrain.DefineProfile(0, [49]));
        Assert.ThrowsExactly<ArgumentException>(() => Ports.StepTrain.DefineProfile(0, [100, 101]));
    }
}

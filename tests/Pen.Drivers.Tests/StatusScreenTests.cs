// What a person reads on the display in each situation.
using System;
using Pen.Control;

namespace Pen.Drivers.Tests;

[TestClass]
public sealed class StatusScreenTests
{
    private readonly FrameBuffer _frame = new();
    private readonly PenOutputs _outputs = new()
    {
        State = PenState.Ready,
        RateLevel = 3,
        SetDepthMicrometres = 1500,
        DepthProven = true,
        BatteryPercent = 87,
        Strokes = 12345,
    };

    [TestMethod]
    public void Ready_shows_rate_depth_battery_time_and_strokes()
    {
        _outputs.SessionSecondsLeft = 2641;
        Picture picture = Render();
        Assert.AreEqual("120", picture.Large(0, 3));
        Assert.AreEqual("1.5", picture.Large(52, 3));
        Assert.AreEqual("Hz", picture.Line(1, 36)[..2]);
        Assert.AreEqual("mm", picture.Line(1, 88)[..2]);
        Assert.AreEqual("87%", picture.Line(0, 104));
        Assert.AreEqual("45m", picture.Line(1, 104));
        Assert.AreEqual("Ready: hold Start", picture.Line(2));
        Assert.AreEqual("Strokes 12345", picture.Line(3));
    }

    [TestMethod]
    [DataRow(1, "90")]
    [DataRow(2, "105")]
    [DataRow(4, "135")]
    [DataRow(5, "150")]
    [DataRow(0, "0")]
    public void A_level_is_shown_as_its_rate(int level, string hertz)
    {
        _outputs.RateLevel = level;
        Assert.AreEqual(hertz, Render().Large(0, hertz.Length));
    }

    [TestMethod]
    public void Running_shows_the_measured_rate()
    {
        _outputs.State = PenState.Running;
        _outputs.ShownRateMillihertz = 118600;
        Assert.AreEqual("119", Render().Large(0, 3));
        Assert.AreEqual("Running", Render().Line(2));
    }

    [TestMethod]
    public void Pressing_too_hard_goes_before_everything_else()
    {
        _outputs.State = PenState.Running;
        _outputs.RateLimited = true;
        _outputs.BatteryLow = true;
        Assert.AreEqual("Rate limited: battery", Render().Line(2));
        _outputs.PressureWarning = true;
        Assert.AreEqual("Pressing too hard!", Render().Line(2));
        _outputs.PressureWarning = false;
        _outputs.RateLimited = false;
        Assert.AreEqual("Battery low: finish", Render().Line(2));
    }

    [TestMethod]
    public void Charging_and_an_empty_battery_say_why_there_is_no_start()
    {
        _outputs.BatteryTooLowToStart = true;
        Assert.AreEqual("Battery low: charge", Render().Line(2));
        _outputs.Charging = true;
        Assert.AreEqual("Unplug the charger", Render().Line(2));
        Assert.AreEqual("chg", Render().Line(0, 104));
    }

    [TestMethod]
    public void Unlock_and_unproven_depth_are_shown()
    {
        _outputs.DepthUnlocked = true;
        _outputs.DepthProven = false;
        Picture picture = Render();
        Assert.AreEqual("UNLOCK", picture.Line(3, 92));
        Assert.AreEqual("--", picture.Line(0, 88)[..2]);
    }

    [TestMethod]
    public void A_fault_shows_its_code_its_name_and_what_to_do()
    {
        _outputs.State = PenState.Fault;
        _outputs.Reason = StopReason.Stall;
        Picture picture = Render();
        Assert.AreEqual("E101", picture.Large(0, 4));
        Assert.AreEqual("Motor stuck", picture.Line(1, 56));
        Assert.AreEqual("Check the cartridge.", picture.Line(2));
        Assert.AreEqual("Then hold Start 1 s", picture.Line(3));
    }

    [TestMethod]
    public void Every_fault_has_a_name_and_an_advice_that_fit_and_service_says_so()
    {
        foreach (StopReason reason in Enum.GetValues<StopReason>())
        {
            if (!StopReasons.IsFault(reason))
            {
                continue;
            }
            _outputs.State = PenState.Fault;
            _outputs.Reason = reason;
            Picture picture = Render();
            Assert.AreEqual("E" + (int)reason, picture.Large(0, 4));
            Assert.AreEqual(ScreenTexts.FaultName(reason), picture.Line(1, 56));
            Assert.AreNotEqual("Fault", ScreenTexts.FaultName(reason), reason.ToString());
            Assert.AreEqual(ScreenTexts.FaultAdvice(reason, 1), picture.Line(2));
            Assert.AreEqual(ScreenTexts.FaultAdvice(reason, 2), picture.Line(3));
            Assert.AreEqual(
                StopReasons.NeedsService(reason),
                picture.Line(3) == "Send it in for repair",
                reason.ToString()
            );
        }
    }

    [TestMethod]
    public void Every_refusal_says_why_and_what_to_do()
    {
        foreach (CartridgeVerdict verdict in Enum.GetValues<CartridgeVerdict>())
        {
            _outputs.State = PenState.Refused;
            _outputs.Verdict = verdict;
            Picture picture = Render();
            Assert.AreEqual(ScreenTexts.OfVerdict(verdict), picture.Line(2));
            Assert.AreEqual(ScreenTexts.RemedyOf(verdict), picture.Line(3));
            Assert.AreNotEqual("", picture.Line(2));
        }
        _outputs.Verdict = CartridgeVerdict.Used;
        Assert.AreEqual("Cartridge was used", Render().Line(2));
        Assert.AreEqual("Take a new cartridge", Render().Line(3));
    }

    [TestMethod]
    public void Retracting_says_why_it_stopped()
    {
        _outputs.State = PenState.Retracting;
        foreach (StopReason reason in Enum.GetValues<StopReason>())
        {
            _outputs.Reason = reason;
            string expected = ScreenTexts.OfStop(reason);
            Assert.AreEqual(expected.Length > 0 ? expected : "Needles going in", Render().Line(2));
        }
    }

    [TestMethod]
    public void Every_state_has_a_line_and_sleep_is_dark()
    {
        foreach (PenState state in Enum.GetValues<PenState>())
        {
            _outputs.State = state;
            Assert.AreEqual(state != PenState.Asleep, Render().Line(2).Length > 0, state.ToString());
        }
    }

    [TestMethod]
    public void Numbers_out_of_any_range_stay_inside_the_frame()
    {
        _outputs.BatteryPercent = int.MaxValue;
        _outputs.Strokes = int.MaxValue;
        _outputs.SessionSecondsLeft = int.MaxValue;
        _outputs.ShownRateMillihertz = int.MaxValue - 1000;
        _outputs.SetDepthMicrometres = int.MinValue;
        _outputs.State = PenState.Running;
        Picture picture = Render();
        Assert.AreEqual("999", picture.Large(0, 3));
        Assert.AreEqual("Strokes 2147483647", picture.Line(3));
    }

    private Picture Render()
    {
        new StatusScreen(_frame).Render(_outputs);
        return Picture.Of(_frame);
    }
}

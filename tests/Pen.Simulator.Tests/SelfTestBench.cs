// A bench operator who does what the display asks, for tests of the bench self-test.
using System;
using System.Collections.Generic;
using System.Linq;
using Pen.Control;
using Pen.Hal.Simulated;
using Pen.Simulator.Hosting;
using Pen.Simulator.Running;
using Pen.Simulator.Scenarios;

namespace Pen.Simulator.Tests;

/// <summary>Takes a simulated pen through the bench self-test; every standing check looks on.</summary>
internal sealed class SelfTestBench
{
    private const long Step = 20_000;
    private const long Longest = 400_000_000;
    private const string Head = "SELFTEST ";

    private static readonly PenButton[] Buttons = Enum.GetValues<PenButton>();

    private readonly List<string> _broken = [];
    private readonly PenHands _hands;
    private readonly StandingChecks _checks;
    private long _nextAct;

    public SelfTestBench(Processor processor = Processor.Ports)
    {
        Pen = new SimulatedPen(new PlantParameters(), 5, processor);
        _hands = new PenHands(Pen);
        _checks = new StandingChecks((expected, actual) => _broken.Add($"{expected}: {actual}"));
        new PenObserver(Pen).Moment += () => _checks.Check(Pen);
    }

    public SimulatedPen Pen { get; }

    /// <summary>Done besides what the display asks; true if the operator is to do nothing more just now.</summary>
    public Func<PenOutputs, bool> Instead { get; set; } = _ => false;

    /// <summary>What the operator seats.</summary>
    public CartridgeKind Cartridge { get; set; } = CartridgeKind.Service;

    /// <summary>What the standing checks had to say.</summary>
    public IReadOnlyList<string> Broken => _broken;

    /// <summary>The lines of the test, without their head.</summary>
    public string[] Lines =>
        [
            .. Pen
                .Board.Serial.Lines.Where(line => line.StartsWith(Head, StringComparison.Ordinal))
                .Select(line => line[Head.Length..]),
        ];

    /// <summary>The line of a step.</summary>
    public string Line(SelfTestStep step) =>
        Lines.Single(line => line.StartsWith($"{(int)step:00} ", StringComparison.Ordinal));

    /// <summary>The summary.</summary>
    public string Result => Lines.Single(line => line.StartsWith("result: ", StringComparison.Ordinal));

    /// <summary>The steps that are not told as passed, by their number.</summary>
    public int[] NotPassed =>
        [
            .. Lines
                .Where(line =>
                    char.IsAsciiDigit(line[0]) && !line.EndsWith(": pass", StringComparison.Ordinal)
                )
                .Select(line => int.Parse(line[..2])),
        ];

    /// <summary>Switches on with the chord held, and lets go.</summary>
    public SelfTestBench PowerUp()
    {
        PenButton[] chord = [PenButton.SpeedDown, PenButton.DepthDown];
        _hands.SetButtons(chord, true);
        Pen.AdvanceTo(200_000);
        _hands.SetPower(true);
        Pen.AdvanceTo(1_500_000);
        _hands.SetButtons(chord, false);
        Pen.AdvanceTo(1_700_000);
        return this;
    }

    /// <summary>Does what is asked until the result stands.</summary>
    public SelfTestBench Run()
    {
        while (Pen.NowMicroseconds < Longest)
        {
            PenOutputs? shown = Pen.Firmware?.Outputs;
            if (shown is null || shown.SelfTestPrompt == SelfTestPrompt.Result)
            {
                break;
            }
            if (!Instead(shown) && Pen.NowMicroseconds >= _nextAct)
            {
                Act(shown);
            }
            Pen.AdvanceTo(Pen.NowMicroseconds + Step);
        }
        Pen.AdvanceTo(Pen.NowMicroseconds + 1_000_000);
        return this;
    }

    private void Act(PenOutputs shown)
    {
        switch (shown.SelfTestPrompt)
        {
            case SelfTestPrompt.Begin or SelfTestPrompt.StartMotor:
                Press(PenButton.StartStop, 500_000);
                break;
            case SelfTestPrompt.Press:
                Press(Buttons[shown.SelfTestStep - SelfTestStep.StartStopButton], 150_000);
                break;
            case SelfTestPrompt.Confirm:
                Press(PenButton.DepthUp, 150_000);
                break;
            case SelfTestPrompt.PlugCharger:
                Pen.Board.SetCharger(true);
                Rest(300_000);
                break;
            case SelfTestPrompt.UnplugCharger:
                Pen.Board.SetCharger(false);
                Rest(300_000);
                break;
            case SelfTestPrompt.InsertTool when Pen.Board.Cartridge is null:
                _hands.Insert(new CartridgeRequest(Cartridge));
                Rest(300_000);
                break;
        }
    }

    private void Press(PenButton button, long microseconds)
    {
        _hands.Press([button], microseconds, 1);
        Rest(microseconds + 250_000);
    }

    private void Rest(long microseconds) => _nextAct = Pen.NowMicroseconds + microseconds;
}

// What a scenario's own lines rule out for the lines after them.
using System.Collections.Generic;
using Pen.Hal.Simulated;

namespace Pen.Simulator.Scenarios;

/// <summary>
/// Knows which buttons are down and whether a cartridge is seated, so that no line asks for what hands cannot do.
/// </summary>
internal sealed class ScenarioBook
{
    private readonly Dictionary<PenButton, (long Until, int Line)> _down = [];
    private int _seatedLine;
    private bool _everSeated;

    /// <summary>Enters a step; says what was expected if it clashes with an earlier one, and forgets it then.</summary>
    public string? Clash(ScenarioStep step)
    {
        switch (step)
        {
            case PressStep press:
                return Down(press.Buttons, press.Source, press.EndMicroseconds);
            case HoldStep hold:
                return Down(hold.Buttons, hold.Source, long.MaxValue);
            case ReleaseStep release:
                return Up(release);
            case InsertStep insert:
                return Seat(insert);
            case RemoveStep:
                return Unseat();
            default:
                return null;
        }
    }

    private string? Down(IReadOnlyList<PenButton> buttons, StepSource source, long until)
    {
        foreach (PenButton button in buttons)
        {
            if (
                _down.TryGetValue(button, out (long Until, int Line) held)
                && held.Until >= source.AtMicroseconds
            )
            {
                string end =
                    held.Until == long.MaxValue
                        ? "a release"
                        : $"a time after {Quantities.Format(Dimension.Time, held.Until)}";
                return $"{end}: line {held.Line} still has the button down";
            }
        }
        foreach (PenButton button in buttons)
        {
            _down[button] = (until, source.Line);
        }
        return null;
    }

    private string? Up(ReleaseStep release)
    {
        foreach (PenButton button in release.Buttons)
        {
            if (!_down.TryGetValue(button, out (long Until, int Line) held) || held.Until != long.MaxValue)
            {
                return "a button that an earlier line holds";
            }
        }
        foreach (PenButton button in release.Buttons)
        {
            _down.Remove(button);
        }
        return null;
    }

    private string? Seat(InsertStep insert)
    {
        if (_seatedLine != 0)
        {
            return $"a remove first: line {_seatedLine} seated a cartridge";
        }
        if (!_everSeated && insert.Cartridge.Kind is (CartridgeKind.Same or CartridgeKind.Clone))
        {
            return "an earlier insert that this one can refer to";
        }
        _seatedLine = insert.Source.Line;
        _everSeated = true;
        return null;
    }

    private string? Unseat()
    {
        bool seated = _seatedLine != 0;
        _seatedLine = 0;
        return seated ? null : "an insert first: no cartridge is seated";
    }
}

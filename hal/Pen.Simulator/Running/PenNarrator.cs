// Tells what the pen did of its own accord, change by change.
using System;
using Pen.Control;
using Pen.Simulator.Scenarios;
using Pen.Simulator.Tracing;

namespace Pen.Simulator.Running;

/// <summary>Turns changes between moments into sentences, and collects stop reasons.</summary>
internal sealed class PenNarrator(Action<string> tell, Action<StopReason> stopped)
{
    private bool _powered;
    private PenState _state;
    private CartridgeVerdict _verdict;
    private int _level;
    private int _depth;
    private bool _pressure;
    private bool _battery;

    /// <summary>Looks at a moment.</summary>
    public void Look(TraceRow row)
    {
        if (row.Powered != _powered)
        {
            _powered = row.Powered;
            tell(_powered ? "pen on" : "pen off");
        }
        if (row.State != _state)
        {
            PenState before = _state;
            _state = row.State;
            TellState(before, row);
        }
        if (row.Verdict != _verdict)
        {
            _verdict = row.Verdict;
            tell($"cartridge {_verdict}: {StateWords.Of(_verdict)}");
        }
        LookAtSettings(row);
        LookAtWarnings(row);
    }

    private void TellState(PenState before, TraceRow row)
    {
        if (_state == 0)
        {
            return;
        }
        bool stop = before == PenState.Running || _state == PenState.Fault;
        if (!stop)
        {
            tell($"state {_state}: {StateWords.Of(_state)}");
            return;
        }
        tell($"state {_state}: {StateWords.Of(_state)} (reason {row.Reason}: {StateWords.Of(row.Reason)})");
        stopped(row.Reason);
    }

    private void LookAtSettings(TraceRow row)
    {
        if (row.RateLevel != _level)
        {
            _level = row.RateLevel;
            Tell(_level != 0, $"rate level {_level}");
        }
        if (row.SetDepthMicrometres != _depth)
        {
            _depth = row.SetDepthMicrometres;
            Tell(_depth != 0, $"depth set to {Quantities.Format(Dimension.Length, _depth)}");
        }
    }

    private void LookAtWarnings(TraceRow row)
    {
        if (row.PressureWarning != _pressure)
        {
            _pressure = row.PressureWarning;
            tell(_pressure ? "pressure warning on" : "pressure warning off");
        }
        if (row.BatteryWarning != _battery)
        {
            _battery = row.BatteryWarning;
            tell(_battery ? "battery warning on" : "battery warning off");
        }
    }

    private void Tell(bool worthIt, string text)
    {
        if (worthIt)
        {
            tell(text);
        }
    }
}

// A simulated pen in real time, worked from the keyboard.
using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Threading;
using Pen.Control;
using Pen.Hal.Simulated;
using Pen.Simulator.Hosting;
using Pen.Simulator.Running;
using Pen.Simulator.Tracing;
using Spectre.Console;

namespace Pen.Simulator.Terminal;

/// <summary>The live view. The only place of the program where time is real.</summary>
internal sealed class LivePen
{
    private const int FrameMilliseconds = 40;
    private const int LogLines = 8;
    private const ulong Seed = 1;

    // A computer too slow for real time shows slow motion instead of falling behind for good.
    private const long MostPerFrameMicroseconds = 100_000;

    private readonly IAnsiConsole _console;
    private readonly SimulatedPen _pen;
    private readonly BenchKeys _keys;
    private readonly TraceRow _row = new();
    private readonly Queue<string> _log = [];
    private readonly PenNarrator _narrator;

    /// <summary>A view on a console, of a pen whose firmware runs on a processor.</summary>
    public LivePen(IAnsiConsole console, Processor processor)
    {
        _console = console;
        _pen = new SimulatedPen(new PlantParameters(), Seed, processor);
        _keys = new BenchKeys(_pen);
        _narrator = new PenNarrator(Log, static (StopReason _) => { });
        new PenObserver(_pen).Moment += OnMoment;
    }

    /// <summary>Runs until the person quits.</summary>
    public void Run()
    {
        _pen.PowerOn();
        _console.AlternateScreen(() => _console.Live(View()).Start(Loop));
    }

    private void Loop(LiveDisplayContext context)
    {
        long last = Stopwatch.GetTimestamp();
        while (DoKeys())
        {
            long now = Stopwatch.GetTimestamp();
            long passed = (long)Stopwatch.GetElapsedTime(last, now).TotalMicroseconds;
            last = now;
            _pen.AdvanceTo(_pen.NowMicroseconds + Math.Min(passed, MostPerFrameMicroseconds));
            _row.Read(_pen);
            context.UpdateTarget(View());
            Thread.Sleep(FrameMilliseconds);
        }
    }

    // False to quit.
    private bool DoKeys()
    {
        while (Console.KeyAvailable)
        {
            ConsoleKeyInfo key = Console.ReadKey(intercept: true);
            if (key.KeyChar == 'q' && !_keys.Types)
            {
                return false;
            }
            if (_keys.Do(key) is string done)
            {
                Log($"> {done}");
            }
        }
        return true;
    }

    private Spectre.Console.Rendering.IRenderable View()
    {
        Profile profile = _console.Profile;
        return LiveView.Render(_pen, _row, _keys, _log, profile.Width, profile.Height);
    }

    private void OnMoment()
    {
        _row.Read(_pen);
        _narrator.Look(_row);
    }

    private void Log(string text)
    {
        string time = (_pen.NowMicroseconds / 1e6).ToString("0.00", CultureInfo.InvariantCulture);
        _log.Enqueue($"{time, 8} s  {text}");
        while (_log.Count > LogLines)
        {
            _log.Dequeue();
        }
    }
}

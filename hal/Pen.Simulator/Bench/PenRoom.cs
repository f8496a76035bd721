// The room with the pen in it: one thread that moves time on, does what pages ask, and shows what is the case.
using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;
using Pen.Hal.Simulated;
using Pen.Simulator.Journals;
using Pen.Simulator.Tracing;

namespace Pen.Simulator.Bench;

/// <summary>
/// Everything about pen, control and pages happens on this room's own thread, one thing after the other. Others ask
/// by <see cref="Do"/>.
/// </summary>
internal sealed class PenRoom : IDisposable
{
    private const double FramesPerSecond = 30;
    private const int FramesPerDisplay = 2;

    // Of the time between two frames, so much at most is spent on moving time on; what is then missing of more than a
    // tenth of a second is given up.
    private const double MostWorkSeconds = 0.024;
    private const double MostBehindMicroseconds = 100_000;
    private const long SliceMicroseconds = 20_000;

    private static readonly long FrameTicks = (long)(Stopwatch.Frequency / FramesPerSecond);

    private readonly ConcurrentQueue<Action> _inbox = new();
    private readonly AutoResetEvent _wake = new(false);
    private readonly Thread _thread;
    private readonly RoomDesk _desk;
    private readonly BenchJson _json = new();
    private readonly byte[] _display = new byte[FrameMessage.DisplayBytes];
    private volatile bool _ends;
    private long _frame;

    /// <summary>A room with a pen that lives from now on.</summary>
    public PenRoom(BenchSetup setup)
    {
        _desk = new RoomDesk(setup);
        _thread = new Thread(Run) { IsBackground = true, Name = "pen" };
        _thread.Start();
    }

    /// <summary>A page that has opened its connection; null if there are too many.</summary>
    public Task<PageLink?> Enter() => Do(() => _desk.Enter(_display));

    /// <summary>Its connection is over.</summary>
    public Task Leave(PageLink page) => Do(() => _desk.Leave(page));

    /// <summary>Does what a page asks, and sends it its answer.</summary>
    public Task Handle(PageLink page, Request request)
    {
        // Read off the pen in the room, told outside: it takes longer than a frame.
        return request.Type == "journal"
            ? TellJournal(page, request.Id)
            : Do(() => Catch(() => _desk.Handle(page, request)));
    }

    /// <summary>Sends a page a refusal.</summary>
    public Task Refuse(PageLink page, string why, string text, long? id) =>
        Do(() => page.Send(_desk.Messages.Refused(why, text, id)));

    /// <summary>Lets all pages go.</summary>
    public Task CloseAll(int code, string text) => Do(() => _desk.CloseAll(code, text));

    /// <summary>Another speed of time, from now on.</summary>
    public Task SetSpeed(double speed) => Do(() => _desk.SetSpeed(speed));

    /// <summary>The pen's board, to be looked at on the room's thread only.</summary>
    public SimulatedBoard Board => _desk.Pen.Pen.Board;

    /// <summary>The record so far, and what to call it.</summary>
    public Task<(string File, string Text)> Scenario(string? name) => Do(() => _desk.Scenario(name));

    /// <summary>The rows of the last minutes.</summary>
    public Task<IReadOnlyList<TraceRow>> Trace() => Do(() => _desk.Pen.Ring.Copy());

    /// <summary>The flash, file by file.</summary>
    public Task<IReadOnlyList<(string Name, byte[] Bytes)>> Flash() => Do(() => _desk.Flash());

    /// <summary>What the record in the flash says.</summary>
    public async Task<JournalReading> Journal()
    {
        FlashDump dump = new();
        foreach ((string name, byte[] bytes) in await Flash().ConfigureAwait(false))
        {
            if (DumpFile.IndexOf(name) is int index and >= 0)
            {
                dump.Put(new DumpFile(index, bytes));
            }
        }
        return new JournalReading(dump);
    }

    /// <summary>Does something on the room's thread. Throws <see cref="ObjectDisposedException"/> once it has ended.</summary>
    public Task<T> Do<T>(Func<T> work)
    {
        TaskCompletionSource<T> done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _inbox.Enqueue(() =>
        {
            if (_ends)
            {
                done.SetException(new ObjectDisposedException(nameof(PenRoom)));
                return;
            }
            try
            {
                done.SetResult(work());
            }
            catch (Exception failure)
            {
                done.SetException(failure);
            }
        });
        if (_ends)
        {
            Drain();
        }
        else
        {
            _ = _wake.Set();
        }
        return done.Task;
    }

    /// <summary>Ends the pen and the thread.</summary>
    public void Dispose()
    {
        if (!_ends)
        {
            _ends = true;
            _ = _wake.Set();
            _thread.Join();
            Drain();
        }
    }

    private Task Do(Action work) =>
        Do(() =>
        {
            work();
            return true;
        });

    private async Task TellJournal(PageLink page, long? id)
    {
        JournalReading reading = await Journal().ConfigureAwait(false);
        page.Send(new Messages().Journal(reading, id));
    }

    private void Run()
    {
        long next = Stopwatch.GetTimestamp();
        while (!_ends)
        {
            long now = Stopwatch.GetTimestamp();
            Catch(() => MoveOn(now));
            Drain();
            if (now >= next)
            {
                Catch(Show);
                next = long.Max(next + FrameTicks, now);
            }
            double left = Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), next).TotalMilliseconds;
            if (left > 0)
            {
                _ = _wake.WaitOne((int)Math.Ceiling(left));
            }
        }
        Catch(() => _desk.Pen.End());
    }

    private void Drain()
    {
        while (_inbox.TryDequeue(out Action? work))
        {
            work();
        }
    }

    private void MoveOn(long now)
    {
        BenchPen pen = _desk.Pen;
        Pace pace = _desk.Pace;
        if (pace.IsPaused)
        {
            return;
        }
        long target = pace.TargetAt(now);
        while (pen.NowMicroseconds < target)
        {
            pen.AdvanceTo(long.Min(target, pen.NowMicroseconds + SliceMicroseconds));
            if (pen.NowMicroseconds >= BenchPen.LastMicroseconds)
            {
                _desk.StandStill("24 hours of the pen's time are over: save the record and make a new pen");
                return;
            }
            if (Stopwatch.GetElapsedTime(now).TotalSeconds > MostWorkSeconds)
            {
                // Frames and pages have their turn. A little that is left is caught up with in the next one.
                if (target - pen.NowMicroseconds > MostBehindMicroseconds * pace.Speed)
                {
                    pace.GiveUp(pen.NowMicroseconds, Stopwatch.GetTimestamp());
                }
                return;
            }
        }
    }

    private void Show()
    {
        if (_desk.Pages.Count == 0)
        {
            _ = _desk.Pen.Sampler.Take();
            return;
        }
        byte[] frame = _json.Make("frame", json => FrameMessage.Write(json, _frame++, _desk.Pen, _desk.Pace));
        foreach (PageLink page in _desk.Pages)
        {
            page.SendFrame(frame);
        }
        bool looks = _frame % FramesPerDisplay == 0;
        if (looks && FrameMessage.ReadDisplay(_desk.Pen.Pen.Board, _display))
        {
            _desk.Broadcast(_desk.Messages.Display(_display));
        }
        if (looks && _desk.Pen.TakeFlashChange())
        {
            _desk.Broadcast(_desk.Messages.JournalChanged());
        }
    }

    // What the simulation throws is a fault of the program: it is told, and the pen stands. Pages go on.
    private void Catch(Action work)
    {
        try
        {
            work();
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            _desk.StandStill($"the simulation failed, make a new pen: {failure.Message}");
        }
    }
}

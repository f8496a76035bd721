// How far many trials are, shown to a person at a terminal and to nobody else.
using System;
using System.Threading;
using System.Threading.Tasks;
using Spectre.Console;

namespace Pen.Simulator.Running;

/// <summary>A progress bar on the error stream, so that results can still be piped.</summary>
internal sealed class TrialProgress : IDisposable
{
    private readonly ManualResetEventSlim _over = new();
    private readonly Task? _view;
    private ProgressContext? _context;
    private ProgressTask? _task;

    /// <summary>A bar if a person watches, else nothing.</summary>
    public TrialProgress(bool interactive)
    {
        if (!interactive)
        {
            return;
        }
        IAnsiConsole console = AnsiConsole.Create(
            new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) }
        );
        using ManualResetEventSlim started = new();
        _view = Task.Run(() =>
            console
                .Progress()
                .Columns(
                    new TaskDescriptionColumn(),
                    new ProgressBarColumn(),
                    new PercentageColumn(),
                    new RemainingTimeColumn()
                )
                .Start(context =>
                {
                    _context = context;
                    started.Set();
                    _over.Wait();
                })
        );
        started.Wait();
    }

    /// <summary>A new bar of so many steps.</summary>
    public void Begin(string what, int steps) =>
        _task = _context?.AddTask(what, maxValue: Math.Max(1, steps));

    /// <summary>One more step is done; from any thread.</summary>
    public void Step() => _task?.Increment(1);

    /// <summary>Takes the bar away.</summary>
    public void Dispose()
    {
        _over.Set();
        _view?.Wait();
        _over.Dispose();
    }
}

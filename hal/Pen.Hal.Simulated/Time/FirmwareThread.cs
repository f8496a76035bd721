// One firmware thread: an operating system thread that runs only while the world has handed over to it.
using System;
using System.Runtime.ExceptionServices;
using System.Threading;

namespace Pen.Hal.Simulated;

/// <summary>A thread in strict lock-step: <see cref="Run"/> returns when the thread has blocked or ended.</summary>
internal sealed class FirmwareThread
{
    // A body that swallows the power loss and asks again this often will never end by itself.
    private const int MaximumRefusals = 100;

    [ThreadStatic]
    private static FirmwareThread? _current;

    private readonly SemaphoreSlim _turn = new(0);
    private readonly SemaphoreSlim _handBack = new(0);
    private readonly string _name;
    private readonly Action _body;
    private readonly Thread _thread;
    private ExceptionDispatchInfo? _failure;
    private bool _started;
    private int _refusals;

    public FirmwareThread(VirtualTime owner, string name, Action body)
    {
        Owner = owner;
        _name = name;
        _body = body;
        // Background: a thread left blocked never keeps the process alive.
        _thread = new Thread(Main) { IsBackground = true, Name = name };
        Action run = Run;
        Wake = () => owner.OnProcessor(run);
    }

    /// <summary>The thread that is executing this call, or null on a thread of the host.</summary>
    public static FirmwareThread? Current => _current;

    public VirtualTime Owner { get; }

    /// <summary>The event that hands the turn over; kept so that a sleep allocates nothing.</summary>
    public Action Wake { get; }

    public bool HasEnded { get; private set; }

    /// <summary>Set when the power is cut: from now on every blocking call of this thread throws.</summary>
    public bool IsCut { get; set; }

    /// <summary>Hands the turn over and waits until the thread blocks or ends. Rethrows what its body threw.</summary>
    public void Run()
    {
        if (HasEnded)
        {
            return;
        }

        if (!_started)
        {
            _started = true;
            _thread.Start();
        }
        else
        {
            _turn.Release();
        }

        _handBack.Wait();
        ExceptionDispatchInfo? failure = _failure;
        _failure = null;
        failure?.Throw();
    }

    /// <summary>Called on this thread: hands the turn back and waits for the next one.</summary>
    public void Block()
    {
        ThrowIfCut();
        _handBack.Release();
        _turn.Wait();
        ThrowIfCut();
    }

    /// <summary>Called on this thread.</summary>
    public void ThrowIfCut()
    {
        if (!IsCut)
        {
            return;
        }

        if (++_refusals > MaximumRefusals)
        {
            _failure = ExceptionDispatchInfo.Capture(
                new InvalidOperationException(
                    "Firmware thread '" + _name + "' does not end when the power is cut."
                )
            );
            HasEnded = true;
            _handBack.Release();
            Thread.Sleep(Timeout.Infinite);
        }

        throw new PowerLostException();
    }

    private void Main()
    {
        _current = this;
        try
        {
            if (!IsCut)
            {
                _body();
            }
        }
        catch (PowerLostException) when (IsCut)
        {
            // The end that a power cut is meant to have.
        }
        catch (Exception failure)
        {
            _failure = ExceptionDispatchInfo.Capture(failure);
        }

        HasEnded = true;
        _handBack.Release();
    }
}

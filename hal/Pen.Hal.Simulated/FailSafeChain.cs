// The hardware that decides whether the motor may be supplied: windowed supervisor, gate line, cartridge switch.
using System;

namespace Pen.Hal.Simulated;

/// <summary>
/// Supplied = heartbeat good AND gate high AND presence switch closed. Looks again at every edge of any of them
/// and when the heartbeat has been missing for too long.
/// </summary>
internal sealed class FailSafeChain(
    VirtualTime time,
    BoardSignals signals,
    Func<bool> gate,
    Action<bool> heartbeatGood,
    PlantParameters parameters,
    Action changed
)
{
    private const long Never = long.MinValue;

    private long _lastEdge = Never;
    private int _goodIntervals;
    private bool _timeoutPending;
    private Action? _onTimeout;

    /// <summary>Power-up of the processor: nothing has been proven yet.</summary>
    public void Restart()
    {
        // Made once, so that a beat allocates nothing.
        _onTimeout ??= OnTimeout;
        _lastEdge = Never;
        Drop();
    }

    public void OnHeartbeatEdge()
    {
        long now = time.NowMicroseconds;
        long interval = _lastEdge == Never ? 0 : now - _lastEdge;
        bool isFirst = _lastEdge == Never;
        _lastEdge = now;
        AwaitTimeout();
        if (isFirst)
        {
            return;
        }

        if (interval < parameters.HeartbeatMinUs || interval > parameters.HeartbeatMaxUs)
        {
            Drop();
            return;
        }

        if (++_goodIntervals >= parameters.HeartbeatGoodIntervals)
        {
            heartbeatGood(true);
        }
    }

    public void Evaluate()
    {
        signals.Set(Net.MotorSupplied, signals.HeartbeatGood && gate() && signals.CartridgePresent);
        changed();
    }

    private void Drop()
    {
        _goodIntervals = 0;
        heartbeatGood(false);
        Evaluate();
    }

    // One timeout event is under way at a time, however often the heartbeat beats.
    private void AwaitTimeout()
    {
        if (!_timeoutPending)
        {
            _timeoutPending = true;
            // A line may be pulled before the first power-up.
            _onTimeout ??= OnTimeout;
            time.Schedule(_lastEdge + (long)parameters.HeartbeatTimeoutUs, _onTimeout);
        }
    }

    private void OnTimeout()
    {
        _timeoutPending = false;
        if (_lastEdge == Never)
        {
            return;
        }

        if (time.NowMicroseconds - _lastEdge >= (long)parameters.HeartbeatTimeoutUs)
        {
            // Long silence: the next edge begins anew.
            _lastEdge = Never;
            Drop();
            return;
        }

        AwaitTimeout();
    }
}

// Where the crank was when, to tell the true mean rate of a time just past.
using System;
using System.Collections.Generic;

namespace Pen.Simulator.Running;

/// <summary>Crank angles of the last minute at the moments observed.</summary>
internal sealed class CrankHistory
{
    private const long KeptMicroseconds = 61_000_000;

    private readonly List<(long At, double Angle)> _points = [];
    private int _first;

    /// <summary>Adds the angle in radians at a time; times never fall.</summary>
    public void Add(long at, double angle)
    {
        if (_points.Count > 0 && _points[^1].At == at)
        {
            _points[^1] = (at, angle);
            return;
        }
        _points.Add((at, angle));
        while (_points[_first].At < at - KeptMicroseconds)
        {
            _first++;
        }
        if (_first > 4096)
        {
            _points.RemoveRange(0, _first);
            _first = 0;
        }
    }

    /// <summary>Mean rate in millihertz of a time that ends with the last point; 0 if it reaches back too far.</summary>
    public double MeanMillihertz(long overMicroseconds)
    {
        if (_points.Count == 0 || _points[^1].At - overMicroseconds < _points[_first].At)
        {
            return 0;
        }
        (long at, double angle) = _points[^1];
        double turns = (angle - AngleAt(at - overMicroseconds)) / Math.Tau;
        return turns / overMicroseconds * 1e9;
    }

    private double AngleAt(long at)
    {
        int low = _first;
        int high = _points.Count - 1;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (_points[middle].At < at)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }
        (long after, double angle) = _points[low];
        if (after == at || low == _first)
        {
            return angle;
        }
        (long before, double angleBefore) = _points[low - 1];
        return angleBefore + (angle - angleBefore) * (at - before) / (after - before);
    }
}

// What a run of ngspice left: voltages over time, and questions about them.
using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Text;

namespace Pen.Hardware.Failsafe;

/// <summary>Node voltages over time, linear between the simulator's own points.</summary>
public sealed class Waveforms
{
    private readonly double[] _time;
    private readonly Dictionary<string, double[]> _signals;

    private Waveforms(double[] time, Dictionary<string, double[]> signals)
    {
        _time = time;
        _signals = signals;
    }

    /// <summary>Time of the last point in seconds; 0 for an empty run.</summary>
    public double End => _time.Length == 0 ? 0 : _time[^1];

    /// <summary>How many points the run has.</summary>
    public int Points => _time.Length;

    /// <summary>Reads ngspice's binary raw file with real numbers. Throws <see cref="SpiceException"/> for another form.</summary>
    public static Waveforms Parse(byte[] raw)
    {
        ReadOnlySpan<byte> mark = "Binary:\n"u8;
        int at = raw.AsSpan().IndexOf(mark);
        if (at < 0)
        {
            throw new SpiceException("The result has no binary part.");
        }

        string[] header = Encoding.ASCII.GetString(raw, 0, at).Split('\n');
        int variables = 0;
        List<string> names = [];
        bool listing = false;
        foreach (string line in header)
        {
            string[] words = line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
            if (line.StartsWith("No. Variables:", StringComparison.Ordinal))
            {
                variables = int.Parse(words[^1]);
            }
            else if (line.StartsWith("Variables:", StringComparison.Ordinal))
            {
                listing = true;
            }
            else if (listing && words.Length >= 3)
            {
                names.Add(words[1]);
            }
        }

        // The number of points in the header is not updated when a run breaks off.
        ReadOnlySpan<byte> body = raw.AsSpan(at + mark.Length);
        int points = variables == 0 ? 0 : body.Length / (8 * variables);
        double[][] columns = new double[variables][];
        for (int i = 0; i < variables; i++)
        {
            columns[i] = new double[points];
            for (int j = 0; j < points; j++)
            {
                columns[i][j] = BinaryPrimitives.ReadDoubleLittleEndian(body[(8 * ((j * variables) + i))..]);
            }
        }

        Dictionary<string, double[]> signals = new(StringComparer.OrdinalIgnoreCase);
        for (int i = 1; i < variables; i++)
        {
            signals[names[i]] = columns[i];
        }

        return new Waveforms(variables == 0 ? [] : columns[0], signals);
    }

    /// <summary>A new signal: the voltage from one node to another.</summary>
    public double[] Between(string node, string reference)
    {
        double[] high = Of(node);
        double[] low = Of(reference);
        double[] difference = new double[high.Length];
        for (int i = 0; i < difference.Length; i++)
        {
            difference[i] = high[i] - low[i];
        }

        return difference;
    }

    /// <summary>The voltage of a node, by its name.</summary>
    public double[] Of(string node) =>
        _signals.TryGetValue($"v({node})", out double[]? found) ? found
        : _signals.TryGetValue(node, out double[]? current) ? current
        : throw new SpiceException($"The run kept no signal {node}.");

    /// <summary>A new signal: another's integral over time from the start of the run.</summary>
    public double[] Integral(string node)
    {
        double[] signal = Of(node);
        double[] sum = new double[signal.Length];
        for (int i = 1; i < sum.Length; i++)
        {
            sum[i] = sum[i - 1] + ((signal[i] + signal[i - 1]) / 2 * (_time[i] - _time[i - 1]));
        }

        return sum;
    }

    /// <summary>A signal at a time in seconds.</summary>
    public double At(double[] signal, double seconds)
    {
        int i = IndexOf(seconds);
        if (i == 0 || i >= _time.Length)
        {
            return signal[Math.Min(i, _time.Length - 1)];
        }

        double share = (seconds - _time[i - 1]) / Math.Max(_time[i] - _time[i - 1], 1e-15);
        return signal[i - 1] + (share * (signal[i] - signal[i - 1]));
    }

    /// <summary>When a signal is first above (or below) a level from a time on, in seconds; null: not until the end.</summary>
    public double? First(double[] signal, double level, bool above, double from, double to)
    {
        if (above ? At(signal, from) > level : At(signal, from) < level)
        {
            return from;
        }

        for (int i = Math.Max(1, IndexOf(from)); i < _time.Length && _time[i - 1] <= to; i++)
        {
            if (above ? signal[i] > level : signal[i] < level)
            {
                double share = (level - signal[i - 1]) / (signal[i] - signal[i - 1]);
                double when = _time[i - 1] + (share * (_time[i] - _time[i - 1]));
                return when > to ? null : Math.Max(when, from);
            }
        }

        return null;
    }

    /// <summary>From when on a signal stays below a level until a time, in seconds; null: it is not below at that time.</summary>
    public double? StaysBelow(double[] signal, double level, double from, double to)
    {
        if (At(signal, to) >= level)
        {
            return null;
        }

        for (int i = Math.Min(IndexOf(to), _time.Length - 1); i > 0 && _time[i] > from; i--)
        {
            if (signal[i] >= level)
            {
                return Math.Max(from, _time[i]);
            }
        }

        return from;
    }

    /// <summary>Least and greatest value in a stretch of time.</summary>
    public (double Least, double Most) Range(double[] signal, double from, double to)
    {
        double least = Math.Min(At(signal, from), At(signal, to));
        double most = Math.Max(At(signal, from), At(signal, to));
        for (int i = IndexOf(from); i < _time.Length && _time[i] <= to; i++)
        {
            least = Math.Min(least, signal[i]);
            most = Math.Max(most, signal[i]);
        }

        return (least, most);
    }

    // The first point at or after a time.
    private int IndexOf(double seconds)
    {
        int found = Array.BinarySearch(_time, seconds);
        return found >= 0 ? found : ~found;
    }
}

// A trace as a value change dump (IEEE 1364), for GTKWave and PulseView.
using System.Collections.Generic;
using System.Globalization;
using System.IO;

namespace Pen.Simulator.Tracing;

/// <summary>
/// Writes VCD: bits as wires, numbers as reals (the two kinds that both viewers draw), in microseconds, and only
/// what changed.
/// </summary>
public sealed class VcdTrace : TraceFile
{
    private const char FirstIdentifier = '!';

    private readonly string[] _last = new string[TraceColumns.All.Count];
    private readonly List<string> _changes = [];
    private long _lastTime = -1;
    private long _now;

    /// <summary>Opens the trace and writes its declarations.</summary>
    public VcdTrace(string path)
        : base(path)
    {
        WriteDeclarations();
    }

    /// <summary>Writes to a writer with line feeds, which stays open: its declarations, now.</summary>
    public VcdTrace(TextWriter writer)
        : base(writer)
    {
        WriteDeclarations();
    }

    /// <inheritdoc/>
    public override void Write(TraceRow row)
    {
        _now = row.TimeMicroseconds;
        _changes.Clear();
        for (int i = 0; i < TraceColumns.All.Count; i++)
        {
            string change = Change(TraceColumns.All[i], row) + Identifier(i);
            if (change != _last[i])
            {
                _last[i] = change;
                _changes.Add(change);
            }
        }
        if (_lastTime < 0)
        {
            WriteTime(row.TimeMicroseconds);
            Writer.WriteLine("$dumpvars");
            WriteChanges();
            Writer.WriteLine("$end");
        }
        else if (_changes.Count > 0)
        {
            WriteTime(row.TimeMicroseconds);
            WriteChanges();
        }
    }

    /// <inheritdoc/>
    protected override void Finish()
    {
        // The last stretch without a change belongs to the trace as well.
        WriteTime(_now);
    }

    private void WriteDeclarations()
    {
        Writer.WriteLine(
            "$comment state, stop_reason and verdict are the numbers of the firmware's enums $end"
        );
        Writer.WriteLine("$timescale 1 us $end");
        Writer.WriteLine("$scope module pen $end");
        for (int i = 0; i < TraceColumns.All.Count; i++)
        {
            TraceColumn column = TraceColumns.All[i];
            string type = column.Kind == TraceKind.Bit ? "wire 1" : "real 64";
            Writer.WriteLine($"$var {type} {Identifier(i)} {column.Name} $end");
        }
        Writer.WriteLine("$upscope $end");
        Writer.WriteLine("$enddefinitions $end");
    }

    // One printable character each, from ! on: the columns are far fewer than the 94 there are.
    private static char Identifier(int index) => (char)(FirstIdentifier + index);

    private static string Change(TraceColumn column, TraceRow row)
    {
        string value = column.Rounded(row).ToString("R", CultureInfo.InvariantCulture);
        return column.Kind == TraceKind.Bit ? value : $"r{value} ";
    }

    private void WriteTime(long time)
    {
        if (time != _lastTime)
        {
            Writer.WriteLine("#" + time.ToString(CultureInfo.InvariantCulture));
            _lastTime = time;
        }
    }

    private void WriteChanges()
    {
        foreach (string change in _changes)
        {
            Writer.WriteLine(change);
        }
    }
}

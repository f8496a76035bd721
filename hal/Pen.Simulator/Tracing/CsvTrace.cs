// A trace as comma-separated values: one row a moment.
using System.Globalization;

namespace Pen.Simulator.Tracing;

/// <summary>Writes CSV: a header, then one row a moment; lines end in LF.</summary>
public sealed class CsvTrace : TraceFile
{
    /// <summary>Opens the trace and writes its header.</summary>
    public CsvTrace(string path)
        : base(path)
    {
        Writer.Write(TraceColumns.Time);
        foreach (TraceColumn column in TraceColumns.All)
        {
            Writer.Write(',');
            Writer.Write(column.Name);
        }
        Writer.WriteLine();
    }

    /// <inheritdoc/>
    public override void Write(TraceRow row)
    {
        Writer.Write(row.TimeMicroseconds.ToString(CultureInfo.InvariantCulture));
        foreach (TraceColumn column in TraceColumns.All)
        {
            Writer.Write(',');
            Writer.Write(column.Word is null ? Number(column, row) : column.Word(row));
        }
        Writer.WriteLine();
    }

    private static string Number(TraceColumn column, TraceRow row)
    {
        string format = column.Kind == TraceKind.Fraction ? "0.00" : "0";
        return column.Rounded(row).ToString(format, CultureInfo.InvariantCulture);
    }
}

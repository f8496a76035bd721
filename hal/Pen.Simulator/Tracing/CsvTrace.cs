// A trace as comma-separated values: one row a moment.
using System.Globalization;
using System.IO;

namespace Pen.Simulator.Tracing;

/// <summary>Writes CSV: a header, then one row a moment; lines end in LF.</summary>
public sealed class CsvTrace : TraceFile
{
    /// <summary>Opens the trace and writes its header.</summary>
    public CsvTrace(string path)
        : base(path)
    {
        WriteHeader();
    }

    /// <summary>Writes to a writer with line feeds, which stays open: its header, now.</summary>
    public CsvTrace(TextWriter writer)
        : base(writer)
    {
        WriteHeader();
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

    private void WriteHeader()
    {
        Writer.Write(TraceColumns.Time);
        foreach (TraceColumn column in TraceColumns.All)
        {
            Writer.Write(',');
            Writer.Write(column.Name);
        }
        Writer.WriteLine();
    }

    private static string Number(TraceColumn column, TraceRow row)
    {
        string format = column.Kind == TraceKind.Fraction ? "0.00" : "0";
        return column.Rounded(row).ToString(format, CultureInfo.InvariantCulture);
    }
}

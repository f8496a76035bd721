// A trace on disk that takes its name only once it is whole.
using System;
using System.IO;
using System.Text;

namespace Pen.Simulator.Tracing;

/// <summary>
/// A trace being written. It grows in a file beside its target and is moved over it by <see cref="Commit"/>;
/// without that, an older trace of the same name stays what it was.
/// </summary>
public abstract class TraceFile : IDisposable
{
    // Null where somebody else's writer is written to.
    private readonly string? _path;
    private readonly string _partPath = "";
    private bool _closed;

    /// <summary>Opens the file beside the target. Throws <c>IOException</c> and its like.</summary>
    protected TraceFile(string path)
    {
        _path = path;
        _partPath = path + ".part";
        if (Directory.Exists(path))
        {
            throw new IOException($"'{path}' is a folder");
        }
        Writer = new StreamWriter(_partPath, append: false, new UTF8Encoding(false)) { NewLine = "\n" };
    }

    /// <summary>Writes to a writer with line feeds, which stays open and belongs to somebody else.</summary>
    protected TraceFile(TextWriter writer)
    {
        Writer = writer;
    }

    /// <summary>Where the trace is written to.</summary>
    protected TextWriter Writer { get; }

    /// <summary>Opens a trace in the format that the file's extension names, <c>.csv</c> or <c>.vcd</c>.</summary>
    public static TraceFile Open(string path)
    {
        return Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".csv" => new CsvTrace(path),
            ".vcd" => new VcdTrace(path),
            _ => throw new ArgumentException($"'{path}' ends in neither .csv nor .vcd"),
        };
    }

    /// <summary>True if the extension is one that <see cref="Open"/> knows.</summary>
    public static bool IsKnown(string path)
    {
        return Path.GetExtension(path).ToLowerInvariant() is ".csv" or ".vcd";
    }

    /// <summary>Adds a row; time never falls from one to the next.</summary>
    public abstract void Write(TraceRow row);

    /// <summary>The trace is whole: it takes the place of the target.</summary>
    public void Commit()
    {
        Finish();
        Writer.Flush();
        Close();
        if (_path is not null)
        {
            File.Move(_partPath, _path, overwrite: true);
        }
    }

    /// <summary>Drops what was not committed.</summary>
    public void Dispose()
    {
        if (!_closed)
        {
            Close();
            if (_path is not null)
            {
                File.Delete(_partPath);
            }
        }
        GC.SuppressFinalize(this);
    }

    /// <summary>Writes what ends a whole trace.</summary>
    protected virtual void Finish() { }

    private void Close()
    {
        _closed = true;
        if (_path is not null)
        {
            Writer.Dispose();
        }
    }
}

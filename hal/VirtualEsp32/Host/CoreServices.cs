// What the stand-ins for core library types stand on: threads, the internal drive, the serial line.
using System;

namespace VirtualEsp32;

/// <summary>A managed thread of the current chip.</summary>
public sealed class VirtualThread(Action body)
{
    private readonly VirtualChip _chip = VirtualChip.Current;
    private bool _started;
    private bool _ended;

    /// <summary>Started and not ended.</summary>
    public bool IsAlive => _started && !_ended;

    /// <summary>Thread.Sleep of the calling thread's chip: ends on a tick; 0 lets the others run.</summary>
    public static void Sleep(int milliseconds) => VirtualChip.Current.Interpreter.Sleep(milliseconds);

    /// <summary>Starts it; it runs when the calling thread next blocks.</summary>
    public void Start()
    {
        if (_started)
        {
            throw new InvalidOperationException("A thread starts once.");
        }

        _started = true;
        _chip.StartThread(() =>
        {
            try
            {
                body();
            }
            finally
            {
                _ended = true;
            }
        });
    }
}

/// <summary>The serial line of the current chip.</summary>
public static class VirtualSerial
{
    /// <summary>Sends a line; no other managed thread runs meanwhile.</summary>
    public static void WriteLine(string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        VirtualChip chip = VirtualChip.Current;
        chip.Interpreter.Hold(() => chip.Wiring.Ports.Serial.WriteLine(line));
    }
}

/// <summary>The internal drive of the current chip.</summary>
public static class VirtualDrive
{
    private const string Root = "I:\\";

    /// <summary>True if there is such a file; false, as on the device, also if that could not be found out.</summary>
    public static bool Exists(string path)
    {
        string name = NameOf(path);
        return Array.IndexOf(VirtualChip.Current.Board.Flash.Names, name) >= 0;
    }

    /// <summary>Removes a file; false if the medium failed.</summary>
    public static bool Delete(string path)
    {
        VirtualChip chip = VirtualChip.Current;
        bool gone = false;
        chip.Interpreter.Hold(() => gone = chip.Wiring.Ports.Storage.Delete(NameOf(path)));
        return gone;
    }

    internal static string NameOf(string path) =>
        path.StartsWith(Root, StringComparison.Ordinal) && path.Length > Root.Length
            ? path[Root.Length..]
            : throw new ArgumentException("Not a file of the internal drive: " + path);
}

/// <summary>A file that is open. What is written goes to the medium with the next flush.</summary>
public sealed class VirtualFile(string path, bool appends)
{
    private readonly VirtualChip _chip = VirtualChip.Current;
    private readonly string _name = VirtualDrive.NameOf(path);
    private byte[] _pending = [];
    private bool _creates = appends && !VirtualDrive.Exists(path);

    /// <summary>Where the next read begins.</summary>
    public int Position { get; set; }

    /// <summary>Bytes in the file; -1 if the medium failed.</summary>
    public int Length()
    {
        int length = -1;
        _chip.Interpreter.Hold(() => length = _chip.Wiring.Ports.Storage.Length(_name));
        return length;
    }

    /// <summary>Reads from the position on; how many bytes, or -1 if the medium failed.</summary>
    public int Read(byte[] buffer, int offset, int count)
    {
        ArgumentNullException.ThrowIfNull(buffer);
        byte[] bytes = new byte[count];
        int read = -1;
        _chip.Interpreter.Hold(() => read = _chip.Wiring.Ports.Storage.Read(_name, Position, bytes, count));
        Array.Copy(bytes, 0, buffer, offset, Math.Max(0, read));
        Position += Math.Max(0, read);
        return read;
    }

    /// <summary>Keeps bytes for the next flush.</summary>
    public void Write(byte[] buffer, int offset, int count)
    {
        ArgumentNullException.ThrowIfNull(buffer);
        _pending = [.. _pending, .. buffer.AsSpan(offset, count)];
    }

    /// <summary>Appends what was written; false if the medium failed.</summary>
    public bool Flush()
    {
        if (_pending.Length == 0 && !_creates)
        {
            return true;
        }

        byte[] bytes = _pending;
        _pending = [];
        _creates = false;
        bool done = false;
        _chip.Interpreter.Hold(() => done = _chip.Wiring.Ports.Storage.Append(_name, bytes, bytes.Length));
        return done;
    }
}

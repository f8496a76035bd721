// A pen's record made by the firmware's own journal, in memory: what dumps are made from.
using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using Pen.Control;
using Pen.Drivers;
using Pen.Hal;

namespace Pen.Simulator.Tests.Journals;

/// <summary>Flash files under the firmware's journal, and ways to take them away and to spoil them.</summary>
internal sealed class RecordedPen : IStorage, ISerialOutput
{
    private readonly StringBuilder _serial = new();
    private Journal? _journal;

    public Dictionary<string, byte[]> Files { get; } = [];

    /// <summary>A pen with so many sessions, each of a boot and a cartridge of its own.</summary>
    public static RecordedPen WithSessions(int count, bool onlyOpened = false)
    {
        RecordedPen pen = new();
        for (int i = 1; i <= count; i++)
        {
            pen.Boot();
            pen.Open(Session(i));
            if (!onlyOpened)
            {
                pen.Save(Session(i));
            }
        }
        return pen;
    }

    /// <summary>The session of a number, different from all others.</summary>
    public static SessionRecord Session(int number)
    {
        SessionRecord session = new()
        {
            Serial = CartridgeLayout.MakeSerial(0x1000 + number),
            NeedleCount = 12,
            Lot = BitConverter.ToInt64("A2026-07"u8),
            OpenedSeconds = 10 + number,
            RunningMilliseconds = 61_500 + number,
            PressureWarnings = number % 3,
            StopCount = 2,
            Ended = true,
        };
        session.StrokesByLevel[0] = 1_000 + number;
        session.StrokesByLevel[2] = 500;
        session.StrokesByDepth[0] = 1_200 + number;
        session.StrokesByDepth[2] = 300;
        session.StopReasons[0] = (int)StopReason.Operator;
        session.StopReasons[1] = (int)StopReason.CartridgeRemoved;
        return session;
    }

    public void Boot()
    {
        _journal = new Journal(this);
        Assert.AreEqual(MountResult.Usable, _journal.Mount());
    }

    /// <summary>Uses a cartridge, and saves its session.</summary>
    public void Treat(SessionRecord session)
    {
        Open(session);
        Save(session);
    }

    /// <summary>The first step of an opening, and no more.</summary>
    public void Intend(long serial) => Assert.AreEqual(SlowAnswer.Done, _journal!.RecordIntent(serial));

    /// <summary>Opens a session, of which nothing more is saved.</summary>
    public void Open(SessionRecord session)
    {
        SessionRecord opening = new()
        {
            Serial = session.Serial,
            NeedleCount = session.NeedleCount,
            Lot = session.Lot,
            OpenedSeconds = session.OpenedSeconds,
        };
        Intend(session.Serial);
        Assert.AreEqual(SlowAnswer.Done, _journal!.RecordUse(opening));
    }

    public void Save(SessionRecord session) =>
        Assert.AreEqual(SlowAnswer.Done, _journal!.SaveSession(session));

    /// <summary>Writes the files into a folder.</summary>
    public string SaveTo(TemporaryFolder folder, string name = "dump")
    {
        string path = folder.File(name);
        Directory.CreateDirectory(path);
        foreach ((string file, byte[] bytes) in Files)
        {
            File.WriteAllBytes(Path.Combine(path, file), bytes);
        }
        return path;
    }

    /// <summary>The text that the firmware sends over the serial port.</summary>
    public string SerialDump()
    {
        _serial.Clear();
        JournalDump dump = new(new JournalStore(this));
        SlowAnswer answer = dump.SendPiece(this, true);
        for (int i = 0; i < 100_000 && answer == SlowAnswer.More; i++)
        {
            answer = dump.SendPiece(this, false);
        }
        Assert.AreEqual(SlowAnswer.Done, answer);
        return _serial.ToString();
    }

    /// <summary>Turns a bit of a file.</summary>
    public void Spoil(string file, int offset) => Files[file][offset] ^= 0x10;

    public int Length(string name) => Files.TryGetValue(name, out byte[]? bytes) ? bytes.Length : 0;

    public int Read(string name, int offset, byte[] buffer, int count)
    {
        if (!Files.TryGetValue(name, out byte[]? bytes) || offset >= bytes.Length)
        {
            return 0;
        }
        int length = Math.Min(count, bytes.Length - offset);
        Array.Copy(bytes, offset, buffer, 0, length);
        return length;
    }

    public bool Append(string name, byte[] data, int count)
    {
        Files[name] = [.. Files.GetValueOrDefault(name, []), .. data.AsSpan(0, count)];
        return true;
    }

    public bool Delete(string name)
    {
        Files.Remove(name);
        return true;
    }

    public void WriteLine(string line) => _serial.Append(line).Append("\r\n");
}

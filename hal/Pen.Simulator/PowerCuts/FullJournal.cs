// The flash of a pen that has been in use for years, written by the firmware's own code.
using System.Collections.Concurrent;
using System.Collections.Generic;
using Pen.Control;
using Pen.Drivers;
using Pen.Hal.Simulated;

namespace Pen.Simulator.PowerCuts;

/// <summary>When a full ring of sessions has to make room.</summary>
public enum MakesRoom
{
    /// <summary>Never: the flash is empty.</summary>
    Never,

    /// <summary>At the next boot, which finds sessions that were cut off.</summary>
    Boot,

    /// <summary>When the next session ends.</summary>
    Session,
}

/// <summary>Makes the files of a journal that is nearly full.</summary>
public static class FullJournal
{
    /// <summary>Serials that are left to be used: more than any trial needs.</summary>
    public const int SerialsLeft = 16;

    private const long FirstSerial = 0x0002_0000_0001;
    private const int SessionsOfFile = JournalFiles.LogSlots / 2;
    private const int SessionsCutOff = 3;

    private static readonly ConcurrentDictionary<int, IReadOnlyDictionary<string, byte[]>> Made = new();

    /// <summary>Puts a journal onto a flash that has room for so many cartridges more, its ring full of sessions.</summary>
    public static void Fill(SimulatedFlash flash, int serialsLeft)
    {
        IReadOnlyDictionary<string, byte[]> files = Made.GetOrAdd(
            serialsLeft,
            static left => Make(MakesRoom.Session, left)
        );
        foreach ((string name, byte[] content) in files)
        {
            flash.SetFile(name, content);
        }
    }

    /// <summary>Files by name; none for <see cref="MakesRoom.Never"/>.</summary>
    /// <param name="makesRoom">What the ring is so full for.</param>
    /// <param name="serialsLeft">Serials that the register still has room for.</param>
    public static IReadOnlyDictionary<string, byte[]> Make(MakesRoom makesRoom, int serialsLeft = SerialsLeft)
    {
        Dictionary<string, byte[]> files = [];
        if (makesRoom == MakesRoom.Never)
        {
            return files;
        }
        PlantParameters fast = new();
        fast.Set("flash.append_ms", 0);
        fast.Set("flash.read_ms", 0);
        SimulatedBoard board = new(fast, 1);
        board.PowerOn();
        Journal journal = new(board.Ports.Storage);
        journal.Mount();
        int used = JournalFiles.MaxUsed - serialsLeft;
        int ended = SessionsOfFile * JournalFiles.RingFiles;
        int cutOff = makesRoom == MakesRoom.Boot ? SessionsCutOff : 0;
        for (int i = 0; i < used; i++)
        {
            long serial = CartridgeLayout.MakeSerial(FirstSerial + i);
            journal.RecordIntent(serial);
            int session = i - (used - ended - cutOff);
            if (session >= 0)
            {
                journal.SaveSession(SessionOf(serial, session < ended));
            }
        }
        board.PowerOff();
        foreach (string name in board.Flash.Names)
        {
            files.Add(name, board.Flash.GetFile(name));
        }
        return files;
    }

    private static SessionRecord SessionOf(long serial, bool ended)
    {
        SessionRecord session = new()
        {
            Serial = serial,
            NeedleCount = 12,
            OpenedSeconds = 60,
            RunningMilliseconds = 600_000,
            StopCount = 1,
            Ended = ended,
        };
        session.StopReasons[0] = (int)StopReason.Operator;
        session.StrokesByLevel[0] = 54_000;
        session.StrokesByDepth[0] = 54_000;
        return session;
    }
}

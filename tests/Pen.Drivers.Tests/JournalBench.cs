// A journal on storage that can be hurt, and what it says after the next power-up.
using System;
using System.Collections.Generic;
using Pen.Control;

namespace Pen.Drivers.Tests;

/// <summary>Storage that outlives the journals mounted on it.</summary>
internal sealed class JournalBench
{
    public FakeStorage Storage { get; } = new();

    public List<byte> First => Storage.Files[Journal.FirstFile];

    public List<byte> Second => Storage.Files[Journal.SecondFile];

    public Journal PowerUp()
    {
        Journal journal = new(Storage);
        journal.Mount();
        return journal;
    }

    public MountResult Mount(out Journal journal)
    {
        journal = new Journal(Storage);
        return journal.Mount();
    }

    public static SessionRecord Session(long serial)
    {
        SessionRecord session = new()
        {
            Serial = serial,
            NeedleCount = 12,
            OpenedSeconds = 345,
            RunningMilliseconds = 1234567,
            PressureWarnings = 7,
            StopCount = 18,
            Ended = true,
        };
        for (int i = 0; i < 5; i++)
        {
            session.StrokesByLevel[i] = 100000 + i;
            session.StrokesByDepth[i] = 200000 + i;
        }
        for (int i = 0; i < SessionRecord.MaxReasons; i++)
        {
            session.StopReasons[i] = 101 + i;
        }
        return session;
    }

    /// <summary>Runs an action that the power loss may end.</summary>
    public static bool Survives(Action action)
    {
        try
        {
            action();
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}

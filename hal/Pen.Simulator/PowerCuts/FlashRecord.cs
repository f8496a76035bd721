// Reads the journal's files as bytes, by their description and with code of its own: it shares none with the pen.
using System;
using System.Collections.Generic;
using Pen.Hal.Simulated;

namespace Pen.Simulator.PowerCuts;

/// <summary>
/// What stands on a flash according to firmware/Pen.Drivers/Journal.md. Serials are the 48 bits of number in a
/// cartridge's ROM.
/// </summary>
internal sealed class FlashRecord
{
    private const string RegisterPrefix = "used-";
    private const string CalibrationPrefix = "calibration-";
    private const int RegisterSlot = 12;
    private const int MostSerials = 4096;
    private const int Slot = 64;
    private const byte Magic = 0xA5;
    private const byte BootType = 1;
    private const byte ReasonsType = 4;
    private const byte CountsType = 5;
    private const byte Family = 0x2D;

    private const int StopsAt = 18;
    private const int MostStops = 12;

    private static readonly int[] CheckTable = MakeCheckTable();

    private readonly Dictionary<long, (long Sequence, int[] Stops)> _stops = [];

    private FlashRecord() { }

    /// <summary>Serials that a pen has to refuse, with how many copies hold each.</summary>
    public Dictionary<long, int> Used { get; } = [];

    /// <summary>Serials in the register, with how many of its copies hold each.</summary>
    public Dictionary<long, int> Registered { get; } = [];

    /// <summary>Serials of which a session stands on record: their use mark was read back.</summary>
    public HashSet<long> Confirmed { get; } = [];

    /// <summary>Sessions by boot and serial, with the greatest sequence number of their counts.</summary>
    public Dictionary<(long Boot, long Serial), long> Sessions { get; } = [];

    /// <summary>The greatest boot number found.</summary>
    public long LastBoot { get; private set; }

    /// <summary>Slots that do not verify, the torn ones included.</summary>
    public int Damaged { get; private set; }

    /// <summary>Stop reasons on record of the latest session of a serial, first to last.</summary>
    public IReadOnlyList<int> StopsOf(long serial) =>
        _stops.TryGetValue(serial, out (long Sequence, int[] Stops) latest) ? latest.Stops : [];

    /// <summary>Reads every file of a flash.</summary>
    public static FlashRecord Of(SimulatedFlash flash) => Of(flash.Names, flash.GetFile);

    /// <summary>Reads files.</summary>
    public static FlashRecord Of(IEnumerable<string> names, Func<string, byte[]> content)
    {
        FlashRecord record = new();
        Dictionary<char, HashSet<long>> copies = new() { ['a'] = [], ['b'] = [] };
        foreach (string name in names)
        {
            if (name.StartsWith(CalibrationPrefix, StringComparison.Ordinal))
            {
                // No part of the journal.
                continue;
            }
            ReadOnlySpan<byte> bytes = content(name);
            HashSet<long> copy = copies[name[name.IndexOf('-') + 1]];
            if (name.StartsWith(RegisterPrefix, StringComparison.Ordinal))
            {
                record.ReadRegister(bytes, copy);
            }
            else
            {
                record.ReadSlots(bytes, copy);
            }
        }
        foreach (HashSet<long> copy in copies.Values)
        {
            foreach (long serial in copy)
            {
                record.Used[serial] = record.Used.GetValueOrDefault(serial) + 1;
            }
        }
        return record;
    }

    private void ReadRegister(ReadOnlySpan<byte> bytes, HashSet<long> used)
    {
        HashSet<long> copy = [];
        for (int at = 0; at < bytes.Length; at += RegisterSlot)
        {
            ReadOnlySpan<byte> slot = bytes[at..Math.Min(at + RegisterSlot, bytes.Length)];
            if (IsSound(slot, RegisterSlot) && Number(slot, 8, 2) is > 0 and <= MostSerials)
            {
                copy.Add(Number(slot, 0, 6));
            }
        }
        used.UnionWith(copy);
        foreach (long serial in copy)
        {
            Registered[serial] = Registered.GetValueOrDefault(serial) + 1;
        }
    }

    private void ReadSlots(ReadOnlySpan<byte> bytes, HashSet<long> used)
    {
        for (int at = 0; at < bytes.Length; at += Slot)
        {
            ReadOnlySpan<byte> slot = bytes[at..Math.Min(at + Slot, bytes.Length)];
            if (!IsSound(slot, Slot) || slot[0] != Magic || slot[1] is < BootType or > CountsType)
            {
                continue;
            }
            LastBoot = Math.Max(LastBoot, Number(slot, 6, 4));
            if (slot[1] == BootType || slot[10] != Family)
            {
                continue;
            }
            long serial = Number(slot, 11, 6);
            used.Add(serial);
            if (slot[1] >= ReasonsType)
            {
                Confirmed.Add(serial);
            }
            if (slot[1] == ReasonsType)
            {
                TakeStops(slot, serial);
            }
            if (slot[1] == CountsType)
            {
                (long, long) session = (Number(slot, 6, 4), serial);
                long sequence = Number(slot, 2, 4);
                Sessions[session] = Math.Max(Sessions.GetValueOrDefault(session), sequence);
            }
        }
    }

    private void TakeStops(ReadOnlySpan<byte> slot, long serial)
    {
        long sequence = Number(slot, 2, 4);
        if (_stops.TryGetValue(serial, out (long Sequence, int[] Stops) known) && known.Sequence >= sequence)
        {
            return;
        }
        List<int> stops = [];
        for (int i = 0; i < MostStops; i++)
        {
            int stop = (int)Number(slot, StopsAt + (2 * i), 2);
            if (stop != 0)
            {
                stops.Add(stop);
            }
        }
        _stops[serial] = (sequence, [.. stops]);
    }

    // A slot counts if it is whole and its last two bytes are the check of the others.
    private bool IsSound(ReadOnlySpan<byte> slot, int length)
    {
        bool sound = slot.Length == length && Number(slot, length - 2, 2) == Check(slot[..(length - 2)]);
        Damaged += sound ? 0 : 1;
        return sound;
    }

    private static long Number(ReadOnlySpan<byte> bytes, int at, int count)
    {
        long value = 0;
        for (int i = at + count - 1; i >= at; i--)
        {
            value = (value << 8) | bytes[i];
        }
        return value;
    }

    // CRC-16 with the polynomial x16 + x15 + x2 + 1, least significant bit first, from 0.
    private static int Check(ReadOnlySpan<byte> bytes)
    {
        int register = 0;
        foreach (byte value in bytes)
        {
            register = (register >> 8) ^ CheckTable[(register ^ value) & 0xFF];
        }
        return register;
    }

    private static int[] MakeCheckTable()
    {
        int[] table = new int[256];
        for (int value = 0; value < table.Length; value++)
        {
            table[value] = value;
            for (int bit = 0; bit < 8; bit++)
            {
                table[value] = (table[value] >> 1) ^ ((table[value] & 1) * 0xA001);
            }
        }
        return table;
    }
}

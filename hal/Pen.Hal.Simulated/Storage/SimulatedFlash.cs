// Flash files that survive power, and tear when power goes in the middle of a write.
using System;
using System.Collections.Generic;

namespace Pen.Hal.Simulated;

/// <summary>The files on the simulated flash.</summary>
public sealed class SimulatedFlash
{
    private readonly List<FlashFile> _files = [];
    private readonly SeededRandom _random;
    private readonly PlantParameters _parameters;
    private FlashFault? _fault;
    private int _calls;
    private FlashWrite? _pending;
    private byte[] _pendingBytes = [];
    private bool _pendingSucceeds;

    internal SimulatedFlash(PlantParameters parameters, SeededRandom random)
    {
        _parameters = parameters;
        _random = random;
    }

    /// <summary>Names of the files, in the order of their creation.</summary>
    public string[] Names => _files.ConvertAll(static file => file.Name).ToArray();

    /// <summary>What is wrong with the medium from now on; null for nothing.</summary>
    public FlashFault? Fault
    {
        get => _fault;
        set
        {
            if (value is { Kind: FaultKind.Delayed } or { Factor: < 2 })
            {
                throw new ArgumentException("Flash has no such fault: " + value + ".");
            }
            _fault = value;
            _calls = 0;
        }
    }

    /// <summary>What the next power loss leaves of a write under way; null: any part of it, by the seed.</summary>
    public FlashTear? NextTear { get; set; }

    /// <summary>Raised when a write begins: from now until its time has passed, a power loss tears it.</summary>
    public event Action<FlashWrite>? WriteBegun;

    /// <summary>A copy of a file's bytes; empty if it does not exist.</summary>
    public byte[] GetFile(string name)
    {
        FlashFile? file = Find(name);
        return file == null ? [] : file.Bytes.AsSpan(0, file.Length).ToArray();
    }

    /// <summary>Puts a file there, whole.</summary>
    public void SetFile(string name, byte[] content)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(content);
        Lose(name);
        Store(name, content, content.Length);
    }

    /// <summary>The file is gone, as after a failure of the file system; harmless if it never was there.</summary>
    public void Lose(string name) => _files.RemoveAll(file => file.Name == name);

    /// <summary>Inverts bits of a stored byte: rot. The byte must exist.</summary>
    public void FlipBits(string name, int offset, byte mask)
    {
        FlashFile file = Find(name) ?? throw new ArgumentException("There is no file '" + name + "' to rot.");
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(offset, file.Length);
        file.Bytes[offset] ^= mask;
    }

    internal int Length(string name) => Fails(Ask(name, FlashAccess.Reads)) ? -1 : Find(name)?.Length ?? 0;

    internal int Read(string name, int offset, byte[] buffer, int count)
    {
        FlashFault? fault = Ask(name, FlashAccess.Reads);
        if (Fails(fault))
        {
            return -1;
        }

        FlashFile? file = Find(name);
        if (file == null || offset >= file.Length)
        {
            return 0;
        }

        int length = Math.Min(count, file.Length - offset);
        Array.Copy(file.Bytes, offset, buffer, 0, length);
        Corrupt(buffer, length, fault);
        return length;
    }

    internal bool HasRoomFor(int count)
    {
        long used = 0;
        foreach (FlashFile file in _files)
        {
            used += file.Length;
        }

        return used + count <= (long)_parameters.FlashCapacity;
    }

    /// <summary>How many times as long as usual a call takes now.</summary>
    internal int SlowFactor(string name, FlashAccess access) =>
        _fault is { Kind: FaultKind.Slow } && _fault.Concerns(name, access) ? _fault.Factor : 1;

    /// <summary>An append begins. Until <see cref="Commit"/> a power loss leaves a part of it.</summary>
    internal void BeginAppend(string name, byte[] data, int count, long microseconds)
    {
        FlashFault? fault = Ask(name, FlashAccess.Writes);
        _pendingSucceeds = !Fails(fault);
        int stored = fault switch
        {
            { Kind: FaultKind.Stuck } => 0,
            _ when !_pendingSucceeds => Math.Min(fault!.StoredBytes, count),
            _ => count,
        };
        _pendingBytes = data.AsSpan(0, stored).ToArray();
        Corrupt(_pendingBytes, stored, fault);
        Begin(new FlashWrite(name, count, false, microseconds));
    }

    /// <summary>A deletion begins. Until <see cref="Commit"/> a power loss leaves it done or not.</summary>
    internal void BeginDelete(string name, long microseconds)
    {
        FlashFault? fault = Ask(name, FlashAccess.Writes);
        _pendingSucceeds = !Fails(fault);
        _pendingBytes = !_pendingSucceeds || fault is { Kind: FaultKind.Stuck } ? [] : [1];
        Begin(new FlashWrite(name, 0, true, microseconds));
    }

    /// <summary>The write that began is over. False if the medium reports an error.</summary>
    internal bool Commit()
    {
        Finish(_pendingBytes.Length);
        return _pendingSucceeds;
    }

    /// <summary>
    /// Power is gone: what was being written is torn at any byte, at times with its last one garbled, unless
    /// <see cref="NextTear"/> says where.
    /// </summary>
    internal void LosePower()
    {
        FlashTear? tear = NextTear;
        NextTear = null;
        if (_pending == null)
        {
            return;
        }

        int length = Math.Min(tear?.Bytes ?? _random.NextUpTo(_pendingBytes.Length), _pendingBytes.Length);
        if (length > 0 && (tear?.Garbled ?? _random.NextUpTo(3) == 0))
        {
            _pendingBytes[length - 1] ^= tear == null ? (byte)(1 + _random.NextUpTo(254)) : (byte)0xFF;
        }

        Finish(length);
    }

    private void Begin(FlashWrite write)
    {
        _pending = write;
        WriteBegun?.Invoke(write);
    }

    private void Finish(int length)
    {
        FlashWrite? write = _pending;
        _pending = null;
        if (write is { IsDeletion: true } && length > 0)
        {
            Lose(write.Name);
        }
        else if (write is { IsDeletion: false } && (length > 0 || write.Count == 0))
        {
            Store(write.Name, _pendingBytes, length);
        }
    }

    // The fault that this call meets, or null. Every call that a fault is about counts.
    private FlashFault? Ask(string name, FlashAccess access)
    {
        if (_fault == null || !_fault.Concerns(name, access))
        {
            return null;
        }

        _calls++;
        return _fault.Kind != FaultKind.Intermittent || _calls % _fault.Factor == 0 ? _fault : null;
    }

    private static bool Fails(FlashFault? fault) =>
        fault is { Kind: FaultKind.Off or FaultKind.Intermittent };

    private void Corrupt(byte[] bytes, int length, FlashFault? fault)
    {
        if (fault is { Kind: FaultKind.Wrong } && fault.WrongByte < length)
        {
            bytes[fault.WrongByte] ^= 1;
        }

        for (int i = 0; fault is { Kind: FaultKind.Garbage } && i < length; i++)
        {
            bytes[i] = (byte)_random.NextBits();
        }
    }

    private FlashFile? Find(string name) => _files.Find(file => file.Name == name);

    private void Store(string name, byte[] data, int count)
    {
        FlashFile? file = Find(name);
        if (file == null)
        {
            file = new FlashFile(name);
            _files.Add(file);
        }

        int length = file.Length + count;
        if (length > file.Bytes.Length)
        {
            Array.Resize(ref file.Bytes, Math.Max(length, 2 * file.Bytes.Length));
        }

        Array.Copy(data, 0, file.Bytes, file.Length, count);
        file.Length = length;
    }

    private sealed class FlashFile(string name)
    {
        public readonly string Name = name;
        public byte[] Bytes = [];
        public int Length;
    }
}

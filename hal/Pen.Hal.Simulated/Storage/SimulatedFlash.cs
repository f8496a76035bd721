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
    private string? _pendingName;
    private byte[] _pending = [];

    internal SimulatedFlash(PlantParameters parameters, SeededRandom random)
    {
        _parameters = parameters;
        _random = random;
    }

    /// <summary>Names of the files, in the order of their creation.</summary>
    public string[] Names => _files.ConvertAll(static file => file.Name).ToArray();

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
        Delete(name);
        Add(name, content, content.Length);
    }

    internal int Length(string name) => Find(name)?.Length ?? 0;

    internal int Read(string name, int offset, byte[] buffer, int count)
    {
        FlashFile? file = Find(name);
        if (file == null || offset >= file.Length)
        {
            return 0;
        }

        int length = Math.Min(count, file.Length - offset);
        Array.Copy(file.Bytes, offset, buffer, 0, length);
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

    /// <summary>An append begins. Until <see cref="Commit"/> a power loss leaves a part of it.</summary>
    internal void Begin(string name, byte[] data, int count)
    {
        _pendingName = name;
        _pending = data.AsSpan(0, count).ToArray();
    }

    internal void Commit()
    {
        if (_pendingName != null)
        {
            Add(_pendingName, _pending, _pending.Length);
            _pendingName = null;
        }
    }

    internal void Delete(string name) => _files.RemoveAll(file => file.Name == name);

    /// <summary>Power is gone: what was being written is torn at any byte, at times with its last one garbled.</summary>
    internal void LosePower()
    {
        if (_pendingName == null)
        {
            return;
        }

        int length = _random.NextUpTo(_pending.Length);
        if (length > 0 && _random.NextUpTo(3) == 0)
        {
            _pending[length - 1] ^= (byte)(1 + _random.NextUpTo(254));
        }

        if (length > 0)
        {
            Add(_pendingName, _pending, length);
        }

        _pendingName = null;
    }

    private FlashFile? Find(string name) => _files.Find(file => file.Name == name);

    private void Add(string name, byte[] data, int count)
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

// Files in memory, for journals that are made, damaged and read again.
using System;
using System.Collections.Generic;
using Pen.Hal;

namespace Parsers.Tests;

internal sealed class MemoryFiles : IStorage
{
    private readonly Dictionary<string, byte[]> _files = [];

    public IEnumerable<string> Names => _files.Keys;

    public byte[] this[string name]
    {
        get => _files.GetValueOrDefault(name, []);
        set => _files[name] = value;
    }

    public MemoryFiles Copy()
    {
        MemoryFiles copy = new();
        foreach ((string name, byte[] content) in _files)
        {
            copy[name] = (byte[])content.Clone();
        }
        return copy;
    }

    public int Length(string name) => this[name].Length;

    public int Read(string name, int offset, byte[] buffer, int count)
    {
        ReadOnlySpan<byte> file = this[name];
        ReadOnlySpan<byte> there = file[Math.Min(offset, file.Length)..];
        there = there[..Math.Min(count, there.Length)];
        there.CopyTo(buffer);
        return there.Length;
    }

    public bool Append(string name, byte[] data, int count)
    {
        this[name] = [.. this[name], .. data.AsSpan(0, count)];
        return true;
    }

    public bool Delete(string name)
    {
        _files.Remove(name);
        return true;
    }
}

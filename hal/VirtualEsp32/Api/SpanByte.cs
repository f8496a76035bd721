// System.SpanByte: the device library's view of a part of a byte array.
namespace System;

/// <summary>A part of an array.</summary>
public readonly struct SpanByte
{
    private readonly byte[] _array;
    private readonly int _start;

    /// <summary>A whole array.</summary>
    public SpanByte(byte[] array)
        : this(array, 0, array.Length) { }

    /// <summary>A part of an array. Throws if it does not lie within.</summary>
    public SpanByte(byte[] array, int start, int length)
    {
        if (start < 0 || length < 0 || start > array.Length || length > array.Length - start)
        {
            throw new ArgumentOutOfRangeException(nameof(length));
        }

        _array = array;
        _start = start;
        Length = length;
    }

    /// <summary>Bytes.</summary>
    public int Length { get; }

    /// <summary>A copy of the part.</summary>
    public byte[] ToArray() => _array.AsSpan(_start, Length).ToArray();
}

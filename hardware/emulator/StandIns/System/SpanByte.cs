namespace System;

/// <summary>mscorlib: the board's span, over bytes alone.</summary>
internal readonly struct SpanByte
{
    private readonly byte[]? _array;

    private SpanByte(byte[]? array) => _array = array;

    public static implicit operator SpanByte(byte[]? array) => new(array);

    public byte[] ToArray() => _array == null ? [] : (byte[])_array.Clone();
}

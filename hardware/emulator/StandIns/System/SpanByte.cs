namespace System;

/// <summary>mscorlib: the board's span, over bytes alone.</summary>
internal readonly struct SpanByte
{
    private readonly byte[]? array;

    private SpanByte(byte[]? array) => this.array = array;

    public static implicit operator SpanByte(byte[]? array) => new(array);

    public byte[] ToArray() => array == null ? [] : (byte[])array.Clone();
}

namespace System;

/// <summary>mscorlib: the board's span, over bytes alone.</summary>
internal readonly struct SpanByte
{
    private readonly byte[]? array;
    private readonly int start;

    public SpanByte(byte[]? array)
        : this(array, 0, array?.Length ?? 0)
    {
    }

    public SpanByte(byte[]? array, int start, int length)
    {
        if (start < 0 || length < 0 || start + length > (array?.Length ?? 0))
        {
            throw new ArgumentOutOfRangeException(nameof(length));
        }

        this.array = array;
        this.start = start;
        Length = length;
    }

    public static SpanByte Empty => default;

    public int Length { get; }

    public bool IsEmpty => Length == 0;

    public byte this[int index]
    {
        get => array![start + Check(index)];
        set => array![start + Check(index)] = value;
    }

    public static implicit operator SpanByte(byte[]? array) => new(array);

    public void CopyTo(SpanByte destination)
    {
        if (Length > destination.Length)
        {
            throw new ArgumentOutOfRangeException(nameof(destination));
        }

        for (int i = 0; i < Length; i++)
        {
            destination[i] = this[i];
        }
    }

    public SpanByte Slice(int from) => Slice(from, Length - from);

    public SpanByte Slice(int from, int length) =>
        from >= 0 && length >= 0 && from + length <= Length
            ? new SpanByte(array, start + from, length)
            : throw new ArgumentOutOfRangeException(nameof(length));

    public byte[] ToArray() => array == null ? [] : array.AsSpan(start, Length).ToArray();

    private int Check(int index) => index >= 0 && index < Length ? index : throw new ArgumentOutOfRangeException(nameof(index));
}

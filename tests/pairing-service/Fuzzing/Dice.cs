namespace Pairing.Service.Tests.Fuzzing;

/// <summary>
/// The choices of one input. They depend only on the seed and the number of the input, so that one input can be repeated alone
/// (SplitMix64).
/// </summary>
internal sealed class Dice(ulong seed, long input)
{
    private ulong _state = seed * 0x9E3779B97F4A7C15 ^ (ulong)input * 0xD1B54A32D192ED03;

    /// <summary>From 0 to one below <paramref name="sides"/>.</summary>
    public int Roll(int sides) => (int)(Next() % (ulong)sides);

    /// <summary>Once in this many times.</summary>
    public bool Once(int inTimes) => Roll(inTimes) == 0;

    public T Pick<T>(IReadOnlyList<T> from) => from[Roll(from.Count)];

    public byte[] Bytes(int count)
    {
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++)
        {
            bytes[i] = (byte)Next();
        }

        return bytes;
    }

    private ulong Next()
    {
        ulong z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}

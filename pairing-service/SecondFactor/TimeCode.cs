using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Pairing.Service.SecondFactor;

/// <summary>
/// The six digits that an authenticator app shows for 30 seconds (TOTP: RFC 6238 with SHA-1, RFC 4226 5.3).
/// </summary>
public static class TimeCode
{
    public const int Digits = 6;

    /// <summary>RFC 6238 5.2 recommends 30 seconds.</summary>
    public static readonly TimeSpan Step = TimeSpan.FromSeconds(30);

    /// <summary>RFC 6238 5.2: at most one step for the delay of the network, and 6: one for a clock that is wrong.</summary>
    private const int Tolerance = 1;

    /// <summary>The number of the step. Each step has one code.</summary>
    public static long StepAt(DateTimeOffset now) => now.ToUnixTimeSeconds() / (long)Step.TotalSeconds;

    /// <summary>The step whose code this is: the current one, or one beside it. Null: it is the code of none of them.</summary>
    public static long? FindStep(byte[] key, string code, DateTimeOffset now)
    {
        long present = StepAt(now);
        long? found = null;
        for (long step = present - Tolerance; step <= present + Tolerance; step++) // all of them, so that the time tells nothing
        {
            if (CryptographicOperations.FixedTimeEquals(Text(key, step), Encoding.UTF8.GetBytes(code)))
            {
                found = step;
            }
        }

        return found;
    }

    public static string Of(byte[] key, long step) => Encoding.ASCII.GetString(Text(key, step));

    private static byte[] Text(byte[] key, long step)
    {
        byte[] counter = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // RFC 6238 1.2: all apps support SHA-1, few another hash. An HMAC needs no collision resistance.
        byte[] hash = HMACSHA1.HashData(key, counter);
#pragma warning restore CA5350
        int offset = hash[^1] & 0xF; // RFC 4226 5.3
        int number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(offset)) & int.MaxValue;
        return Encoding.ASCII.GetBytes((number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture));
    }
}

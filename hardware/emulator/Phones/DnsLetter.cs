using System;
using System.Buffers.Binary;
using System.Net;
using System.Text;

namespace Pairing.Emulator.Phones;

/// <summary>A DNS message as a phone writes and reads it (RFC 1035 4), written apart from the firmware's on purpose.</summary>
internal static class DnsLetter
{
    public const int Port = 53;

    public static byte[] Ask(ushort id, string name, ushort type = 1)
    {
        using var letter = new System.IO.MemoryStream();
        letter.Write([(byte)(id >> 8), (byte)id, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0]);
        foreach (string label in name.Split('.'))
        {
            letter.WriteByte((byte)label.Length);
            letter.Write(Encoding.ASCII.GetBytes(label));
        }

        letter.Write([0, (byte)(type >> 8), (byte)type, 0, 1]);
        return letter.ToArray();
    }

    /// <summary>Whether this is the response to that query: the same id and the same question, whole.</summary>
    public static bool Answers(byte[] query, byte[] response) => response.Length >= query.Length
        && response[0] == query[0] && response[1] == query[1] && (response[2] & 0x80) != 0
        && response.AsSpan(4, 2).SequenceEqual(query.AsSpan(4, 2))
        && response.AsSpan(12, query.Length - 12).SequenceEqual(query.AsSpan(12));

    /// <summary>The first address in it; null when it has none, or an error.</summary>
    public static IPAddress? Address(byte[] query, byte[] response)
    {
        int at = query.Length;
        bool hasOne = (response[3] & 15) == 0 && BinaryPrimitives.ReadUInt16BigEndian(response.AsSpan(6)) > 0;
        return hasOne && response.Length >= at + 16 && response[at] >= 0xC0
            && BinaryPrimitives.ReadUInt64BigEndian(response.AsSpan(at + 2)) >> 32 == 0x10001
            && BinaryPrimitives.ReadUInt16BigEndian(response.AsSpan(at + 10)) == 4
            ? new IPAddress(response.AsSpan(at + 12, 4))
            : null;
    }
}

using System;
using System.Buffers.Binary;
using System.Linq;
using System.Net;

namespace Pairing.Emulator.Phones;

/// <summary>A DHCP message as a phone writes and reads it (RFC 2131 2), written apart from the firmware's on purpose.</summary>
internal sealed record DhcpLetter(byte Type, uint Transaction, byte[] Hardware)
{
    private static readonly byte[] Cookie = [99, 130, 83, 99];

    /// <summary>The address that the phone has.</summary>
    public IPAddress From { get; init; } = IPAddress.Any;

    /// <summary>The address that the server gives.</summary>
    public IPAddress Given { get; init; } = IPAddress.Any;

    public IPAddress? Requested { get; init; }

    public IPAddress? Server { get; init; }

    public IPAddress? Mask { get; init; }

    public IPAddress? Router { get; init; }

    public IPAddress? NameServer { get; init; }

    public TimeSpan? Lease { get; init; }

    public byte[] Write()
    {
        byte[] head = new byte[236];
        (head[0], head[1], head[2]) = (1, 1, 6);
        BinaryPrimitives.WriteUInt32BigEndian(head.AsSpan(4), Transaction);
        From.GetAddressBytes().CopyTo(head, 12);
        Hardware.CopyTo(head, 28);
        byte[] options =
        [
            53, 1, Type,
            61, 7, 1, .. Hardware, // RFC 2132 9.14
            .. Requested == null ? [] : (byte[])[50, 4, .. Requested.GetAddressBytes()],
            .. Server == null ? [] : (byte[])[54, 4, .. Server.GetAddressBytes()],
            57, 2, 5, 220, // RFC 2132 9.10: takes 1500 bytes
            55, 6, 1, 121, 3, 6, 15, 114, // RFC 2132 9.8: what it would like to be told
            255,
        ];
        return [.. head, .. Cookie, .. options];
    }

    /// <summary>Null when it is no answer, or broken.</summary>
    public static DhcpLetter? Read(byte[] bytes)
    {
        if (bytes.Length < 240 || bytes[0] != 2 || !bytes.AsSpan(236, 4).SequenceEqual(Cookie))
        {
            return null;
        }

        return new DhcpLetter(
            Option(53) is [byte type] ? type : (byte)0, BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(4)), bytes[28..34])
        {
            From = new IPAddress(bytes.AsSpan(12, 4)),
            Given = new IPAddress(bytes.AsSpan(16, 4)),
            Server = AddressIn(54),
            Mask = AddressIn(1),
            Router = AddressIn(3),
            NameServer = AddressIn(6),
            Lease = Option(51) is { Length: 4 } lease ? TimeSpan.FromSeconds(BinaryPrimitives.ReadUInt32BigEndian(lease)) : null,
        };

        IPAddress? AddressIn(byte code) => Option(code) is { Length: 4 } address ? new IPAddress(address) : null;

        byte[]? Option(byte code)
        {
            for (int at = 240; at + 1 < bytes.Length && bytes[at] != 255; at += bytes[at] == 0 ? 1 : 2 + bytes[at + 1])
            {
                if (bytes[at] == code && at + 2 + bytes[at + 1] <= bytes.Length)
                {
                    return [.. bytes.Skip(at + 2).Take(bytes[at + 1])];
                }
            }

            return null;
        }
    }
}

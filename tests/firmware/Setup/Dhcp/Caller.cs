using System.Buffers.Binary;
using Pairing.Firmware.Core.Setup;
using Pairing.Firmware.Core.Setup.Dhcp;
using Pairing.Firmware.Tests.Life;

namespace Pairing.Firmware.Tests.Setup.Dhcp;

/// <summary>A phone's DHCP client by the byte, and the responder that it speaks to.</summary>
internal sealed class Caller(CallerNetwork network, byte number, byte[]? identifier = null)
{
    public uint Transaction { get; set; } = 0x01020304;

    public Reply? Discover(string? liked = null) => Say(1, requested: liked);

    public Reply? Select(string wanted, string server = "192.168.4.1") => Say(3, requested: wanted, server: server);

    public Reply? Reboot(string wanted) => Say(3, requested: wanted);

    public Reply? Renew(string address) => Say(3, address);

    public Reply? Decline(string address) => Say(4, requested: address, server: "192.168.4.1");

    public Reply? Release(string address) => Say(7, address, server: "192.168.4.1");

    public Reply? Inform(string address) => Say(8, address);

    /// <summary>Asks and takes what is offered.</summary>
    public string Join()
    {
        string offered = Discover()!.Address;
        return Select(offered) is { Type: 5 } ? offered : throw new InvalidOperationException("not given");
    }

    public byte[] Write(byte type, string address = "0.0.0.0", string? requested = null, string? server = null)
    {
        byte[] head = new byte[240];
        (head[0], head[1], head[2]) = (1, 1, 6);
        BinaryPrimitives.WriteUInt32BigEndian(head.AsSpan(4), Transaction);
        System.Net.IPAddress.Parse(address).GetAddressBytes().CopyTo(head, 12);
        new byte[] { 2, 0, 0, 0, 0, number }.CopyTo(head, 28);
        new byte[] { 99, 130, 83, 99 }.CopyTo(head, 236);
        return
        [
            .. head, 53, 1, type, .. Option(50, requested), .. Option(54, server),
            .. identifier == null ? [] : (byte[])[61, (byte)identifier.Length, .. identifier],
            55, 3, 1, 3, 6, 0, 0, 255,
        ];
    }

    private Reply? Say(byte type, string address = "0.0.0.0", string? requested = null, string? server = null) =>
        network.Send(Write(type, address, requested, server));

    private static byte[] Option(byte code, string? address) =>
        address == null ? [] : [code, 4, .. System.Net.IPAddress.Parse(address).GetAddressBytes()];
}

/// <summary>The responder, and a clock that a test advances.</summary>
internal sealed class CallerNetwork
{
    private readonly World _world = new(settings: null);
    private readonly DhcpResponder _responder;

    public CallerNetwork() => _responder = new DhcpResponder(_world, _world);

    public List<string> Lines => _world.Log;

    public void Pass(int seconds) => _world.Pass(seconds * 1000L);

    public Reply? Send(byte[] bytes) => _responder.Respond(bytes, bytes.Length) is { } answer ? new Reply(answer) : null;
}

/// <summary>An answer, read again.</summary>
internal sealed class Reply(Datagram answer)
{
    public byte[] Bytes => answer.Bytes;

    public string To => $"{new System.Net.IPAddress(answer.To!)}:{answer.Port}";

    public byte Type => Option(53)![0];

    public string Address => Figures(16);

    public string ClientAddress => Figures(12);

    public byte[]? Option(byte code)
    {
        for (int at = 240; Bytes[at] != 255; at += 2 + Bytes[at + 1])
        {
            if (Bytes[at] == code)
            {
                return Bytes[(at + 2)..(at + 2 + Bytes[at + 1])];
            }
        }

        return null;
    }

    private string Figures(int at) => new System.Net.IPAddress(Bytes.AsSpan(at, 4)).ToString();
}

using System;
using System.Net;
using System.Net.Http;
using System.Security.Cryptography;
using System.Threading;
using System.Threading.Tasks;
using Pairing.Emulator.Board;
using Pairing.Emulator.Wifi;

namespace Pairing.Emulator.Phones;

/// <summary>
/// A phone beside the board that joins its own network as phones do: by name and password, then by DHCP (RFC 2131). Where nobody
/// answers that, it has no address and reaches nothing.
/// </summary>
public sealed class Phone : IDisposable
{
    private const int ServerPort = 67;
    private const int ClientPort = 68;

    private readonly VirtualBoard _board;
    private readonly PhonePort _port;
    // one of its own, as phones make up for each network
    private readonly byte[] _hardware = [2, .. RandomNumberGenerator.GetBytes(5)];
    private IPAddress? _server;

    private Phone(VirtualBoard board)
    {
        _board = board;
        _port = new PhonePort(board, ClientPort);
    }

    /// <summary>Null: none was given.</summary>
    public IPAddress? Address
    {
        get => _port.Address;
        private set => _port.Address = value;
    }

    public IPAddress? Mask { get; private set; }

    public IPAddress? Router { get; private set; }

    /// <summary>Whom it asks for names; null: nobody.</summary>
    public IPAddress? NameServer { get; private set; }

    public TimeSpan Lease { get; private set; }

    /// <summary>Within the board's network when that is open, with an address if the board gave one.</summary>
    /// <exception cref="InvalidOperationException">No such network is in the air, or it has another password.</exception>
    public static async Task<Phone> JoinAsync(
        VirtualBoard board, string name, string password, CancellationToken cancellation = default)
    {
        Phone phone = Associate(board, name, password);
        try
        {
            await phone.AskAsync(null, cancellation);
            return phone;
        }
        catch
        {
            phone.Dispose();
            throw;
        }
    }

    /// <summary>Within the network, without an address: what joining is before DHCP.</summary>
    /// <exception cref="InvalidOperationException">As <see cref="JoinAsync"/>.</exception>
    internal static Phone Associate(VirtualBoard board, string name, string password)
    {
        AccessPoint? open = board.Radio.AccessPoint;
        if (open == null || open.Ssid != name || open.Password != password)
        {
            throw new InvalidOperationException(open?.Ssid == name ? "Another password." : $"No network {name} is in the air.");
        }

        return new Phone(board);
    }

    /// <summary>
    /// Where on the host the board's TCP port is to be found; null: nobody listens, or the phone has no address to ask from.
    /// </summary>
    public IPEndPoint? Find(int tcpPort) => IsBesideTheBoard ? _board.Ports.Find(tcpPort) : null;

    /// <summary>Its browser, whose base address is the form's. Other names lead where the network's name server says.</summary>
    /// <param name="followsRedirects">False for the phone's own look at whether there is an internet.</param>
    public HttpClient Browse(bool followsRedirects = true) => Find(80) != null
        ? PhoneBrowser.Of(this, followsRedirects)
        : throw new InvalidOperationException("The form is not to be had.");

    /// <summary>Asks the network's name server, in one datagram (RFC 1035 4.2.1); again when nobody answers.</summary>
    /// <returns>Null when nobody answers, or there is no address of that type.</returns>
    public async Task<IPAddress?> ResolveAsync(string name, ushort type = 1, CancellationToken cancellation = default)
    {
        if (NameServer?.ToString() != OwnNetwork.Address || Address == null)
        {
            return null; // no other machine is in the network
        }

        byte[] query = DnsLetter.Ask(BitConverter.ToUInt16(RandomNumberGenerator.GetBytes(2)), name, type);
        using var port = new PhonePort(_board, RandomNumberGenerator.GetInt32(49152, 65536)) { Address = Address };
        byte[]? response = await port.ExchangeAsync(
            query, DnsLetter.Port, answer => DnsLetter.Answers(query, answer) ? answer : null, cancellation);
        return response == null ? null : DnsLetter.Address(query, response);
    }

    /// <summary>Asks anew, as after a while away; true when the address is still good (INIT-REBOOT).</summary>
    public Task<bool> ComeBackAsync(CancellationToken cancellation = default) => AskAsync(Address, cancellation);

    /// <summary>Gives the address back (RFC 2131 4.4.6).</summary>
    public void Leave()
    {
        if (Address != null)
        {
            _port.Send((Letter(7, 0) with { From = Address, Server = _server }).Write(), ServerPort);
            Address = null;
        }
    }

    /// <summary>Any bytes to a UDP port of the board.</summary>
    public void Send(byte[] bytes, int udpPort) => _port.Send(bytes, udpPort);

    public void Dispose() => _port.Dispose();

    private bool IsBesideTheBoard
    {
        get
        {
            byte[] mask = Mask?.GetAddressBytes() ?? [];
            byte[] own = Address?.GetAddressBytes() ?? [];
            byte[] there = IPAddress.Parse(OwnNetwork.Address).GetAddressBytes();
            bool isBeside = own.Length == 4 && mask.Length == 4 && _board.Radio.AccessPoint != null;
            for (int i = 0; i < 4 && isBeside; i++)
            {
                isBeside = (own[i] & mask[i]) == (there[i] & mask[i]);
            }

            return isBeside;
        }
    }

    /// <summary>DISCOVER, OFFER, REQUEST, ACK (RFC 2131 3.1); with an address of before the last two (3.2).</summary>
    private async Task<bool> AskAsync(IPAddress? before, CancellationToken cancellation)
    {
        uint transaction = BitConverter.ToUInt32(RandomNumberGenerator.GetBytes(4));
        IPAddress? wanted = before;
        _server = null;
        Address = null;
        if (before == null)
        {
            DhcpLetter? offer =
                await ExchangeAsync(Letter(1, transaction), answer => answer.Type == 2 && answer.Server != null, cancellation);
            (wanted, _server) = (offer?.Given, offer?.Server);
        }

        DhcpLetter? end = wanted == null ? null : await ExchangeAsync(
            Letter(3, transaction) with { Requested = wanted, Server = _server }, answer => answer.Type is 5 or 6, cancellation);
        if (end is { Type: 5, Lease: { } lease })
        {
            (Address, Mask, Router, Lease, _server) = (end.Given, end.Mask, end.Router, lease, end.Server);
            NameServer = end.NameServer;
        }

        return Address != null;
    }

    private Task<DhcpLetter?> ExchangeAsync(
        DhcpLetter letter, Func<DhcpLetter, bool> isWanted, CancellationToken cancellation) =>
        _port.ExchangeAsync(
            letter.Write(), ServerPort,
            bytes => DhcpLetter.Read(bytes) is { } answer && answer.Transaction == letter.Transaction && isWanted(answer)
                ? answer
                : null,
            cancellation);

    private DhcpLetter Letter(byte type, uint transaction) => new(type, transaction, _hardware);
}

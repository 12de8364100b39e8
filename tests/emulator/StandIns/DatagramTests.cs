extern alias board;
using System.Net;
using System.Net.Sockets;
using board::Pairing.Emulator.Board;
using board::Pairing.Emulator.Phones;
using board::Pairing.Emulator.Wifi;
using Pairing.Emulator.Tests.Board;
using Socket = board::System.Net.Sockets.Socket;
using SocketException = board::System.Net.Sockets.SocketException;

namespace Pairing.Emulator.Tests.StandIns;

/// <summary>UDP in the board's own network, and what of the real stack can go wrong there.</summary>
public sealed class DatagramTests : IDisposable
{
    private static readonly AccessPoint Open = new("Pairing-TEST", "abcdefgh", StartsByItself: true);
    private static readonly IPEndPoint Own = new(IPAddress.Parse("192.168.4.1"), 67);

    private VirtualBoard? _vessel;
    private Phone? _phone;

    [Fact]
    public async Task What_a_phone_sends_arrives_with_the_address_of_one_that_has_none()
    {
        await StartAsync(socket =>
        {
            byte[] buffer = new byte[64];
            EndPoint from = new IPEndPoint(IPAddress.Any, 0);
            int count = socket.ReceiveFrom(buffer, ref from);
            Say($"{count} {buffer[2]} {from}");
        });
        JoinSilently();
        using var beside = new PhonePort(_vessel!, 68);
        beside.Send([7, 8, 9], 67);
        await SaidAsync("3 9 0.0.0.0:68");
    }

    /// <summary>A thread of the firmware closes it, and so does the end of the power, at once.</summary>
    [Fact]
    public async Task Closed_twice_it_is_closed()
    {
        await StartAsync(socket =>
        {
            socket.Close();
            socket.Close();
            Say("closed");
        });
        await SaidAsync("closed");
    }

    [Fact]
    public async Task What_is_too_long_for_the_buffer_is_cut_without_a_word()
    {
        await StartAsync(socket =>
        {
            EndPoint from = new IPEndPoint(IPAddress.Any, 0);
            Say("got " + socket.ReceiveFrom(new byte[5], ref from));
        });
        JoinSilently().Send(new byte[500], 67);
        await SaidAsync("got 5");
    }

    [Fact]
    public async Task A_broadcast_reaches_the_phones_only_from_a_socket_with_the_boards_own_address()
    {
        // As the chip does: by another address it leaves through the station's interface.
        await StartAsync(
            socket =>
            {
                using var lost = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
                lost.Bind(new IPEndPoint(IPAddress.Any, 4000));
                lost.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Broadcast, true);
                EndPoint from = new IPEndPoint(IPAddress.Any, 0);
                socket.ReceiveFrom(new byte[5], ref from);
                lost.SendTo([1], new IPEndPoint(IPAddress.Broadcast, 68));
                socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Broadcast, true);
                socket.SendTo([2], new IPEndPoint(IPAddress.Broadcast, 68));
            });
        JoinSilently();
        using var beside = new PhonePort(_vessel!, 68);
        beside.Send([0], 67);
        Assert.Equal([2], await beside.ReceiveAsync(new CancellationTokenSource(OnBoard.Patience).Token));
    }

    [Theory]
    [InlineData("unbound", SocketError.NotConnected)]
    [InlineData("taken", SocketError.AddressAlreadyInUse)]
    [InlineData("foreign", SocketError.AddressNotAvailable)]
    [InlineData("to all", SocketError.AccessDenied)]
    [InlineData("no answer", SocketError.TimedOut)]
    public async Task Each_fault_is_a_SocketException_with_Winsocks_code(string fault, SocketError code)
    {
        await StartAsync(socket =>
        {
            EndPoint from = new IPEndPoint(IPAddress.Any, 0);
            using var other = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
            try
            {
                switch (fault)
                {
                    case "unbound": other.ReceiveFrom(new byte[1], ref from); break;
                    case "taken": other.Bind(Own); break;
                    case "foreign": other.Bind(new IPEndPoint(IPAddress.Parse("10.0.0.1"), 67)); break;
                    case "to all": socket.SendTo([1], new IPEndPoint(IPAddress.Broadcast, 68)); break;
                    default: socket.ReceiveTimeout = 10; socket.ReceiveFrom(new byte[1], ref from); break;
                }

                Say("nothing");
            }
            catch (SocketException e)
            {
                Say("code " + e.ErrorCode);
            }
        });
        await SaidAsync("code " + (int)code);
    }

    [Fact]
    public async Task Closed_by_another_thread_it_lets_go_of_whoever_waits_and_of_the_port()
    {
        await StartAsync(socket =>
        {
            new board::System.Threading.Thread(() => socket.Close()).Start();
            EndPoint from = new IPEndPoint(IPAddress.Any, 0);
            try
            {
                socket.ReceiveFrom(new byte[1], ref from);
            }
            catch (Exception)
            {
                using var next = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
                next.Bind(Own);
                Say("bound again");
            }
        });
        await SaidAsync("bound again");
    }

    [Fact]
    public async Task Without_power_the_port_is_gone()
    {
        await StartAsync(socket =>
        {
            Say("here");
            EndPoint from = new IPEndPoint(IPAddress.Any, 0);
            socket.ReceiveFrom(new byte[1], ref from);
        });
        await SaidAsync("here");
        Assert.NotNull(_vessel!.Ports.Find(67, ProtocolType.Udp));
        _vessel.CutPower();
        await _vessel.WaitUntilStillAsync().WaitAsync(OnBoard.Patience);
        Assert.Null(_vessel.Ports.Find(67, ProtocolType.Udp));
    }

    [Fact]
    public async Task Where_nobody_answers_DHCP_a_phone_has_no_address_and_finds_no_form_though_one_is_there()
    {
        await StartAsync(
            _ =>
            {
                using var form = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
                form.Bind(new IPEndPoint(IPAddress.Any, 80));
                form.Listen(1);
                Say("listens");
                form.Accept();
            },
            new FastTime(100));
        await SaidAsync("listens");
        _phone = await Phone.JoinAsync(_vessel!, Open.Ssid, Open.Password);
        Assert.Null(_phone.Address);
        Assert.Null(_phone.Find(80));
        Assert.NotNull(_vessel!.Ports.Find(80));
        Assert.Throws<InvalidOperationException>(() => _phone.Browse());
    }

    [Fact]
    public async Task A_wrong_password_and_a_closed_network_let_no_phone_in()
    {
        await StartAsync(_ => Say("up"));
        await SaidAsync("up");
        await Assert.ThrowsAsync<InvalidOperationException>(() => Phone.JoinAsync(_vessel!, Open.Ssid, "another"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => Phone.JoinAsync(_vessel!, "elsewhere", Open.Password));
        _vessel!.CutPower();
        await Assert.ThrowsAsync<InvalidOperationException>(() => Phone.JoinAsync(_vessel, Open.Ssid, Open.Password));
    }

    public void Dispose()
    {
        _phone?.Dispose();
        _vessel?.Dispose();
    }

    /// <summary>A board whose network is open and whose program has a socket on port 67.</summary>
    private async Task StartAsync(Action<Socket> program, TimeProvider? time = null)
    {
        _vessel = VirtualBoard.Create(OnBoard.Plain with
        {
            Time = time ?? TimeProvider.System,
            Program = () =>
            {
                using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
                socket.Bind(Own);
                Say("bound");
                program(socket);
            },
        });
        _vessel.Flash.KeepAccessPoint(Open);
        _vessel.PowerOn();
        await SaidAsync("bound");
    }

    /// <summary>In the network, but without a word of DHCP.</summary>
    private Phone JoinSilently() => _phone ??= Phone.Associate(_vessel!, Open.Ssid, Open.Password);

    private static void Say(string line) => board::System.Console.WriteLine(line);

    private Task SaidAsync(string line) => _vessel!.WaitUntilSaidAsync(line);
}

extern alias board;
using System.Net;
using System.Net.Sockets;
using System.Text;
using board::Pairing.Emulator.Board;
using Pairing.Emulator.Tests.Board;
using HostSocket = System.Net.Sockets.Socket;
using Socket = board::System.Net.Sockets.Socket;
using SocketException = board::System.Net.Sockets.SocketException;

namespace Pairing.Emulator.Tests.StandIns;

/// <summary>A small TCP server on the board.</summary>
public class ListenerTests
{
    [Fact]
    public async Task Who_connects_is_answered()
    {
        using VirtualBoard vessel = Start(listener =>
        {
            using Socket guest = listener.Accept();
            byte[] bytes = new byte[16];
            int count = guest.Receive(bytes, 0, bytes.Length, SocketFlags.None);
            guest.Send(bytes, 0, count, SocketFlags.None);
        });
        using var host = new HostSocket(SocketType.Stream, ProtocolType.Tcp);
        await host.ConnectAsync(await PortAsync(vessel));
        await host.SendAsync(Encoding.ASCII.GetBytes("hello"));
        byte[] answer = new byte[16];
        Assert.Equal("hello", Encoding.ASCII.GetString(answer, 0, await host.ReceiveAsync(answer)));
        Assert.Equal(0, await host.ReceiveAsync(answer)); // disposed: closed
    }

    [Fact]
    public async Task Silence_ends_with_time_out_and_a_guest_who_left_with_nothing()
    {
        using VirtualBoard vessel = Start(listener =>
        {
            byte[] bytes = new byte[16];
            using Socket silent = listener.Accept();
            silent.ReceiveTimeout = 20;
            try
            {
                silent.Receive(bytes, 0, bytes.Length, SocketFlags.None);
            }
            catch (SocketException e)
            {
                board::System.Console.WriteLine("code " + e.ErrorCode);
            }

            using Socket left = listener.Accept();
            board::System.Console.WriteLine("read " + left.Receive(bytes, 0, bytes.Length, SocketFlags.None));
        });
        using var silent = new HostSocket(SocketType.Stream, ProtocolType.Tcp);
        await silent.ConnectAsync(await PortAsync(vessel));
        await vessel.WaitUntilSaidAsync("code 10060");
        using (var left = new HostSocket(SocketType.Stream, ProtocolType.Tcp))
        {
            await left.ConnectAsync(vessel.Ports.Find(80)!);
            left.Shutdown(SocketShutdown.Both);
        }

        await vessel.WaitUntilSaidAsync("read 0");
    }

    [Fact]
    public async Task A_port_is_taken_once_and_free_again_when_its_socket_is_closed()
    {
        SocketException? taken = await OnBoard.RunAsync(() =>
        {
            SocketException? fault = null;
            using (Socket first = Listen())
            {
                try
                {
                    Listen();
                }
                catch (SocketException e)
                {
                    fault = e;
                }
            }

            Listen().Close();
            return fault;
        });
        Assert.Equal((int)SocketError.AddressAlreadyInUse, taken?.ErrorCode);
    }

    [Theory]
    [InlineData(AddressFamily.InterNetworkV6, SocketType.Stream, ProtocolType.Tcp)]
    [InlineData(AddressFamily.InterNetwork, SocketType.Raw, ProtocolType.Icmp)]
    [InlineData(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Udp)]
    public async Task Other_kinds_of_sockets_are_refused(
        AddressFamily family, SocketType type, ProtocolType protocol) => Assert.Equal(
        (int)SocketError.ProtocolNotSupported,
        (await OnBoard.ThrownByAsync(() => new Socket(family, type, protocol)) as SocketException)?.ErrorCode);

    [Fact]
    public async Task Out_of_order_it_is_a_SocketException_as_well()
    {
        Assert.IsType<SocketException>(await OnBoard.ThrownByAsync(() => Tcp().Accept()));
        Assert.IsType<SocketException>(await OnBoard.ThrownByAsync(() => Tcp().Listen(1)));
        Assert.IsType<SocketException>(await OnBoard.ThrownByAsync(() => Tcp().Receive(new byte[1], 0, 1, SocketFlags.None)));
    }

    private static Socket Tcp() => new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    private static Socket Listen()
    {
        Socket listener = Tcp();
        listener.Bind(new IPEndPoint(IPAddress.Any, 80));
        listener.Listen(2);
        return listener;
    }

    private static VirtualBoard Start(Action<Socket> serve)
    {
        VirtualBoard vessel = VirtualBoard.Create(OnBoard.Plain with
        {
            Program = () =>
            {
                using Socket listener = Listen();
                board::System.Console.WriteLine("listens");
                serve(listener);
            },
        });
        vessel.PowerOn();
        return vessel;
    }

    private static async Task<IPEndPoint> PortAsync(VirtualBoard vessel)
    {
        await vessel.WaitUntilSaidAsync("listens");
        return vessel.Ports.Find(80)!;
    }
}

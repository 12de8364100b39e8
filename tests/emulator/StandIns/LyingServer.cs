using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Pairing.Emulator.Tests.StandIns;

/// <summary>A server that answers one request with just the bytes it is told to, and then closes or stays silent.</summary>
internal sealed class LyingServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly TaskCompletionSource<string> _request = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _end = new();
    private readonly Task _talk;
    private volatile Action _beforeAnswer = () => { };

    public LyingServer(string answer, bool staysOpen = false)
    {
        _listener.Start();
        _talk = TalkAsync(Encoding.UTF8.GetBytes(answer), staysOpen);
    }

    public string Url => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/path?q=1";

    /// <summary>What was asked, header and body.</summary>
    public Task<string> Request => _request.Task.WaitAsync(TimeSpan.FromSeconds(60));

    /// <summary>Runs between the request and the first byte of the response.</summary>
    public void RunBeforeResponse(Action action) => _beforeAnswer = action;

    public void Dispose()
    {
        _end.Cancel();
        _listener.Stop();
        _end.Dispose();
    }

    private async Task TalkAsync(byte[] answer, bool staysOpen)
    {
        using TcpClient client = await _listener.AcceptTcpClientAsync(_end.Token);
        NetworkStream stream = client.GetStream();
        _request.SetResult(await ReadAsync(stream));
        _beforeAnswer();
        await stream.WriteAsync(answer, _end.Token);
        if (staysOpen)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, _end.Token);
        }
    }

    private async Task<string> ReadAsync(NetworkStream stream)
    {
        string text = "";
        byte[] buffer = new byte[4096];
        while (true)
        {
            int header = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (header >= 0 && text.Length >= header + 4 + BodyLength(text))
            {
                return text;
            }

            int read = await stream.ReadAsync(buffer, _end.Token);
            if (read == 0)
            {
                return text;
            }

            text += Encoding.UTF8.GetString(buffer, 0, read);
        }
    }

    private static int BodyLength(string text) => text.Split("\r\n")
        .Where(line => line.StartsWith("Content-Length: ", StringComparison.Ordinal))
        .Select(line => int.Parse(line[16..], System.Globalization.CultureInfo.InvariantCulture)).FirstOrDefault();
}

using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Pairing.Tests;

namespace Pairing.Service.Tests.Operating;

/// <summary>
/// nginx or Caddy as a process in front of two nodes, with the exact configuration of docs/operating.md. Only addresses,
/// ports, files and nginx's timeouts are the test's. It stops when its standard input closes, so also when the tests are
/// killed.
/// </summary>
internal sealed class ReverseProxy : IDisposable
{
    public const string Host = "pair.example";

    private const string Script = """
        cd "$1"; shift
        "$@" >&2 &
        proxy=$!
        exec 2>/dev/null # the proxy alone holds it now, so that its end is seen
        while read -r _; do :; done
        kill -TERM "$proxy"; wait "$proxy"
        """;

    private readonly TestAuthority _authority = new();
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pairing-proxy-");
    private readonly int _port = FreePort.Find();
    private readonly ConcurrentQueue<string> _said = new();
    private Process _shell = null!;

    private ReverseProxy() => _authority.Certify(Host, _folder.FullName);

    /// <summary>Its output, for a failed test.</summary>
    public string Log => string.Join('\n', _said);

    public static Task<ReverseProxy> NginxAsync(Uri a, Uri b)
    {
        var proxy = new ReverseProxy();
        string site = Guide("upstream pairing {")
            .Replace("10.0.0.11:5080", a.Authority, StringComparison.Ordinal)
            .Replace("10.0.0.12:5080", b.Authority, StringComparison.Ordinal)
            .Replace("listen 443", $"listen 127.0.0.1:{proxy._port}", StringComparison.Ordinal)
            .Replace("/etc/ssl/", proxy._folder.FullName + "/", StringComparison.Ordinal);
        string temporary = string.Concat(
            new[] { "client_body", "proxy", "fastcgi", "uwsgi", "scgi" }.Select(kind => $"{kind}_temp_path {kind};\n"));
        File.WriteAllText(
            Path.Combine(proxy._folder.FullName, "nginx.conf"),
            $"daemon off; pid nginx.pid; error_log stderr notice;\nevents {{ }}\nhttp {{\naccess_log " +
            $"off;\n{temporary}{site}\n}}\n");
        return proxy.StartAsync(
            "start worker process", "nginx", "-p", proxy._folder.FullName, "-c", "nginx.conf", "-e", "stderr");
    }

    public static Task<ReverseProxy> CaddyAsync(Uri a, Uri b)
    {
        var proxy = new ReverseProxy();
        string site = Guide(Host + " {")
            .Replace("10.0.0.11:5080", a.Authority, StringComparison.Ordinal)
            .Replace("10.0.0.12:5080", b.Authority, StringComparison.Ordinal)
            .Replace(
                Host + " {", $"https://{Host}:{proxy._port} {{\n    bind 127.0.0.1\n    tls {Host}.pem {Host}.key",
                StringComparison.Ordinal);
        File.WriteAllText(
            Path.Combine(proxy._folder.FullName, "Caddyfile"),
            $"{{\n    admin off\n    auto_https off\n    storage file_system .\n}}\n{site}");
        return proxy.StartAsync(
            "serving initial configuration", "caddy", "run", "--config", "Caddyfile", "--adapter", "caddyfile");
    }

    /// <summary>A client that trusts the test's authority, without DNS.</summary>
    /// <param name="from">The source address. On Linux, all of 127.0.0.0/8 is this machine.</param>
    public HttpClient ClientFrom(string from) => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        SslOptions = _authority.Trust(),
        ConnectCallback = async (_, cancel) =>
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            socket.Bind(new IPEndPoint(IPAddress.Parse(from), 0));
            await socket.ConnectAsync(IPAddress.Loopback, _port, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        },
    })
    {
        BaseAddress = new Uri($"https://{Host}"),
    };

    public void Dispose()
    {
        _shell.StandardInput.Close();
        _shell.WaitForExit();
        _shell.Dispose();
        _authority.Dispose();
        _folder.Delete(recursive: true);
    }

    /// <param name="listening">The output that means that it listens.</param>
    private async Task<ReverseProxy> StartAsync(string listening, params string[] command)
    {
        var start = new ProcessStartInfo("bash", ["-c", Script, "bash", _folder.FullName, .. command])
        {
            RedirectStandardInput = true,
            RedirectStandardError = true,
        };
        start.Environment["HOME"] = start.Environment["XDG_CONFIG_HOME"] = _folder.FullName;
        start.Environment["PATH"] += ":/usr/sbin"; // where Debian installs nginx, which is not on every PATH
        _shell = Process.Start(start)!;
        var listens = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        _shell.ErrorDataReceived += (_, line) =>
        {
            _said.Enqueue(line.Data ?? "(and ended)");
            if (line.Data?.Contains(listening, StringComparison.Ordinal) != false)
            {
                listens.TrySetResult(line.Data is not null);
            }
        };
        _shell.BeginErrorReadLine();
        if (await listens.Task)
        {
            return this;
        }

        Dispose();
        throw new InvalidOperationException($"{command[0]} did not start: {Log}");
    }

    /// <summary>The block of the guide that starts with this line, without its indentation.</summary>
    private static string Guide(string first)
    {
        var repository = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(repository.FullName, "Pairing.sln")))
        {
            repository = repository.Parent!;
        }

        const string Indentation = "    ";
        var block = File.ReadLines(Path.Combine(repository.FullName, "docs", "operating.md"))
            .SkipWhile(line => line != Indentation + first)
            .TakeWhile(line => line.Length == 0 || line.StartsWith(Indentation, StringComparison.Ordinal));
        return string.Join('\n', block.Select(line => line.Length == 0 ? line : line[Indentation.Length..]));
    }
}

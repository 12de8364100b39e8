using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Reflection;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;

namespace Pairing.Emulator.Run;

/// <summary>The service as a process of its own, that never outlives the emulator.</summary>
internal sealed class ServiceProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan TimeToEnd = TimeSpan.FromSeconds(10);

    // The shell becomes the service; beside it waits a reader of our pipe. The pipe ends when the emulator does, in
    // whatever way, and then the reader ends the service.
    private const string LeashedShell = "exec 3<&0; (cat <&3; kill $$) >/dev/null 2>&1 & exec \"$@\" </dev/null 3<&-";

    private readonly Process _process;
    private readonly string _address;

    private ServiceProcess(Process process, string address)
    {
        _process = process;
        _address = address;
    }

    /// <param name="boards">How many will ask from this machine; a service is wary of many.</param>
    /// <param name="say">Takes each line that the service writes.</param>
    /// <exception cref="StartFailure">The port is taken, or the service was not built.</exception>
    public static ServiceProcess Start(int port, string dataFolder, int boards, Action<string> say)
    {
        string path = typeof(ServiceProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .First(a => a.Key == "ServicePath").Value!;
        if (!HostFile.Exists(path))
        {
            throw new StartFailure($"The service is not built: {path} is missing. Run 'dotnet build'.");
        }

        DemandFree(port);
        string dotnet = HostEnvironment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        string[] command = [dotnet, path, "--urls", $"http://*:{port}", "--Pairing:DataFolder", dataFolder, .. LimitsFor(boards)];
        var start = OperatingSystem.IsWindows()
            ? new ProcessStartInfo(command[0], command[1..])
            : new ProcessStartInfo("/bin/sh", ["-c", LeashedShell, "sh", .. command]);
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        Process process = Process.Start(start) ?? throw new StartFailure("The service could not be started.");
        process.OutputDataReceived += (_, line) => Forward(line.Data);
        process.ErrorDataReceived += (_, line) => Forward(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new ServiceProcess(process, $"http://localhost:{port}");

        void Forward(string? line)
        {
            if (!string.IsNullOrEmpty(line))
            {
                say(line);
            }
        }
    }

    /// <summary>Waits until it serves.</summary>
    /// <returns>The address under which it wants to be known: its issuer (RFC 8414 2).</returns>
    /// <exception cref="StartFailure">It ended, or took too long.</exception>
    public async Task<string> WaitUntilReadyAsync(CancellationToken cancellation)
    {
        using var http = new HttpClient { BaseAddress = new HostUri(_address), Timeout = TimeSpan.FromSeconds(5) };
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < Patience)
        {
            if (_process.HasExited)
            {
                throw new StartFailure($"The service stopped with exit code {_process.ExitCode}. Its last lines show why.");
            }

            try
            {
                if ((await http.GetAsync("/health/ready", cancellation)).IsSuccessStatusCode)
                {
                    string metadata = await http.GetStringAsync(Protocol.WellKnown.Metadata, cancellation);
                    return JsonDocument.Parse(metadata).RootElement.GetProperty("issuer").GetString()!;
                }
            }
            catch (Exception e)
                when (e is HttpRequestException || (e is OperationCanceledException && !cancellation.IsCancellationRequested))
            {
                // not yet, or not within one request's limit
            }

            await Task.Delay(BetweenLooks, TimeProvider.System, cancellation);
        }

        throw new StartFailure($"The service did not become ready within {Patience.TotalSeconds} s.");
    }

    public void Dispose()
    {
        _process.StandardInput.Close(); // lets go of the leash
        if (OperatingSystem.IsWindows() || !_process.WaitForExit(TimeToEnd))
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }

    /// <summary>
    /// No settings for one board. Many boards share an address: each can get three codes a minute and poll every second. An
    /// address takes a tenth of the pending codes, so each board has three.
    /// </summary>
    private static string[] LimitsFor(int boards) => boards < BoardRoom.Many
        ? []
        :
        [
            "--Pairing:Limits:NewCodes", $"{boards * 3}", "--Pairing:Limits:PendingCodes", $"{Math.Max(10_000, boards * 30)}",
            "--Pairing:Limits:TokenRequests", $"{Math.Max(600, boards * 60)}",
        ];

    private static void DemandFree(int port)
    {
        try
        {
            using var probe = new TcpListener(IPAddress.IPv6Any, port);
            probe.Server.DualMode = true;
            probe.Start();
        }
        catch (HostSocketException)
        {
            throw new StartFailure(
                $"Port {port} is in use. Stop that program, choose another port with --service-port, "
                + $"or pair with it: --service http://localhost:{port}");
        }
    }
}

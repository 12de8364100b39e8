using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Pairing.Benchmarks;

/// <summary>The service or the floor as a separate process, so that its processor time and memory can be read.</summary>
public sealed partial class Server : IDisposable
{
    private readonly Process _process;
    private readonly string? _folder;

    private Server(Process process, Uri address, string? folder)
    {
        _process = process;
        _folder = folder;
        Address = address;
    }

    public Uri Address { get; }

    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>The resident memory in bytes.</summary>
    public long Resident
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    public int Threads
    {
        get
        {
            _process.Refresh();
            return _process.Threads.Count;
        }
    }

    public static Task<Server> StartFloorAsync() => StartAsync(typeof(Floor).Assembly.Location, null, ["floor"]);

    /// <summary>The service on its own SQLite file, with limits that a benchmark does not reach.</summary>
    public static async Task<Server> StartServiceAsync(params string[] settings)
    {
        string folder = Path.Combine(Path.GetTempPath(), $"pairing-benchmark-{Guid.NewGuid():N}");
        await AddAccountAsync(folder, settings);
        return await StartNodeAsync(folder, settings);
    }

    /// <summary>Another node on a database that already has an account.</summary>
    public static Task<Server> StartAnotherNodeAsync(params string[] settings)
    {
        string folder = Path.Combine(Path.GetTempPath(), $"pairing-benchmark-{Guid.NewGuid():N}");
        return StartNodeAsync(folder, settings);
    }

    /// <summary>The service listens before it is ready and responds with 503 in between.</summary>
    private static async Task<Server> StartNodeAsync(string folder, string[] settings)
    {
        var node = await StartAsync(typeof(Service.Program).Assembly.Location, folder, [.. Settings(folder), .. settings]);
        using var http = new HttpClient { BaseAddress = node.Address };
        while (!(await http.GetAsync("/health/ready")).IsSuccessStatusCode)
        {
            await Task.Delay(10);
        }

        return node;
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
        if (Directory.Exists(_folder)) // a node on PostgreSQL stores nothing locally
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    private static string[] Settings(string folder) =>
    [
        "--urls=http://127.0.0.1:0",
        $"--Pairing:DataFolder={folder}",
        "--Pairing:UserCode:Lifetime=3600",
        "--Pairing:Limits:NewCodes=1000000",
        "--Pairing:Limits:PendingCodes=1000000",
        "--Pairing:Limits:TokenRequests=1000000",
        "--Pairing:Polling:MaximumHeld=1000000",
        "--Logging:LogLevel:Microsoft.Hosting.Lifetime=Information", // prints its address
        "--Logging:LogLevel:Pairing.Service=Warning", // the console is a pipe to the benchmark, so its cost is not the service's
    ];

    private static async Task AddAccountAsync(string folder, string[] settings)
    {
        using var adding = Run(
            typeof(Service.Program).Assembly.Location,
            ["accounts", "add", Owner.Name, "--password-stdin", $"--Pairing:DataFolder={folder}", .. settings]);
        await adding.StandardInput.WriteLineAsync(Owner.Password);
        adding.StandardInput.Close();
        await adding.WaitForExitAsync();
        if (adding.ExitCode != 0)
        {
            throw new InvalidOperationException(await adding.StandardError.ReadToEndAsync());
        }
    }

    private static async Task<Server> StartAsync(string assembly, string? folder, string[] args)
    {
        var process = Run(assembly, args);
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (Listening().Match(line) is { Success: true } found)
            {
                _ = process.StandardOutput.ReadToEndAsync(); // otherwise the process blocks when the pipe is full
                _ = process.StandardError.ReadToEndAsync();
                return new Server(process, new Uri(found.Value), folder);
            }
        }

        throw new InvalidOperationException("The process did not start: " + await process.StandardError.ReadToEndAsync());
    }

    private static Process Run(string assembly, params string[] args) => Process.Start(
        new ProcessStartInfo("dotnet", [assembly, .. args])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+", RegexOptions.ExplicitCapture)]
    private static partial Regex Listening();
}

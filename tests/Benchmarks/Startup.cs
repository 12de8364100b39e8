using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using Pairing.Protocol;

namespace Pairing.Benchmarks;

/// <summary>
/// The time from the start of a process to its first successful response: the published service with an empty folder and with
/// the folder of the previous run, and the floor, in turn.
/// </summary>
public static partial class Startup
{
    private static readonly Start Empty = new([], []), Kept = new([], []), Floor = new([], []);

    /// <param name="published">The folder of the published service. Null: publishes it first, which requires the repository as
    /// the current directory.</param>
    public static async Task<int> RunAsync(int rounds, string? published, CancellationToken cancel)
    {
        string work = Directory.CreateTempSubdirectory("pairing-startup-").FullName;
        try
        {
            string program = Path.Combine(
                published ?? await PublishAsync(Path.Combine(work, "program"), cancel), "Pairing.Service.dll");
            string kept = Path.Combine(work, "kept");
            // from now on, everything is in the disk cache
            await HandleAsync(new Start([], []), [program, .. Settings(kept)], AskServiceAsync, cancel);
            for (int round = 0; round < rounds; round++)
            {
                await HandleAsync(Empty, [program, .. Settings(Path.Combine(work, $"empty-{round}"))], AskServiceAsync, cancel);
                await HandleAsync(Floor, [typeof(Startup).Assembly.Location, "floor"], AskFloorAsync, cancel);
                await HandleAsync(Kept, [program, .. Settings(kept)], AskServiceAsync, cancel);
            }
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }

        Report.Head();
        Report.Print(
        [
            new Figure("Start to first answer, empty folder", "ms", Empty.Took, Floor.Took, "< 1,000 ms"),
            new Figure("Start to first answer, folder of a run before", "ms", Kept.Took, Floor.Took, "< 1,000 ms"),
            new Figure("Processor time of it, empty folder", "ms", Empty.Worked, Floor.Worked, ""),
            new Figure("Processor time of it, folder of a run before", "ms", Kept.Worked, Floor.Worked, ""),
        ]);
        return 0;
    }

    private static async Task<string> PublishAsync(string folder, CancellationToken cancel)
    {
        using var publish = Process.Start(
            "dotnet", ["publish", "pairing-service", "-c", "Release", "-o", folder, "-v", "quiet", "--nologo"]);
        await publish.WaitForExitAsync(cancel);
        return publish.ExitCode == 0 ? folder : throw new InvalidOperationException("Publishing the service failed.");
    }

    private static string[] Settings(string folder) =>
    [
        "--urls=http://127.0.0.1:0",
        $"--Pairing:DataFolder={folder}",
        "--Logging:LogLevel:Microsoft.Hosting.Lifetime=Information", // prints its address
    ];

    /// <summary>Stops it gracefully, so that the next start finds a database that was closed.</summary>
    private static async Task HandleAsync(
        Start start, string[] args, Func<HttpClient, CancellationToken, Task<HttpStatusCode>> ask, CancellationToken cancel)
    {
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(new ProcessStartInfo("dotnet", args) { RedirectStandardOutput = true })!;
        string? line = await process.StandardOutput.ReadLineAsync(cancel);
        while (line is not null && !Listening().IsMatch(line))
        {
            line = await process.StandardOutput.ReadLineAsync(cancel);
        }

        _ = process.StandardOutput.ReadToEndAsync(cancel); // otherwise the process blocks when the pipe is full
        using var http = new HttpClient
        {
            BaseAddress = new Uri(
            Listening().Match(line ?? throw new InvalidOperationException("The process did not start.")).Value)
        };
        while (await ask(http, cancel) != HttpStatusCode.OK)
        {
            await Task.Delay(1, cancel); // it listens before it is ready and responds with 503 in between
        }

        start.Times.Add(watch.Elapsed.TotalMilliseconds);
        process.Refresh();
        start.Work.Add(process.TotalProcessorTime.TotalMilliseconds);
        using var stop = Process.Start("kill", ["-TERM", $"{process.Id}"]);
        await process.WaitForExitAsync(cancel);
    }

    private static async Task<HttpStatusCode> AskServiceAsync(HttpClient http, CancellationToken cancel)
    {
        using var answer = await http.GetAsync(WellKnown.Metadata, cancel);
        return answer.StatusCode;
    }

    private static async Task<HttpStatusCode> AskFloorAsync(HttpClient http, CancellationToken cancel)
    {
        using var form = new FormUrlEncodedContent([new(Wire.ClientId, Defaults.ClientId)]);
        using var answer = await http.PostAsync("/", form, cancel);
        return answer.StatusCode;
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+", RegexOptions.ExplicitCapture)]
    private static partial Regex Listening();

    /// <summary>The milliseconds of each round.</summary>
    private sealed record Start(List<double> Times, List<double> Work)
    {
        public double Took => Figure.Median(Times);

        public double Worked => Figure.Median(Work);
    }
}

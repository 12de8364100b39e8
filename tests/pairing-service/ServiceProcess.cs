using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Pairing.Service.Tests;

/// <summary>The service as an operator runs it: a separate process that a test can kill.</summary>
public sealed partial class ServiceProcess : IDisposable
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "Pairing.Service.dll");

    private readonly Process _process;

    private ServiceProcess(Process process) => _process = process;

    public HttpClient Http { get; private set; } = null!;

    public int Id => _process.Id;

    /// <summary>Starts the service and waits until it is open.</summary>
    /// <param name="port">0: any free port.</param>
    public static Task<ServiceProcess> StartAsync(string folder, int port, params string[] settings) =>
        StartAsync(folder, port, heard: null, settings);

    /// <param name="heard">Called with each line of output until it is open.</param>
    /// <param name="environment">Environment variables in addition to those of the tests.</param>
    public static Task<ServiceProcess> StartAsync(
        string folder, int port, Action<string>? heard, string[] settings, params (string Name, string Value)[] environment) =>
        OpenAsync(Run(Serve(folder, port, settings), environment), heard);

    /// <summary>The limit of open files.</summary>
    public static Task<ServiceProcess> StartWithFilesAsync(
        int files, string folder, Action<string> heard, params string[] settings) =>
        OpenAsync(
            Run("sh", ["-c", $"ulimit -n {files} && exec dotnet \"$@\"", "sh", Program, .. Serve(folder, 0, settings)]), heard);

    private static async Task<ServiceProcess> OpenAsync(Process process, Action<string>? heard)
    {
        string? address = null;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            heard?.Invoke(line);
            address ??= Listening().Match(line) is { Success: true } found ? found.Value : null;
            if (address is not null && line.Contains("Data is stored in", StringComparison.Ordinal))
            {
                _ = process.StandardOutput.ReadToEndAsync(); // otherwise the process blocks when the pipe is full
                _ = process.StandardError.ReadToEndAsync();
                return new ServiceProcess(process)
                {
                    Http =
                        new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(address) },
                };
            }
        }

        throw new InvalidOperationException("The service did not start: " + await process.StandardError.ReadToEndAsync());
    }

    /// <summary>Runs it to its end. Returns its output and exit code.</summary>
    public static async Task<(int ExitCode, string Output, string Errors)> RunToEndAsync(
        string[] args, string input = "", params (string Name, string Value)[] environment)
    {
        using var process = Run(args, environment);
        await process.StandardInput.WriteLineAsync(input);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await errors);
    }

    /// <summary>The time after which it gets kill -9, if it has not ended.</summary>
    public static async Task RunAndKillAsync(TimeSpan after, string[] args)
    {
        using var process = Run(args);
        _ = process.StandardOutput.ReadToEndAsync();
        _ = process.StandardError.ReadToEndAsync();
        try
        {
            await process.WaitForExitAsync(new CancellationTokenSource(after).Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
    }

    /// <summary>kill -9: nothing is finished and no response is sent.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    /// <summary>kill -TERM, as an operator, systemd or a container host stops it.</summary>
    public void Terminate() => Terminate(_process);

    public static void Terminate(Process process)
    {
        using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    /// <summary>Its exit code, after it has ended.</summary>
    public async Task<int> EndAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(1));
        return _process.ExitCode;
    }

    public void Dispose()
    {
        Kill();
        _process.Dispose();
        Http.Dispose();
    }

    public static Process Run(string[] args, params (string Name, string Value)[] environment) =>
        Run("dotnet", [Program, .. args], environment);

    private static string[] Serve(string folder, int port, string[] settings) =>
        [$"--urls=http://127.0.0.1:{port}", $"--Pairing:DataFolder={folder}", .. settings.Select(setting => "--" + setting)];

    private static Process Run(string program, string[] args, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(program, args)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_TieredPGO"] = "0"; // a process of some seconds gains nothing from a profile
        Array.ForEach(environment, variable => start.Environment[variable.Name] = variable.Value);
        return Process.Start(start)!;
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+", RegexOptions.ExplicitCapture)]
    public static partial Regex Listening();
}

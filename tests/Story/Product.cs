using System.Diagnostics;
using System.Reflection;
using System.Text.RegularExpressions;
using Pairing.Tests;

namespace Pairing.Story;

/// <summary>"dotnet run --project hardware/emulator", with its own ports and data folder.</summary>
public sealed partial class Product : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(150);

    private readonly Process _process;
    private readonly TemporaryFolder _data;
    private readonly TaskCompletionSource<string> _firstAccount = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<string> _board = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<string> _said = [];

    private Product(Process process, TemporaryFolder data)
    {
        _process = process;
        _data = data;
    }

    /// <summary>The one-time link on the console.</summary>
    public string FirstAccountLink => _firstAccount.Task.Result;

    /// <summary>The board's page.</summary>
    public string BoardAddress => _board.Task.Result;

    public string ServiceAddress => new Uri(FirstAccountLink).GetLeftPart(UriPartial.Authority);

    public static async Task<Product> StartAsync(params string[] more)
    {
        var data = new TemporaryFolder();
        var start = new ProcessStartInfo("dotnet",
            [EmulatorPath, "--service-port", $"{FreePort.Find()}", "--port", $"{FreePort.Find()}", "--data", data.Path, .. more])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // seconds: the minimum, so that the test sees a refresh
        start.Environment["Pairing__Clients__screen__AccessTokenLifetime"] = "60";
        var product = new Product(Process.Start(start)!, data);
        product._process.OutputDataReceived += (_, line) => product.Read(line.Data);
        product._process.ErrorDataReceived += (_, line) => product.Read(line.Data);
        product._process.BeginOutputReadLine();
        product._process.BeginErrorReadLine();
        try
        {
            await Task.WhenAll(product._firstAccount.Task, product._board.Task).WaitAsync(Patience);
            return product;
        }
        catch (Exception trouble)
        {
            await product.DisposeAsync();
            throw new InvalidOperationException(
                "The emulator did not start. Its output:\n" + string.Join('\n', product._said), trouble);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            using var terminate = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
            await _process.WaitForExitAsync().WaitAsync(Patience);
        }

        _process.Dispose();
        _data.Dispose();
    }

    private void Read(string? line)
    {
        if (line is null)
        {
            _firstAccount.TrySetException(new EndOfStreamException("The emulator ended."));
            return;
        }

        lock (_said)
        {
            _said.Add(line);
        }

        if (FirstAccount().Match(line) is { Success: true } link)
        {
            _firstAccount.TrySetResult(link.Value);
        }

        if (Board().Match(line) is { Success: true } board)
        {
            _board.TrySetResult(board.Groups[1].Value);
        }
    }

    /// <summary>The emulator's build output.</summary>
    internal static string EmulatorPath => typeof(Product).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(a => a.Key == "EmulatorPath").Value!;

    [GeneratedRegex(@"https?://\S+/account/first/\S+")]
    private static partial Regex FirstAccount();

    [GeneratedRegex(@"^\s*Board\s+(http://\S+)")]
    private static partial Regex Board();
}

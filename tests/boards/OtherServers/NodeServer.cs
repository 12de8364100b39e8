using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Pairing.Boards.Tests.OtherServers;

/// <summary>A script of tests/other-servers that says its address in its first line and ends with its standard input.</summary>
internal class NodeServer : IDisposable
{
    private const string IssuerLine = "issuer: ";

    private readonly Process _node;
    private readonly Task _reading;
    private readonly TaskCompletionSource<string> _issuer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<string> _lines = [];

    public NodeServer(params string[] command)
    {
        string folder = Folder();
        Assert.True(
            Directory.Exists(Path.Combine(folder, "node_modules")),
            "tests/other-servers/node_modules is missing: run ./test.sh, which brings what the tests need.");
        _node = Process.Start(new ProcessStartInfo("node", command)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true, // it ends with this
            RedirectStandardOutput = true,
            RedirectStandardError = true, // oidc-provider's warnings about being a trial
        })!;
        _node.BeginErrorReadLine();
        _reading = ReadAsync();
    }

    public Task<string> IssuerAsync() => _issuer.Task.WaitAsync(TimeSpan.FromSeconds(60));

    /// <summary>What it has said so far.</summary>
    public string[] Lines
    {
        get
        {
            lock (_lines)
            {
                return [.. _lines];
            }
        }
    }

    public void Dispose()
    {
        _node.StandardInput.Close();
        _reading.Wait(TimeSpan.FromSeconds(10));
        _node.Dispose();
    }

    private async Task ReadAsync()
    {
        while (await _node.StandardOutput.ReadLineAsync() is { } line)
        {
            lock (_lines)
            {
                _lines.Add(line);
            }

            if (line.StartsWith(IssuerLine, StringComparison.Ordinal))
            {
                _issuer.TrySetResult(line[IssuerLine.Length..]);
            }
        }
    }

    private static string Folder([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "other-servers"));
}

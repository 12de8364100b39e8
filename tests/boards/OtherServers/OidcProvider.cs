using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Pairing.Boards.Tests.OtherServers;

/// <summary>npm's oidc-provider, a server of RFC 8628 that is not ours (tests/other-servers/oidc-provider.mjs).</summary>
internal sealed class OidcProvider : IDisposable
{
    private const string Issuer = "issuer: ";

    private readonly Process _node;
    private readonly Task _reading;
    private readonly TaskCompletionSource<string> _issuer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _grants;

    /// <param name="charset">The letters of its user codes: base-20 or digits.</param>
    /// <param name="mask">How they are grouped: a star for each letter.</param>
    public OidcProvider(string charset, string mask)
    {
        string folder = Folder();
        Assert.True(
            Directory.Exists(Path.Combine(folder, "node_modules")),
            "tests/other-servers/node_modules is missing: run ./test.sh, which brings what the tests need.");
        _node = Process.Start(new ProcessStartInfo("node", ["oidc-provider.mjs", charset, mask])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true, // it ends with this
            RedirectStandardOutput = true,
            RedirectStandardError = true, // its warnings about being a trial
        })!;
        _node.BeginErrorReadLine();
        _reading = ReadAsync();
    }

    public Task<string> IssuerAsync() => _issuer.Task.WaitAsync(TimeSpan.FromSeconds(60));

    /// <summary>How often it gave tokens.</summary>
    public int Grants => Volatile.Read(ref _grants);

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
            if (line.StartsWith(Issuer, StringComparison.Ordinal))
            {
                _issuer.TrySetResult(line[Issuer.Length..]);
            }
            else if (line.StartsWith("granted: ", StringComparison.Ordinal))
            {
                Interlocked.Increment(ref _grants);
            }
        }
    }

    private static string Folder([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "other-servers"));
}

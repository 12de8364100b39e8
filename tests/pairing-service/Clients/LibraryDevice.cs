using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;

namespace Pairing.Service.Tests.Clients;

/// <summary>A third-party device: oauth4webapi on node, which runs one step at a time (tests/clients/device.mjs).</summary>
public sealed class LibraryDevice : IAsyncDisposable
{
    private readonly Process _node;

    private LibraryDevice(Process node) => _node = node;

    public static LibraryDevice Start(RunningService service, string client = "screen", string secret = "") =>
        new(Node("device.mjs", service.Address, client, secret));

    /// <summary>A node process with a script of tests/clients and redirected streams.</summary>
    public static Process Node(string script, params string[] arguments)
    {
        string folder = Folder();
        Assert.True(Directory.Exists(Path.Combine(folder, "node_modules")),
            "tests/clients/node_modules is missing: run ./test.sh, which brings what the tests need.");
        return Process.Start(new ProcessStartInfo("node", [Path.Combine(folder, script), .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
    }

    /// <summary>The library's own result of a step: "ok" with its result, or "error" with the error's name.</summary>
    public async Task<JsonObject> AskAsync(string step)
    {
        await _node.StandardInput.WriteLineAsync(step);
        await _node.StandardInput.FlushAsync();
        string line = await _node.StandardOutput.ReadLineAsync() ?? throw new EndOfStreamException("node has ended");
        return JsonNode.Parse(line)!.AsObject();
    }

    public async Task<JsonNode> OkAsync(string step)
    {
        var answer = await AskAsync(step);
        return answer["ok"] ?? throw new InvalidOperationException($"{step}: {answer.ToJsonString()}");
    }

    public async Task<string?> ErrorAsync(string step) => (string?)(await AskAsync(step))["error"];

    public async ValueTask DisposeAsync()
    {
        _node.StandardInput.Close();
        await _node.WaitForExitAsync();
        _node.Dispose();
    }

    private static string Folder([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "clients"));
}

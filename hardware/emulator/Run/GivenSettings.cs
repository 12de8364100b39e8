using System;
using System.IO;
using System.Text.Json;
using System.Text.Json.Nodes;
using Pairing.Firmware.Core.Providers;

namespace Pairing.Emulator.Run;

/// <summary>The members of pairing.json that the person at the keyboard chose, by --settings and --provider.</summary>
internal sealed class GivenSettings
{
    private readonly JsonObject _members;

    private GivenSettings(JsonObject members) => _members = members;

    /// <summary>The provider's or the file's server; null: neither is named.</summary>
    public string? Server => Text("server") is { Length: > 0 } server ? server.TrimEnd('/')
        : Text("provider") is { Length: > 0 } provider ? ProviderList.Find(provider)?.Server ?? provider
        : null;

    /// <exception cref="StartFailure">There is no such file, or it is no object of JSON.</exception>
    public static GivenSettings Read(Options options)
    {
        JsonObject members = options.Settings == null ? [] : ReadFile(options.Settings);
        if (options.Provider != null)
        {
            members["provider"] = options.Provider;
        }

        return new GivenSettings(members);
    }

    /// <summary>No server is named, or the one that the emulator would start on this port.</summary>
    public bool AreForOwnService(int port) =>
        Server == null || Server == $"http://localhost:{port}" || Server == $"http://127.0.0.1:{port}";

    /// <summary>All of the file, and what a board needs besides where the file does not say it.</summary>
    public string With(JsonObject usual)
    {
        var all = (JsonObject)_members.DeepClone();
        foreach ((string name, JsonNode? value) in usual)
        {
            if (!all.ContainsKey(name))
            {
                all[name] = value?.DeepClone();
            }
        }

        return all.ToJsonString();
    }

    private static JsonObject ReadFile(string path)
    {
        try
        {
            return JsonNode.Parse(HostFile.ReadAllText(path)) as JsonObject
                ?? throw new StartFailure($"--settings {path}: it must contain one JSON object, as pairing.json does.");
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new StartFailure($"--settings {path}: {wrong.Message}");
        }
    }

    private string? Text(string name) =>
        _members.TryGetPropertyValue(name, out JsonNode? value) && value is JsonValue text && text.TryGetValue(out string? found)
            ? found
            : null;
}

using System;
using System.Collections.Generic;
using System.IO;
using System.Text.Json;
using Pairing.Emulator.Wifi;

namespace Pairing.Emulator.Flash;

/// <summary>A board's flash as files of the host, so that it outlives the emulator.</summary>
internal sealed class FlashFolder
{
    private readonly string _files;
    private readonly string _network;
    private readonly string _accessPoint;

    public FlashFolder(string folder)
    {
        _files = Path.Combine(folder, "files");
        _network = Path.Combine(folder, "network.json");
        _accessPoint = Path.Combine(folder, "access-point.json");
        MakeFolders();
    }

    public SortedDictionary<string, byte[]> ReadFiles()
    {
        var found = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (string path in HostDirectory.GetFiles(_files))
        {
            found["I:\\" + HostUri.UnescapeDataString(Path.GetFileName(path))] = HostFile.ReadAllBytes(path);
        }

        return found;
    }

    public void Write(string name, byte[] bytes) => HostFile.WriteAllBytes(PathOf(name), bytes);

    public void Delete(string name) => HostFile.Delete(PathOf(name));

    public (WifiNetwork? Network, bool AutoConnect)? ReadNetwork() =>
        HostFile.Exists(_network) && JsonSerializer.Deserialize<Stored>(HostFile.ReadAllText(_network)) is { } stored
            ? (stored.Network, stored.AutoConnect)
            : null;

    public void WriteNetwork(WifiNetwork? deployed, bool autoConnect) =>
        HostFile.WriteAllText(_network, JsonSerializer.Serialize(new Stored(deployed, autoConnect)));

    public AccessPoint? ReadAccessPoint() =>
        HostFile.Exists(_accessPoint) ? JsonSerializer.Deserialize<AccessPoint>(HostFile.ReadAllText(_accessPoint)) : null;

    public void WriteAccessPoint(AccessPoint? own) => HostFile.WriteAllText(_accessPoint, JsonSerializer.Serialize(own));

    public void Erase()
    {
        HostDirectory.Delete(_files, recursive: true);
        MakeFolders();
    }

    private void MakeFolders() => HostDirectory.CreateDirectory(_files);

    // One flat folder: a backslash in a board's path is kept as %5C.
    private string PathOf(string name) => Path.Combine(_files, HostUri.EscapeDataString(name["I:\\".Length..]));

    private sealed record Stored(WifiNetwork? Network, bool AutoConnect);
}

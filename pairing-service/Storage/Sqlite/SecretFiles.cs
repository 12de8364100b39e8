using Microsoft.AspNetCore.DataProtection;

namespace Pairing.Service.Storage.Sqlite;

/// <summary>Secrets as files beside the key ring, in the data folder.</summary>
public sealed class SecretFiles(DataFolder folder, IDataProtectionProvider protection) : Secrets(protection)
{
    private const string Unfinished = ".new";

    public override IEnumerable<string> Names(string prefix) =>
        Directory.EnumerateFiles(folder.Keys, prefix + "*")
            .Select(file => Path.GetFileName(file))
            .Where(name => !name.EndsWith(Unfinished, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

    public override void Delete(string name) => File.Delete(PlaceOf(name));

    protected override string PlaceOf(string name) => Path.Combine(folder.Keys, name);

    protected override byte[]? Load(string name) => File.Exists(PlaceOf(name)) ? File.ReadAllBytes(PlaceOf(name)) : null;

    /// <summary>Whole or not at all, whenever the power goes.</summary>
    protected override void Keep(string name, byte[] content)
    {
        string path = PlaceOf(name);
        string fresh = $"{path}.{Guid.NewGuid():N}{Unfinished}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var file = new FileStream(fresh, options))
        {
            file.Write(content);
            file.Flush(flushToDisk: true);
        }

        try
        {
            File.Move(fresh, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(fresh);
        }
    }
}

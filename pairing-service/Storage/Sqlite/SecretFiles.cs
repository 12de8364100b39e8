using Microsoft.AspNetCore.DataProtection;

namespace Pairing.Service.Storage.Sqlite;

/// <summary>Secrets as files next to the key ring, in the data folder.</summary>
public sealed class SecretFiles(DataFolder folder, IDataProtectionProvider protection) : Secrets(protection)
{
    public override IEnumerable<string> Names(string prefix) =>
        Directory.EnumerateFiles(folder.Keys, prefix + "*")
            .Select(file => Path.GetFileName(file))
            .Where(name => !AtomicFile.IsUnfinished(name))
            .Order(StringComparer.Ordinal);

    public override void Delete(string name) => File.Delete(PlaceOf(name));

    protected override string PlaceOf(string name) => Path.Combine(folder.Keys, name);

    protected override byte[]? Load(string name) => File.Exists(PlaceOf(name)) ? File.ReadAllBytes(PlaceOf(name)) : null;

    protected override void Store(string name, byte[] content) => AtomicFile.Write(PlaceOf(name), content);
}

using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Pairing.Service.Settings;

namespace Pairing.Service.Storage;

/// <summary>A secret that is made at the first start and read ever after, kept under Data Protection.</summary>
public sealed class SecretFile(DataFolder folder, IDataProtectionProvider protection)
{
    private const string Unfinished = ".new";

    public byte[] ReadOrMake(string name, Func<byte[]> make)
    {
        if (!File.Exists(PathOf(name)))
        {
            Write(PathOf(name), Protector(name).Protect(make()));
        }

        return Read(name);
    }

    public byte[] Read(string name)
    {
        try
        {
            return Protector(name).Unprotect(File.ReadAllBytes(PathOf(name)));
        }
        catch (CryptographicException)
        {
            throw new WrongSettingException(
                $"{PathOf(name)} cannot be read with the keys beside it. Put the whole folder back from a backup, or delete the file: what it protected is then void.");
        }
    }

    /// <summary>The names that begin so, in their order.</summary>
    public IEnumerable<string> Names(string prefix) =>
        Directory.EnumerateFiles(folder.Keys, prefix + "*")
            .Select(file => Path.GetFileName(file))
            .Where(name => !name.EndsWith(Unfinished, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

    private string PathOf(string name) => Path.Combine(folder.Keys, name);

    private IDataProtector Protector(string name) => protection.CreateProtector("Pairing.SecretFile", name);

    /// <summary>Whole or not at all, whenever the power goes; whoever comes second keeps what the first has written.</summary>
    private static void Write(string path, byte[] content)
    {
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

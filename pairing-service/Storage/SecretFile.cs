using Microsoft.AspNetCore.DataProtection;

namespace Pairing.Service.Storage;

/// <summary>A secret that is made at the first start and read ever after, kept under Data Protection.</summary>
public sealed class SecretFile(DataFolder folder, IDataProtectionProvider protection)
{
    public byte[] ReadOrMake(string name, Func<byte[]> make)
    {
        string path = Path.Combine(folder.Keys, name);
        var protector = protection.CreateProtector("Pairing.SecretFile", name);
        if (!File.Exists(path))
        {
            Write(path, protector.Protect(make()));
        }

        return protector.Unprotect(File.ReadAllBytes(path));
    }

    /// <summary>Whole or not at all, whenever the power goes; whoever comes second keeps what the first has written.</summary>
    private static void Write(string path, byte[] content)
    {
        string fresh = $"{path}.{Guid.NewGuid():N}";
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

using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Pairing.Service.Foundation;
using Pairing.Service.Settings;

namespace Pairing.Service.Storage;

/// <summary>Secrets that are created at the first start, encrypted with Data Protection.</summary>
public abstract class Secrets(IDataProtectionProvider protection) : ISecrets
{
    public byte[] ReadOrCreate(string name, Func<byte[]> make)
    {
        if (Load(name) is null)
        {
            Store(name, Protector(name).Protect(make()));
        }

        return Find(name)!;
    }

    /// <summary>Null: it does not exist.</summary>
    public byte[]? Find(string name)
    {
        try
        {
            return Load(name) is { } content ? Protector(name).Unprotect(content) : null;
        }
        catch (CryptographicException)
        {
            throw new WrongSettingException(
                $"{PlaceOf(name)} cannot be decrypted with the current keys. Restore both from one backup, or delete it. " +
                "Deleting it invalidates everything that it protects.");
        }
    }

    /// <summary>The sorted names with this prefix.</summary>
    public abstract IEnumerable<string> Names(string prefix);

    /// <summary>Deletes the secret if it exists.</summary>
    public abstract void Delete(string name);

    /// <summary>The location for messages.</summary>
    protected abstract string PlaceOf(string name);

    protected abstract byte[]? Load(string name);

    /// <summary>Writes the whole secret or nothing. If it exists, it keeps the existing one.</summary>
    protected abstract void Store(string name, byte[] content);

    private IDataProtector Protector(string name) => protection.CreateProtector("Pairing.SecretFile", name);
}

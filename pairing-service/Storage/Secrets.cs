using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Pairing.Service.Settings;

namespace Pairing.Service.Storage;

/// <summary>Secrets that are made at the first start and read ever after, kept under Data Protection.</summary>
public abstract class Secrets(IDataProtectionProvider protection)
{
    public byte[] ReadOrMake(string name, Func<byte[]> make)
    {
        if (Load(name) is null)
        {
            Keep(name, Protector(name).Protect(make()));
        }

        return Find(name)!;
    }

    /// <summary>Null where there is none.</summary>
    public byte[]? Find(string name)
    {
        try
        {
            return Load(name) is { } content ? Protector(name).Unprotect(content) : null;
        }
        catch (CryptographicException)
        {
            throw new WrongSettingException(
                $"{PlaceOf(name)} cannot be read with the keys beside it. Put all of them back from a backup, or delete it: what it protected is then void.");
        }
    }

    /// <summary>The names that begin so, in their order.</summary>
    public abstract IEnumerable<string> Names(string prefix);

    /// <summary>Nothing where there is none.</summary>
    public abstract void Delete(string name);

    /// <summary>For the operator's eyes.</summary>
    protected abstract string PlaceOf(string name);

    protected abstract byte[]? Load(string name);

    /// <summary>Whole or not at all; whoever comes second keeps what the first has written.</summary>
    protected abstract void Keep(string name, byte[] content);

    private IDataProtector Protector(string name) => protection.CreateProtector("Pairing.SecretFile", name);
}

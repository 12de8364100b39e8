namespace Pairing.Service.Foundation;

/// <summary>The storage of secrets that are created at the first start.</summary>
public interface ISecrets
{
    /// <summary>The first process to write a name decides its value; all others read that one.</summary>
    byte[] ReadOrCreate(string name, Func<byte[]> make);

    /// <summary>Null if there is none.</summary>
    byte[]? Find(string name);

    /// <summary>The names that start with the prefix, in order.</summary>
    IEnumerable<string> Names(string prefix);

    /// <summary>Does nothing if there is none.</summary>
    void Delete(string name);
}

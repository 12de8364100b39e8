using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Pairing.Service.Storage.Sqlite;

/// <summary>
/// Data Protection's keys as files in its own format. Its own code first writes to the temporary folder, which a read-only
/// container does not have, and then copies the file, which is not atomic.
/// </summary>
public sealed class KeyRingFiles(DataFolder folder) : IXmlRepository
{
    private const string Kind = ".xml";
    private const int SomeBytes = 4096; // more than a key

    /// <summary>Throws if a key is damaged, or if there is none yet and none could be written.</summary>
    public void Check()
    {
        if (GetAllElements().Count > 0)
        {
            return;
        }

        string probe = Path.Combine(folder.Keys, $"{Guid.NewGuid():N}.new");
        try
        {
            using var file = AtomicFile.Create(probe);
            file.Write(new byte[SomeBytes]);
            file.Flush(flushToDisk: true);
        }
        finally
        {
            File.Delete(probe);
        }
    }

    public IReadOnlyCollection<XElement> GetAllElements() =>
        [.. Directory.EnumerateFiles(folder.Keys, "*" + Kind).Order(StringComparer.Ordinal).Select(file => XElement.Load(file))];

    public void StoreElement(XElement element, string friendlyName) =>
        AtomicFile.Write(Path.Combine(folder.Keys, friendlyName + Kind), Encoding.UTF8.GetBytes(element.ToString()));
}

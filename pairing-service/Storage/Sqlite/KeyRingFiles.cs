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

    public IReadOnlyCollection<XElement> GetAllElements() =>
        [.. Directory.EnumerateFiles(folder.Keys, "*" + Kind).Order(StringComparer.Ordinal).Select(file => XElement.Load(file))];

    public void StoreElement(XElement element, string friendlyName) =>
        AtomicFile.Write(Path.Combine(folder.Keys, friendlyName + Kind), Encoding.UTF8.GetBytes(element.ToString()));
}

using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Pairing.Service.Storage.Sqlite;

/// <summary>
/// Data Protection's keys as files of the form that it has itself. Its own way writes each into the machine's temporary folder
/// first, which a read-only container does not have, and from which another file system takes it over piece by piece.
/// </summary>
public sealed class KeyRingFiles(DataFolder folder) : IXmlRepository
{
    private const string Kind = ".xml";

    public IReadOnlyCollection<XElement> GetAllElements() =>
        [.. Directory.EnumerateFiles(folder.Keys, "*" + Kind).Order(StringComparer.Ordinal).Select(file => XElement.Load(file))];

    public void StoreElement(XElement element, string friendlyName) =>
        WholeFile.Write(Path.Combine(folder.Keys, friendlyName + Kind), Encoding.UTF8.GetBytes(element.ToString()));
}

using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;

namespace Pairing.Service.Storage.PostgreSql;

/// <summary>Data Protection's keys as rows, so that every node can decrypt sessions, forms and links of the others.</summary>
public sealed class KeyRing(IDbContextFactory<PostgreSqlDb> databases) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var database = databases.CreateDbContext();
        return [.. database.KeyRing.OrderBy(key => key.Name).Select(key => key.Xml).ToList().Select(XElement.Parse)];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var database = databases.CreateDbContext();
        database.KeyRing.Add(new RingKey { Name = friendlyName, Xml = element.ToString(SaveOptions.DisableFormatting) });
        database.SaveChanges();
    }
}

/// <summary>One key. Anyone who can read the table has the keys, as with the data folder on SQLite.</summary>
public sealed class RingKey
{
    public required string Name { get; init; }
    public required string Xml { get; init; }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using Pairing.Service.Grants;

namespace Pairing.Service.Storage.PostgreSql;

/// <summary>Adds many grants with one command and one round trip: one array per column.</summary>
public sealed class PostgreSqlRows
{
    private GrantColumns? _columns;

    /// <summary>Within a write. The result says for each grant whether it was added or one of its codes was in use.</summary>
    public async Task<bool[]> InsertAsync(PairingDb database, IReadOnlyList<Grant> grants)
    {
        var columns = _columns ??= GrantColumns.Of(database.Model);
        string arrays = string.Join(", ", columns.All.Select((column, i) => $"@p{i}::{column.StoreType}[]"));
        await using var command = new NpgsqlCommand(
            $"{columns.Insert} SELECT * FROM unnest({arrays}) ON CONFLICT DO NOTHING RETURNING {columns.Id}",
            (NpgsqlConnection)database.Database.GetDbConnection(),
            (NpgsqlTransaction)database.Database.CurrentTransaction!.GetDbTransaction());
        for (int i = 0; i < columns.All.Count; i++)
        {
            command.Parameters.AddWithValue($"p{i}", Values(columns.All[i], grants));
        }

        var added = new HashSet<Guid>();
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync())
        {
            added.Add(rows.GetGuid(0));
        }

        return [.. grants.Select(grant => added.Contains(grant.Id))];
    }

    private static Array Values(GrantColumn column, IReadOnlyList<Grant> grants)
    {
        var values = Array.CreateInstance(
            column.Type.IsValueType ? typeof(Nullable<>).MakeGenericType(column.Type) : column.Type, grants.Count);
        for (int i = 0; i < grants.Count; i++)
        {
            values.SetValue(column.Read(grants[i]), i);
        }

        return values;
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Pairing.Service.Storage.PostgreSql;

/// <summary>Adds many rows with one command and one round trip: one array per column.</summary>
/// <param name="idOf">The primary key.</param>
public sealed class PostgreSqlRows<T>(Func<T, Guid> idOf)
    where T : class
{
    private RowColumns? _columns;

    /// <summary>Within a write. The result says for each whether it was added or a unique value was in use.</summary>
    public async Task<bool[]> InsertAsync(DbContext database, IReadOnlyList<T> entities)
    {
        var columns = _columns ??= RowColumns.Of<T>(database.Model);
        string arrays = string.Join(", ", columns.All.Select((column, i) => $"@p{i}::{column.StoreType}[]"));
        await using var command = new NpgsqlCommand(
            $"{columns.Insert} SELECT * FROM unnest({arrays}) ON CONFLICT DO NOTHING RETURNING {columns.Id}",
            (NpgsqlConnection)database.Database.GetDbConnection(),
            (NpgsqlTransaction)database.Database.CurrentTransaction!.GetDbTransaction());
        for (int i = 0; i < columns.All.Count; i++)
        {
            command.Parameters.AddWithValue($"p{i}", Values(columns.All[i], entities));
        }

        var added = new HashSet<Guid>();
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync())
        {
            added.Add(rows.GetGuid(0));
        }

        return [.. entities.Select(entity => added.Contains(idOf(entity)))];
    }

    private static Array Values(RowColumn column, IReadOnlyList<T> entities)
    {
        var type = column.Type.IsValueType ? typeof(Nullable<>).MakeGenericType(column.Type) : column.Type;
        var values = Array.CreateInstance(type, entities.Count);
        for (int i = 0; i < entities.Count; i++)
        {
            values.SetValue(column.Read(entities[i]), i);
        }

        return values;
    }
}

using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Pairing.Service.Grants;

namespace Pairing.Service.Storage.Sqlite;

/// <summary>Many new grants by one prepared command, row after row: SQLite is in this process, so a row costs no way.</summary>
public sealed class SqliteRows
{
    private GrantColumns? _columns;

    /// <summary>Within a write. For each grant whether it was added; else one of its codes is taken.</summary>
    public async Task<bool[]> InsertAsync(PairingDb database, IReadOnlyList<Grant> grants)
    {
        var columns = _columns ??= GrantColumns.Of(database.Model);
        await using var command = database.Database.GetDbConnection().CreateCommand();
        command.Transaction = database.Database.CurrentTransaction!.GetDbTransaction();
        command.CommandText = $"{columns.Insert} VALUES ({string.Join(", ", columns.All.Select((_, i) => Name(i)))}) ON CONFLICT DO NOTHING";
        var values = columns.All.Select((_, i) => Add(command, Name(i))).ToList();
        bool[] added = new bool[grants.Count];
        for (int row = 0; row < added.Length; row++)
        {
            for (int i = 0; i < values.Count; i++)
            {
                values[i].Value = columns.All[i].Read(grants[row]) ?? DBNull.Value;
            }

            added[row] = await command.ExecuteNonQueryAsync() == 1;
        }

        return added;
    }

    private static string Name(int i) => $"$p{i}";

    private static DbParameter Add(DbCommand command, string name)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        command.Parameters.Add(parameter);
        return parameter;
    }
}

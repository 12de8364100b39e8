using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Pairing.Service.Grants;

namespace Pairing.Service.Storage;

/// <summary>
/// The columns of a grant. Names, types and conversions come from EF's model, so that fast inserts without EF write the same
/// values as EF.
/// </summary>
public sealed class GrantColumns
{
    private GrantColumns(string insert, string id, IReadOnlyList<GrantColumn> all)
    {
        Insert = insert;
        Id = id;
        All = all;
    }

    /// <summary>INSERT INTO with the table and the columns. The engine adds the values.</summary>
    public string Insert { get; }

    /// <summary>The quoted name.</summary>
    public string Id { get; }

    public IReadOnlyList<GrantColumn> All { get; }

    public static GrantColumns Of(IModel model)
    {
        var type = model.FindEntityType(typeof(Grant))!;
        var table = StoreObjectIdentifier.Create(type, StoreObjectType.Table)!.Value;
        var columns = type.GetProperties().Select(property => new GrantColumn(property, table)).ToList();
        string id = type.FindProperty(nameof(Grant.Id))!.GetColumnName(table)!;
        return new GrantColumns(
            $"INSERT INTO {Quote(table.Name)} ({string.Join(", ", columns.Select(column => Quote(column.Name)))})", Quote(id),
            columns);
    }

    private static string Quote(string name) => $"\"{name}\""; // both engines use it
}

/// <summary>A property of a grant and its column.</summary>
public sealed class GrantColumn(IProperty property, StoreObjectIdentifier table)
{
    private readonly Func<object, object?> _read = property.GetGetter().GetClrValue;
    private readonly Func<object?, object?>? _convert = property.GetRelationalTypeMapping().Converter?.ConvertToProvider;

    public string Name { get; } = property.GetColumnName(table)!;

    /// <summary>The type in the column's definition, for example "uuid".</summary>
    public string StoreType { get; } = property.GetColumnType(table)!;

    /// <summary>The type of its values in .NET, without null.</summary>
    public Type Type { get; } =
        property.GetRelationalTypeMapping().Converter?.ProviderClrType ?? Nullable.GetUnderlyingType(property.ClrType)
            ?? property.ClrType;

    public object? Read(Grant grant) => _read(grant) is { } value ? (_convert is null ? value : _convert(value)) : null;
}

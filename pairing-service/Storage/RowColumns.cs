using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Pairing.Service.Storage;

/// <summary>
/// The columns of an entity. Names, types and conversions come from EF's model, so that fast inserts without EF write the same
/// values as EF.
/// </summary>
public sealed class RowColumns
{
    private RowColumns(string insert, string id, IReadOnlyList<RowColumn> all)
    {
        Insert = insert;
        Id = id;
        All = all;
    }

    /// <summary>INSERT INTO with the table and the columns. The engine adds the values.</summary>
    public string Insert { get; }

    /// <summary>The quoted name of the primary key's column.</summary>
    public string Id { get; }

    public IReadOnlyList<RowColumn> All { get; }

    /// <typeparam name="T">An entity of the model with one property as its primary key.</typeparam>
    public static RowColumns Of<T>(IModel model)
    {
        var type = model.FindEntityType(typeof(T))!;
        var table = StoreObjectIdentifier.Create(type, StoreObjectType.Table)!.Value;
        var columns = type.GetProperties().Select(property => new RowColumn(property, table)).ToList();
        string id = type.FindPrimaryKey()!.Properties.Single().GetColumnName(table)!;
        string insert = $"INSERT INTO {Quote(table.Name)} ({string.Join(", ", columns.Select(column => Quote(column.Name)))})";
        return new RowColumns(insert, Quote(id), columns);
    }

    private static string Quote(string name) => $"\"{name}\""; // both engines use it
}

/// <summary>A property of an entity and its column.</summary>
public sealed class RowColumn(IProperty property, StoreObjectIdentifier table)
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

    public object? Read(object entity) => _read(entity) is { } value ? (_convert is null ? value : _convert(value)) : null;
}

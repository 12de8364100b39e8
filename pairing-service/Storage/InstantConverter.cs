using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Pairing.Service.Storage;

/// <summary>Instants as Unix milliseconds: SQLite has no type for them, and text with an offset does not compare.</summary>
public sealed class InstantConverter() : ValueConverter<DateTimeOffset, long>(
    instant => instant.ToUnixTimeMilliseconds(),
    milliseconds => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds));

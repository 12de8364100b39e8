using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Pairing.Service.Storage;

/// <summary>Times as Unix milliseconds: SQLite has no type for them, and text with an offset does not sort.</summary>
public sealed class InstantConverter() : ValueConverter<DateTimeOffset, long>(
    instant => instant.ToUnixTimeMilliseconds(),
    milliseconds => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds));

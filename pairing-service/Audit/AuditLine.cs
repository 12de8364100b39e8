using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pairing.Service.Audit;

/// <summary>A row as one line of JSON. The names are part of the export's format.</summary>
public sealed record AuditLine(
    [property: JsonPropertyName("number")] long Number,
    [property: JsonPropertyName("time")] string Time,
    [property: JsonPropertyName("kind")] string Kind,
    [property: JsonPropertyName("count")] int Count,
    [property: JsonPropertyName("actor")] string Actor,
    [property: JsonPropertyName("network")] string Network,
    [property: JsonPropertyName("account")] string? Account,
    [property: JsonPropertyName("account_id")] string? AccountId,
    [property: JsonPropertyName("subject")] string? Subject,
    [property: JsonPropertyName("details")] string? Details,
    [property: JsonPropertyName("hash")] string Hash)
{
    public static string Of(AuditRow row) => JsonSerializer.Serialize(
        new AuditLine(
            row.Number, row.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture), row.Kind,
            row.Count, row.Actor, row.Network, row.Account, row.AccountId, row.Subject, row.Details, row.Hash),
        AuditJson.Default.AuditLine);
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(AuditLine))]
internal sealed partial class AuditJson : JsonSerializerContext;

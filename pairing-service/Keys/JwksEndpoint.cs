using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.IdentityModel.Tokens;
using Microsoft.Net.Http.Headers;
using Pairing.Service.Settings;

namespace Pairing.Service.Keys;

/// <summary>Returns the published keys and how long they may be cached. A new key signs only after that time.</summary>
public sealed class JwksEndpoint(SigningKeys keys, PairingSettings settings, TimeProvider time)
{
    public async Task<FileContentHttpResult> HandleAsync(HttpResponse response, CancellationToken cancel)
    {
        var set = await keys.GetFreshAsync(cancel);
        byte[] body = JsonSerializer.SerializeToUtf8Bytes(Jwks.Of(set.PublishedAt(time.GetUtcNow())));
        response.Headers.Remove(HeaderNames.Pragma);
        response.GetTypedHeaders().CacheControl = keys.IsCurrent
            ? new CacheControlHeaderValue { Public = true, MaxAge = TimeSpan.FromSeconds(settings.Keys.Caching) }
            : new CacheControlHeaderValue { NoCache = true }; // the storage is down: other nodes may know newer keys
        return TypedResults.Bytes(body, "application/json", entityTag: new EntityTagHeaderValue(
            $"\"{Base64UrlEncoder.Encode(SHA256.HashData(body))}\""));
    }
}

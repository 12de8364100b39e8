using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.IdentityModel.Tokens;
using Microsoft.Net.Http.Headers;
using Pairing.Service.Settings;

namespace Pairing.Service.Keys;

/// <summary>Answers with the published keys, and tells how long they may be cached: a new key signs only after that.</summary>
public sealed class JwksEndpoint(SigningKeys keys, PairingSettings settings, TimeProvider time)
{
    public async Task<FileContentHttpResult> AnswerAsync(HttpResponse response, CancellationToken cancel)
    {
        var set = await keys.FreshlyAsync(cancel);
        byte[] body = JsonSerializer.SerializeToUtf8Bytes(Jwks.Of(set.PublishedAt(time.GetUtcNow())));
        response.Headers.Remove(HeaderNames.Pragma);
        response.GetTypedHeaders().CacheControl = keys.AreCertain
            ? new CacheControlHeaderValue { Public = true, MaxAge = TimeSpan.FromSeconds(settings.Keys.Caching) }
            : new CacheControlHeaderValue { NoCache = true }; // the storage is down: others may know newer ones
        return TypedResults.Bytes(body, "application/json", entityTag: new EntityTagHeaderValue($"\"{Base64UrlEncoder.Encode(SHA256.HashData(body))}\""));
    }
}

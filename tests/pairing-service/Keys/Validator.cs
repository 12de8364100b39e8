using System.Net.Http.Headers;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Pairing.Protocol;

namespace Pairing.Service.Tests.Keys;

/// <summary>
/// A resource server's check with the published keys, cached as Cache-Control allows. The lenient kind requests the keys
/// again for an unknown key. The strict kind never does before its cache expires, so it needs keys that are published early
/// enough.
/// </summary>
public sealed class Validator(string issuer, bool asksAgain, TimeProvider time)
{
    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false };
    private IList<SecurityKey> _keys = [];
    private EntityTagHeaderValue? _tag;
    private DateTimeOffset _goodUntil;

    /// <summary>Responses from the cache, with a new set, and with 304.</summary>
    public (int Cached, int Fetched, int NotModified) Count { get; private set; }

    /// <summary>Null: valid. Otherwise the reason.</summary>
    /// <param name="node">The node that the proxy chose for this request.</param>
    public async Task<string?> CheckAsync(string token, RunningService node)
    {
        if (time.GetUtcNow() >= _goodUntil)
        {
            await FetchAsync(node);
        }
        else
        {
            Count = Count with { Cached = Count.Cached + 1 };
        }

        var result = await CheckAsync(token);
        if (asksAgain && result.Exception is SecurityTokenSignatureKeyNotFoundException)
        {
            await FetchAsync(node);
            result = await CheckAsync(token);
        }

        return result.IsValid ? null : $"{result.Exception.Message} (asks again: {asksAgain})";
    }

    private Task<TokenValidationResult> CheckAsync(string token) =>
        _handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidTypes = ["at+jwt"],
            ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256],
            IssuerSigningKeys = _keys,
            ValidIssuer = issuer,
            ValidAudience = issuer,
        });

    private async Task FetchAsync(RunningService node)
    {
        var asked = time.GetUtcNow(); // RFC 9111 4.2.3: the response time counts too
        using var request = new HttpRequestMessage(HttpMethod.Get, WellKnown.Jwks);
        if (_tag is not null)
        {
            request.Headers.IfNoneMatch.Add(_tag);
        }

        using var answer = await node.Http.SendAsync(request);
        _goodUntil = asked + answer.Headers.CacheControl!.MaxAge!.Value;
        if (answer.StatusCode == System.Net.HttpStatusCode.NotModified)
        {
            Count = Count with { NotModified = Count.NotModified + 1 };
            return;
        }

        Count = Count with { Fetched = Count.Fetched + 1 };
        answer.EnsureSuccessStatusCode();
        _tag = answer.Headers.ETag;
        _keys = new JsonWebKeySet(await answer.Content.ReadAsStringAsync()).GetSigningKeys();
    }
}

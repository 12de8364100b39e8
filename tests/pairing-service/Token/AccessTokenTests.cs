using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Pairing.Protocol;

namespace Pairing.Service.Tests.Token;

/// <summary>The access token as a third party sees it, with only /oauth/jwks and the RFCs.</summary>
public sealed class AccessTokenTests : IAsyncLifetime
{
    private RunningService _service = null!;
    private TestDevice _screen = null!;

    public async Task InitializeAsync()
    {
        _service = await RunningService.StartAsync();
        _screen = new TestDevice(_service);
        await _screen.PairAsync(await _service.AddAccountAsync());
    }

    public async Task DisposeAsync() => await _service.DisposeAsync();

    [Fact]
    public async Task It_can_be_checked_offline()
    {
        string[] parts = _screen.AccessToken.Split('.');
        using var key = await PublicKeyAsync(Header(parts).GetProperty("kid").GetString()!);
        Assert.True(key.VerifyData(
            Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), Base64Url.DecodeFromChars(parts[2]), HashAlgorithmName.SHA256));
    }

    [Fact]
    public async Task It_has_the_claims_that_RFC_9068_requires()
    {
        string[] parts = _screen.AccessToken.Split('.');
        Assert.Equal("at+jwt", Header(parts).GetProperty("typ").GetString());
        Assert.Equal("ES256", Header(parts).GetProperty("alg").GetString());

        var claims = JsonDocument.Parse(Base64Url.DecodeFromChars(parts[1])).RootElement;
        long now = _service.Clock.GetUtcNow().ToUnixTimeSeconds();
        var grant = await _screen.GrantAsync();
        Assert.Equal(_service.Address, claims.GetProperty("iss").GetString());
        Assert.Equal(_service.Address, claims.GetProperty("aud").GetString());
        Assert.Equal(grant.AccountId, claims.GetProperty("sub").GetString());
        Assert.Equal("screen", claims.GetProperty("client_id").GetString());
        Assert.Equal("device offline_access", claims.GetProperty("scope").GetString());
        Assert.Equal(grant.DeviceId.ToString(), claims.GetProperty("device_id").GetString());
        Assert.Equal(now, claims.GetProperty("iat").GetInt64());
        Assert.Equal(now + 3600, claims.GetProperty("exp").GetInt64());
        Assert.NotEmpty(claims.GetProperty("jti").GetString()!);
    }

    [Fact]
    public async Task The_published_key_has_no_private_part()
    {
        var answer = await Answer.OfAsync(await _service.Http.GetAsync(WellKnown.Jwks));
        var key = Assert.Single(answer.Json.GetProperty("keys").EnumerateArray());
        Assert.Equal(
            ["alg", "crv", "kid", "kty", "use", "x", "y"],
            key.EnumerateObject().Select(member => member.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_key_outlives_a_restart()
    {
        string before = await _service.Http.GetStringAsync(WellKnown.Jwks);
        await _service.RestartAsync();
        Assert.Equal(before, await _service.Http.GetStringAsync(WellKnown.Jwks));
    }

    private static JsonElement Header(string[] parts) => JsonDocument.Parse(Base64Url.DecodeFromChars(parts[0])).RootElement;

    private async Task<ECDsa> PublicKeyAsync(string kid)
    {
        var answer = await Answer.OfAsync(await _service.Http.GetAsync(WellKnown.Jwks));
        var key = answer.Json.GetProperty("keys").EnumerateArray().Single(k => k.GetProperty("kid").GetString() == kid);
        return ECDsa.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            Q = new ECPoint
            {
                X = Base64Url.DecodeFromChars(key.GetProperty("x").GetString()),
                Y = Base64Url.DecodeFromChars(key.GetProperty("y").GetString()),
            },
        });
    }
}

using System.Net;
using System.Net.Http.Headers;
using Pairing.Protocol;
using Pairing.Service.Keys;

namespace Pairing.Service.Tests.Keys;

/// <summary>The caching of published keys (RFC 9110 13, RFC 9111 5.2).</summary>
public sealed class JwksTests : IAsyncLifetime
{
    private RunningService _service = null!;

    public async Task InitializeAsync() => _service = await RunningService.StartNewAsync("Pairing:Keys:Caching=120");

    public async Task DisposeAsync() => await _service.DisposeAsync();

    [Fact]
    public async Task They_may_be_cached_for_the_time_in_the_setting()
    {
        using var answer = await _service.Http.GetAsync(WellKnown.Jwks);
        Assert.Equal("public, max-age=120", answer.Headers.CacheControl!.ToString());
        Assert.Empty(answer.Headers.Pragma);
        Assert.Equal("application/json", answer.Content.Headers.ContentType!.ToString());
    }

    [Fact]
    public async Task A_device_with_the_current_text_gets_304_until_it_changes()
    {
        var first = await GetAsync(null);
        var same = await GetAsync(first.Message.Headers.ETag);
        Assert.Equal((HttpStatusCode.NotModified, ""), (same.Status, same.Body));
        Assert.Equal(first.Message.Headers.ETag, same.Message.Headers.ETag);
        Assert.Equal("public, max-age=120", same.Message.Headers.CacheControl!.ToString());

        await _service.Get<KeyRotation>().RotateAsync(default);
        _service.Clock.Advance(SigningKeys.ReadAgainAfter.TotalSeconds);
        var changed = await GetAsync(first.Message.Headers.ETag);
        Assert.Equal(HttpStatusCode.OK, changed.Status);
        Assert.NotEqual(first.Message.Headers.ETag, changed.Message.Headers.ETag);
        Assert.Equal(2, changed.Json.GetProperty("keys").GetArrayLength());
    }

    private async Task<Answer> GetAsync(EntityTagHeaderValue? have)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, WellKnown.Jwks);
        if (have is not null)
        {
            request.Headers.IfNoneMatch.Add(have);
        }

        return await Answer.OfAsync(await _service.Http.SendAsync(request));
    }
}

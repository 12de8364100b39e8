using System.Net;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Pairing.Protocol;
using Pairing.Service.DeviceAuthorization;
using Pairing.Service.Foundation;
using Pairing.Service.Grants;
using Pairing.Service.Limits;

namespace Pairing.Service.Tests.Limits;

public sealed class LimitsTests
{
    [Fact]
    public async Task An_address_gets_a_limited_number_of_new_codes_per_minute_and_then_slow_down()
    {
        await using var service = await RunningService.StartAsync();
        var screen = new TestDevice(service);
        for (int i = 0; i < 20; i++)
        {
            Assert.Equal(HttpStatusCode.OK, (await screen.AskAsync()).Status);
        }

        service.Clock.Advance(15);
        var refused = await screen.AskAsync();
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Equal(Wire.SlowDown, refused.Error);
        Assert.Equal("45", refused.Header("Retry-After"));
        service.Clock.Advance(45);
        Assert.Equal(HttpStatusCode.OK, (await screen.AskAsync()).Status);
    }

    [Fact]
    public async Task The_service_limits_pending_codes()
    {
        await using var service = await RunningService.StartAsync(Afar.Proxy, "Pairing:Limits:PendingCodes=2");
        var screen = new TestDevice(service);
        await Afar.AskAsync(service, "203.0.113.1");
        await Afar.AskAsync(service, "198.51.100.1");
        var refused = await screen.AskAsync();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.Status);
        Assert.NotNull(refused.Header("Retry-After"));

        service.Clock.Advance(600); // they have expired
        Assert.Equal(HttpStatusCode.OK, (await screen.AskAsync()).Status);
    }

    [Fact]
    public async Task Above_a_thousand_pending_codes_new_ones_have_nine_characters()
    {
        await using var service = await RunningService.StartAsync("Pairing:Limits:NewCodes=10000");
        var screen = new TestDevice(service);
        var now = service.Clock.GetUtcNow();
        var grants = service.Get<IGrants>();
        bool[] added = await Task.WhenAll(Enumerable.Range(0, GrantFactory.WidenAbove).Select(i => grants.AddAsync(
            new Grant
            {
                Id = Grant.NewId(now),
                DeviceCodeHash = RandomSecret.Hash($"d{i}"),
                UserCodeHash = RandomSecret.Hash($"u{i}"),
                ClientId = "screen",
                Scope = "device",
                AskedFrom = "192.0.2.7",
                AskedAt = now,
                ExpiresAt = now.AddSeconds(600),
                Interval = 5,
            })));
        Assert.DoesNotContain(false, added);

        Assert.Equal(8, UserCode.Normalize((await screen.AskAsync())[Wire.UserCode])!.Length); // the limit is 1000 pending codes
        var wide = await screen.AskAsync();
        Assert.Equal(9, UserCode.Normalize(wide[Wire.UserCode])!.Length);
        Assert.Matches("^[A-Z]{3}-[A-Z]{3}-[A-Z]{3}$", wide[Wire.UserCode]);
        Assert.True(await screen.ApproveAsync(await service.AddAccountAsync()));
    }

    [Fact]
    public async Task Concurrent_requests_count_the_pending_codes_once()
    {
        var commands = new CommandCount();
        await using var service = await RunningService.StartAsync(
            services => services.AddSingleton<IInterceptor>(commands), "Pairing:Limits:NewCodes=1000");
        var screen = new TestDevice(service);
        await screen.AskAsync();
        service.Clock.Advance(1);
        int before = commands.Count;
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => new TestDevice(service).AskAsync()));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
        Assert.Equal(1, commands.Count - before); // the inserts bypass EF
    }

    [Fact]
    public async Task The_token_endpoint_returns_slow_down_and_never_429_but_never_throttles_an_approved_code()
    {
        await using var service = await RunningService.StartAsync("Pairing:Limits:TokenRequests=3");
        var screen = new TestDevice(service);
        await screen.AskAsync();
        for (int i = 0; i < 3; i++)
        {
            Assert.Equal(Wire.InvalidGrant, (await screen.PollAsync("guess")).Error);
        }

        var refused = await screen.PollAsync();
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Equal(Wire.SlowDown, refused.Error);
        Assert.Equal("60", refused.Header("Retry-After"));

        await screen.ApproveAsync(await service.AddAccountAsync());
        Assert.Equal(HttpStatusCode.OK, (await screen.PollAsync()).Status);
        Assert.Equal(Wire.SlowDown, (await screen.PollAsync()).Error);
    }

    [Fact]
    public void A_window_slides()
    {
        var clock = new TestTime();
        var window = new SlidingWindow(2, TimeSpan.FromSeconds(60), clock);
        Assert.True(window.TryTake("a", out _));
        clock.Advance(30);
        Assert.True(window.TryTake("a", out _));
        Assert.False(window.TryTake("a", out var wait));
        Assert.Equal(TimeSpan.FromSeconds(30), wait);
        Assert.True(window.TryTake("b", out _));
        clock.Advance(29);
        Assert.False(window.TryTake("a", out _));
        clock.Advance(1);
        Assert.True(window.TryTake("a", out _));
        Assert.False(window.TryTake("a", out _));
    }

    [Theory]
    [InlineData("192.0.2.7", "192.0.2.7")]
    [InlineData("::ffff:192.0.2.7", "192.0.2.7")]
    [InlineData("64:ff9b::c000:207", "192.0.2.7")] // RFC 6052: an IPv4 address behind a translator
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64")]
    [InlineData("2001:db8:1:2::ffff", "2001:db8:1:2::/64")]
    [InlineData("2001:db8:1:3::1", "2001:db8:1:3::/64")]
    public void A_network_is_an_IPv4_address_or_an_IPv6_64(string address, string network) =>
        Assert.Equal(network, Network.Of(IPAddress.Parse(address)));

    [Theory]
    [InlineData(null, "unknown")]
    [InlineData("Pairing:Proxies:Known:0=127.0.0.1", "203.0.113.9")]
    [InlineData("Pairing:Proxies:Known:0=127.0.0.0/8", "203.0.113.9")]
    [InlineData("Pairing:Proxies:Known:0=10.0.0.0/8", "unknown")]
    public async Task The_clients_address_is_taken_only_from_known_proxies(string? setting, string address)
    {
        await using var service = await RunningService.StartAsync(setting is null ? [] : [setting]);
        service.Http.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.9");
        var screen = new TestDevice(service);
        await screen.AskAsync();
        Assert.Equal(address, (await screen.GrantAsync()).AskedFrom);
    }
}

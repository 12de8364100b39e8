using System.Globalization;
using System.Net;
using Pairing.Protocol;
using Pairing.Service.Tests.Databases;

namespace Pairing.Service.Tests.Limits;

/// <summary>New and pending codes by prefix: many networks do not bring as many limits.</summary>
public abstract class PrefixTests(On engine)
{
    [Theory]
    [InlineData("203.0.113.{0}", 6, "203.0.114.1")]
    [InlineData("2001:db8:1:{0:x}::1", 4, "2001:db8:1:100::1")] // one /56
    [InlineData("2001:db8:1:{0:x}00::1", 6, "2001:db8:2::1")] // one /48
    [InlineData("2001:db8:{0:x}::1", 60, "2001:db9::1")] // one /32
    public async Task A_prefix_gets_more_new_codes_than_one_network_but_a_limited_number(string crowd, int most, string other)
    {
        await using var service = await RunningService.StartAsync(engine, Afar.Proxy, "Pairing:Limits:NewCodes=2");
        for (int i = 0; i < most; i++)
        {
            Assert.Equal(HttpStatusCode.OK, (await Afar.AskAsync(service, Address(crowd, 1 + (i / 2)))).Status);
        }

        service.Clock.Advance(20);
        var refused = await Afar.AskAsync(service, Address(crowd, 99));
        Assert.Equal((HttpStatusCode.BadRequest, Wire.SlowDown), (refused.Status, refused.Error));
        Assert.Equal("40", refused.Header("Retry-After"));
        Assert.Equal(HttpStatusCode.OK, (await Afar.AskAsync(service, other)).Status);

        service.Clock.Advance(40);
        Assert.Equal(HttpStatusCode.OK, (await Afar.AskAsync(service, Address(crowd, 99))).Status);
    }

    [Theory]
    [InlineData("203.0.113.{0}", 10, "203.0.114.1")]
    [InlineData("2001:db8:1:{0:x}::1", 10, "2001:db8:2::1")] // one /48
    [InlineData("2001:db8:{0:x}::1", 30, "2001:db9::1")] // one /32
    public async Task One_48_or_24_takes_a_tenth_of_the_pending_codes_and_one_32_takes_three_tenths(
        string crowd, int most, string other)
    {
        await using var service = await RunningService.StartAsync(
            engine, Afar.Proxy, "Pairing:Limits:NewCodes=1000", "Pairing:Limits:PendingCodes=100");
        var flood = await Task.WhenAll(Enumerable.Range(1, 200).Select(i => Afar.AskAsync(service, Address(crowd, i))));
        Assert.Equal(most, flood.Count(answer => answer.Status == HttpStatusCode.OK));
        var refused = flood.Where(answer => answer.Status != HttpStatusCode.OK).ToList();
        Assert.All(refused, answer => Assert.Equal((HttpStatusCode.BadRequest, Wire.SlowDown), (answer.Status, answer.Error)));
        Assert.All(refused, answer => Assert.NotNull(answer.Header("Retry-After")));
        Assert.Equal(HttpStatusCode.OK, (await Afar.AskAsync(service, other)).Status);

        service.Clock.Advance(1); // counted again
        Assert.Equal(Wire.SlowDown, (await Afar.AskAsync(service, Address(crowd, 7))).Error);
        await service.RestartAsync();
        Assert.Equal(Wire.SlowDown, (await Afar.AskAsync(service, Address(crowd, 7))).Error);

        service.Clock.Advance(600); // they have expired
        Assert.Equal(HttpStatusCode.OK, (await Afar.AskAsync(service, Address(crowd, 7))).Status);
    }

    [Fact]
    public async Task Requests_of_unknown_origin_take_a_tenth_together()
    {
        await using var service = await RunningService.StartAsync(
            engine, "Pairing:Proxies:Known:0=10.0.0.1", "Pairing:Limits:NewCodes=1000", "Pairing:Limits:PendingCodes=20");
        for (int i = 0; i < 2; i++)
        {
            Assert.Equal(HttpStatusCode.OK, (await Afar.AskAsync(service, $"198.51.{i}.1")).Status);
            service.Clock.Advance(1);
        }

        Assert.Equal(Wire.SlowDown, (await Afar.AskAsync(service, "203.0.113.1")).Error);
        Assert.Equal(HttpStatusCode.OK, (await new TestDevice(service).AskAsync()).Status);
    }

    private static string Address(string format, int i) => string.Format(CultureInfo.InvariantCulture, format, i);
}

public sealed class PrefixOnSqliteTests() : PrefixTests(On.Sqlite);

public sealed class PrefixOnPostgreSqlTests() : PrefixTests(On.PostgreSql);

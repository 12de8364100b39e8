using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using Pairing.Protocol;
using Pairing.Service.Foundation;
using Pairing.Service.Keys;
using Pairing.Service.Settings;
using Pairing.Service.Tests.Databases;

namespace Pairing.Service.Tests.Keys;

/// <summary>The life of a key by the test's clock: published, signing, retired, deleted. On both engines.</summary>
public sealed class KeyRotationTests
{
    private const int Caching = 300;
    private const int Margin = 300;
    private const int Day = 24 * 3600;

    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.PostgreSql)]
    public async Task A_new_key_is_published_before_it_signs_and_the_old_one_is_deleted_after_its_last_token(On engine)
    {
        await using var service = await RunningService.StartNewAsync(
            engine, $"Pairing:Clients:day:AccessTokenLifetime={AccessTokenLifetimes.Longest}");
        var screen = new TestDevice(service, "day");
        await screen.PairAsync(await service.AddAccountAsync());
        string first = KeyOf(screen.AccessToken);
        Assert.Equal([first], await PublishedAsync(service));

        await service.Get<KeyRotation>().RotateAsync(default);
        service.Clock.Advance(SigningKeys.ReadAgainAfter.TotalSeconds);
        string[] both = await PublishedAsync(service);
        Assert.Equal(first, both[0]);
        Assert.Equal(2, both.Length);
        service.Clock.Advance(Caching + Margin - 3);
        await screen.RefreshAsync();
        Assert.Equal(first, KeyOf(screen.AccessToken)); // the last token that it signs
        string last = screen.AccessToken;

        service.Clock.Advance(3);
        await screen.RefreshAsync();
        Assert.Equal(both[1], KeyOf(screen.AccessToken));
        Assert.Equal([both[1], first], await PublishedAsync(service));
        service.Clock.Advance(Day - 4);
        Assert.Equal(HttpStatusCode.OK, (await screen.WhoAmIAsync(last)).Status);
        service.Clock.Advance(Margin + 2);
        await service.Get<KeyRotation>().RunOnceAsync(default);
        Assert.Equal(2, (await PublishedAsync(service)).Length);

        service.Clock.Advance(1);
        Assert.Equal([both[1]], await PublishedAsync(service));
        await service.Get<KeyRotation>().RunOnceAsync(default);
        Assert.Equal(["signing-0002"], service.Get<ISecrets>().Names("signing-"));
        await screen.RefreshAsync();
        Assert.Equal(HttpStatusCode.OK, (await screen.WhoAmIAsync()).Status);
    }

    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.PostgreSql)]
    public async Task The_schedule_creates_a_key_when_the_last_one_has_signed_for_the_set_days(On engine)
    {
        await using var service = await RunningService.StartNewAsync(engine, "Pairing:Keys:Rotation=30");
        service.Clock.Advance((30 * Day) - 2);
        await service.Get<KeyRotation>().RunOnceAsync(default);
        Assert.Single(service.Get<SigningKeys>().Read().All);

        service.Clock.Advance(2);
        await service.Get<KeyRotation>().RunOnceAsync(default);
        await service.Get<KeyRotation>().RunOnceAsync(default); // and no third key
        Assert.Equal([1, 2], service.Get<SigningKeys>().Read().All.Select(key => key.Number));
    }

    [Fact]
    public async Task The_schedule_can_be_off()
    {
        await using var service = await RunningService.StartNewAsync("Pairing:Keys:Rotation=0");
        service.Clock.Advance(3650.0 * Day);
        await service.Get<KeyRotation>().RunOnceAsync(default);
        Assert.Single(service.Get<SigningKeys>().Read().All);
    }

    [Fact]
    public async Task If_two_nodes_rotate_at_once_one_creates_the_key_and_both_know_it()
    {
        await using var a = await RunningService.StartNewAsync(On.PostgreSql, "Pairing:PublicUrl=http://pair.example");
        await using var b = await a.AnotherNodeAsync();
        var made =
            await Task.WhenAll(Enumerable.Range(0, 10).Select(i => (i % 2 == 0 ? a : b).Get<KeyRotation>().RotateAsync(default)));
        Assert.Single(made, one => one.IsMade);
        Assert.Single(made.Select(one => one.Next.Id).Distinct(StringComparer.Ordinal));

        a.Clock.Advance(Caching + Margin + 1);
        var (screen, same) = (new TestDevice(a), new TestDevice(b));
        await screen.PairAsync(await a.AddAccountAsync());
        Assert.Equal(made[0].Next.Id, KeyOf(screen.AccessToken));
        Assert.Equal(HttpStatusCode.OK, (await same.WhoAmIAsync(screen.AccessToken)).Status);
        Assert.Equal(await PublishedAsync(a), await PublishedAsync(b));
    }

    [Fact]
    public async Task A_key_of_an_earlier_version_keeps_signing_and_the_next_is_created_at_once()
    {
        using var old = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        byte[] pkcs8 = old.ExportPkcs8PrivateKey();
        await using var service = await RunningService.StartNewAsync("Pairing:PublicUrl=http://pair.example");
        service.Get<ISecrets>().Delete("signing-0001");
        service.Get<ISecrets>().ReadOrCreate("signing-0001", () => pkcs8);

        await service.RestartAsync();

        var screen = new TestDevice(service);
        await screen.PairAsync(await service.AddAccountAsync());
        string[] both = await PublishedAsync(service);
        Assert.Equal(2, both.Length);
        Assert.Equal(both[0], KeyOf(screen.AccessToken));
        service.Clock.Advance(Caching + Margin + 1);
        Assert.Equal(HttpStatusCode.OK, (await screen.WhoAmIAsync()).Status);
        await screen.RefreshAsync();
        Assert.Equal(both[1], KeyOf(screen.AccessToken));
    }

    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.PostgreSql)]
    public async Task A_key_that_cannot_be_read_stops_the_start_with_one_line(On engine)
    {
        await using var service = await RunningService.StartNewAsync(engine);
        if (engine == On.Sqlite)
        {
            await File.WriteAllTextAsync(Path.Combine(service.Folder, "keys", "signing-0001"), "rubbish");
        }
        else
        {
            await service.Database.ExecuteAsync("""UPDATE "Secrets" SET "Content" = 'rubbish' WHERE "Name" = 'signing-0001'""");
        }

        var (code, said, complaint) = await OperatorConsole.RunAsync(["--urls=http://127.0.0.1:0", .. service.Arguments]);
        Assert.Equal(2, code);
        Assert.Equal("", said);
        Assert.Contains("signing-0001", Assert.Single(complaint.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_the_keys_cannot_be_read_the_previous_ones_are_used_and_may_not_be_cached()
    {
        await using var service = await RunningService.StartNewAsync();
        string[] before = await PublishedAsync(service);
        string keys = Path.Combine(service.Folder, "keys");
        Directory.Move(keys, keys + "-away");
        service.Clock.Advance(SigningKeys.ReadAgainAfter.TotalSeconds);

        Assert.Equal(before, await PublishedAsync(service));
        using var answer = await service.Http.GetAsync(WellKnown.Jwks);
        Assert.Equal("no-cache", answer.Headers.CacheControl!.ToString());

        Directory.Move(keys + "-away", keys);
        service.Clock.Advance(SigningKeys.ReadAgainAfter.TotalSeconds);
        using var again = await service.Http.GetAsync(WellKnown.Jwks);
        Assert.Equal("public, max-age=300", again.Headers.CacheControl!.ToString());
    }

    [Theory]
    [InlineData("Pairing:Keys:Rotation=-1")]
    [InlineData("Pairing:Keys:Caching=0")]
    [InlineData("Pairing:Keys:Margin=4")]
    public void A_wrong_setting_stops_the_start(string setting)
    {
        var wrong = Assert.Throws<WrongSettingException>(() => Program.Build(["--" + setting]));
        Assert.StartsWith(setting.Split('=')[0] + " is ", wrong.Message, StringComparison.Ordinal);
    }

    private static async Task<string[]> PublishedAsync(RunningService service)
    {
        var answer = await Answer.OfAsync(await service.Http.GetAsync(WellKnown.Jwks));
        return [.. answer.Json.GetProperty("keys").EnumerateArray().Select(key => key.GetProperty("kid").GetString()!)];
    }

    private static string KeyOf(string token) =>
        JsonDocument.Parse(Base64Url.DecodeFromChars(token.Split('.')[0])).RootElement.GetProperty("kid").GetString()!;
}

using System.Net;
using Pairing.Protocol;
using Pairing.Service.Accounts;
using Pairing.Service.Clients;
using Pairing.Service.Devices;
using Pairing.Service.Foundation;
using Pairing.Service.Tests.Databases;

namespace Pairing.Service.Tests.Clients;

/// <summary>`clients add|list|remove` as an operator runs it, while the service runs.</summary>
public sealed class ClientCommandTests
{
    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.PostgreSql)]
    public async Task A_client_is_added_and_removed_within_seconds_with_its_devices(On engine)
    {
        await using var service = await RunningService.StartNewAsync(engine, "Pairing:Clients:api:Secret=" + TestDevice.Secret);
        var ada = await service.AddAccountAsync();
        var tv = new TestDevice(service, "tv");
        var screen = new TestDevice(service);
        await screen.PairAsync(ada);
        Assert.Equal(Wire.InvalidClient, (await tv.AskAsync()).Error);

        Assert.Equal("Added the client tv. It is public and has no secret.", await DoneAsync(
            service, "add", "tv", "--public", "--name", "A television"));
        SecondsLater(service);
        await tv.PairAsync(ada);
        Assert.Equal("True", (await IntrospectAsync(tv, tv.AccessToken))["active"]);
        Assert.Equal("A television", (await DeviceAsync(service, ada, "tv")).Name);

        Assert.Equal("Removed the client tv and 1 of its devices.", await DoneAsync(service, "remove", "tv"));
        Assert.Equal("False", (await IntrospectAsync(tv, tv.AccessToken))["active"]); // the device is removed from now on
        Assert.Equal(HttpStatusCode.Unauthorized, (await tv.WhoAmIAsync()).Status);
        Assert.Equal(Wire.InvalidGrant, (await tv.RefreshAsync()).Error);
        SecondsLater(service);
        Assert.Equal(Wire.InvalidClient, (await tv.RefreshAsync()).Error);
        Assert.Equal(RemovalReason.ClientRemoved, (await DeviceAsync(service, ada, "tv")).RemovedBecause);
        Assert.Equal(HttpStatusCode.OK, (await screen.WhoAmIAsync()).Status); // and no other device

        await DoneAsync(service, "add", "tv", "--public");
        SecondsLater(service);
        Assert.Equal(HttpStatusCode.Unauthorized, (await tv.WhoAmIAsync()).Status); // the name alone restores nothing
        await tv.PairAsync(ada);
        Assert.Equal(HttpStatusCode.OK, (await tv.WhoAmIAsync()).Status);
    }

    [Fact]
    public async Task A_client_that_is_added_is_known_to_every_node()
    {
        await using var database = await TestDatabase.MakeAsync(On.PostgreSql);
        await using var one = await RunningService.StartNewAsync(database.Settings);
        await using var other = await RunningService.StartNewAsync(database.Settings);
        Assert.Equal(Wire.InvalidClient, (await new TestDevice(other, "tv").AskAsync()).Error);

        await DoneAsync(one, "add", "tv", "--public");
        SecondsLater(one);
        SecondsLater(other);

        Assert.Equal(HttpStatusCode.OK, (await new TestDevice(one, "tv").AskAsync()).Status);
        Assert.Equal(HttpStatusCode.OK, (await new TestDevice(other, "tv").AskAsync()).Status);
    }

    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.PostgreSql)]
    public async Task A_secret_is_shown_once_and_stored_as_its_hash(On engine)
    {
        await using var service = await RunningService.StartNewAsync(engine);

        string[] said = (await DoneAsync(service, "add", "api", "--secret", "--grant", "none")).Split('\n');

        Assert.Equal("Added the client api. Its secret is shown only once:", said[0]);
        string secret = said[1];
        Assert.Equal(43, secret.Length); // 256 bits in base64url
        string written = await service.WrittenAsync();
        Assert.DoesNotContain(secret, written, StringComparison.Ordinal);
        Assert.Contains(RandomSecret.HashText(secret), written, StringComparison.OrdinalIgnoreCase);
        var anybody = new TestDevice(service);
        Assert.Equal(HttpStatusCode.OK, (await IntrospectAsync(anybody, "rubbish", "api", secret)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await IntrospectAsync(anybody, "rubbish", "api", secret[..^1])).Status);
        Assert.Equal(
            HttpStatusCode.Unauthorized,
            (await IntrospectAsync(anybody, "rubbish", "api", RandomSecret.HashText(secret))).Status);
        Assert.Equal(Wire.UnauthorizedClient, (await new TestDevice(service, "api", secret).AskAsync()).Error);
        Assert.DoesNotContain(secret, await DoneAsync(service, "list"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_has_its_own_lifetimes_and_scopes()
    {
        await using var service = await RunningService.StartNewAsync("Pairing:Scopes:read=read along");
        await DoneAsync(
            service, "add", "tv", "--public", "--scope", "device", "--scope", "read", "--access-token-lifetime", "60",
            "--user-code-lifetime", "30");
        var tv = new TestDevice(service, "tv");

        Assert.Equal("30", (await tv.AskAsync())[Wire.ExpiresIn]);
        service.Clock.Advance(30);
        Assert.Equal(Wire.ExpiredToken, (await tv.PollAsync()).Error);

        await tv.AskAsync();
        Assert.True(await tv.ApproveAsync(await service.AddAccountAsync()));
        var tokens = await tv.PollAsync();
        Assert.Equal(("60", "device read"), (tokens[Wire.ExpiresIn], tokens[Wire.Scope]));
        Assert.Null(tokens[Wire.RefreshToken]); // without offline_access
        service.Clock.Advance(59);
        Assert.Equal(HttpStatusCode.OK, (await tv.WhoAmIAsync()).Status);
        service.Clock.Advance(1);
        Assert.Equal(HttpStatusCode.Unauthorized, (await tv.WhoAmIAsync()).Status);

        Assert.Equal(Wire.InvalidScope, (await tv.AskAsync((Wire.Scope, Defaults.OfflineAccessScope))).Error);
        var metadata = await Answer.OfAsync(await service.Http.GetAsync(WellKnown.Metadata));
        Assert.Contains("\"read\"", metadata["scopes_supported"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_has_one_client_per_line()
    {
        string environment = $"Test{Guid.NewGuid():N}";
        string file = Path.Combine(AppContext.BaseDirectory, $"appsettings.{environment}.json");
        await File.WriteAllTextAsync(
            file, """{"Pairing":{"Clients":{"api":{"Secret":"SECRET","Grants":["none"]}}}}"""
                .Replace("SECRET", TestDevice.Secret, StringComparison.Ordinal));
        await using var service = await RunningService.StartNewAsync($"environment={environment}");
        await DoneAsync(
            service, "add", "tv", "--public", "--name", "A television", "--grant", "device_code", "--scope", "device",
            "--access-token-lifetime", "60");
        Assert.Equal(
            "api: \"api\", with a secret, grants none, scopes device offline_access, " +
            "codes 600 s, access tokens 3600 s, by configuration\n" +
            "screen: \"Screen\", public, grants urn:ietf:params:oauth:grant-type:device_code refresh_token, " +
            "scopes device offline_access, codes 600 s, access tokens 3600 s, by configuration\n" +
            "tv: \"A television\", public, grants urn:ietf:params:oauth:grant-type:device_code, scopes device, " +
            "codes 600 s, access tokens 60 s, by command",
            await DoneAsync(service, "list"));
        File.Delete(file);
    }

    [Theory]
    [InlineData(1, "The client tv already exists.", "add", "tv", "--public")]
    [InlineData(1, "The configuration already defines the client screen.", "add", "screen", "--public")]
    [InlineData(
        1, "Scopes is \"admin\". The known scopes are: device, offline_access.", "add", "box", "--public", "--scope", "admin")]
    [InlineData(1, "Grants is \"password\".", "add", "box", "--public", "--grant", "password")]
    [InlineData(
        1, "AccessTokenLifetime is \"59\". It must be from 60 to 86400 seconds.", "add", "box", "--public",
        "--access-token-lifetime", "59")]
    [InlineData(1, "UserCodeLifetime is \"3601\".", "add", "box", "--public", "--user-code-lifetime", "3601")]
    [InlineData(1, "id is \"bö\".", "add", "bö", "--public")]
    [InlineData(1, "Name is \" \".", "add", "box", "--public", "--name", " ")]
    [InlineData(1, "The client box does not exist.", "remove", "box")]
    [InlineData(1, "The client screen is built in or defined in the configuration", "remove", "screen")]
    [InlineData(2, "Specify either --secret or --public.", "add", "box")]
    [InlineData(2, "Specify either --secret or --public.", "add", "box", "--public", "--secret")]
    [InlineData(2, "soon", "add", "box", "--public", "--access-token-lifetime", "soon")]
    [InlineData(2, "", "subtract")]
    public async Task An_error_has_a_message_and_an_exit_code(int code, string reason, params string[] args)
    {
        await using var service = await RunningService.StartNewAsync();
        await service.Get<IClients>().AddAsync(
            new StoredClient { Id = "tv", Name = "tv", Grants = "", Scopes = "", AddedAt = service.Clock.GetUtcNow() }, default);

        var (ended, _, complaint) = await OperatorConsole.RunAsync(["clients", .. args, .. Settings(service)]);

        Assert.Equal(code, ended);
        Assert.Contains(reason, complaint, StringComparison.Ordinal);
        Assert.Single(await service.Get<IClients>().AllAsync(default));
    }

    private static async Task<string> DoneAsync(RunningService service, params string[] args)
    {
        var (ended, said, complaint) = await OperatorConsole.RunAsync(["clients", .. args, .. Settings(service)]);
        Assert.Equal((0, ""), (ended, complaint));
        return said.ReplaceLineEndings("\n").TrimEnd();
    }

    /// <summary>Without the secrets of configured clients, which a command line must not have.</summary>
    private static IEnumerable<string> Settings(RunningService service) =>
        service.Arguments.Where(setting => !setting.Contains(":Secret=", StringComparison.Ordinal));

    private static void SecondsLater(RunningService service) => service.Clock.Advance(KnownClients.ReadAgainAfter.TotalSeconds);

    private static async Task<Device> DeviceAsync(RunningService service, Account account, string client) =>
        (await service.Get<IDevices>().FindByAccountAsync(account.Id, default)).Single(device => device.ClientId == client);

    private static Task<Answer> IntrospectAsync(
        TestDevice device, string token, string client = "api", string secret = TestDevice.Secret) =>
        device.PostAsync(WellKnown.Introspection, (Wire.ClientId, client), (Wire.ClientSecret, secret), (Wire.Token, token));
}

using System.Net;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Pairing.Protocol;
using Pairing.Service.Clients;

namespace Pairing.Service.Tests.Clients;

public sealed class KnownClientsTests
{
    [Fact]
    public async Task Clients_in_the_database_are_read_again_after_two_seconds()
    {
        await using var service = await RunningService.StartAsync();
        Assert.Equal(Wire.InvalidClient, (await new TestDevice(service, "tv").AskAsync()).Error);
        await AddAsync(service, "tv");

        service.Clock.Advance(1.9);
        Assert.Equal(Wire.InvalidClient, (await new TestDevice(service, "tv").AskAsync()).Error);
        service.Clock.Advance(0.1);
        Assert.Equal(HttpStatusCode.OK, (await new TestDevice(service, "tv").AskAsync()).Status);
    }

    [Fact]
    public async Task A_flood_of_unknown_clients_costs_one_small_query()
    {
        var commands = new CommandCount();
        await using var service = await RunningService.StartAsync(
            services => services.AddSingleton<IInterceptor>(commands), "Pairing:Limits:WrongSecrets=100");
        int before = commands.Count;
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => new TestDevice(service, $"client {i}").AskAsync()));
        Assert.All(answers, answer => Assert.Equal(Wire.InvalidClient, answer.Error));
        Assert.Equal(before + 1, commands.Count);
    }

    [Fact]
    public async Task A_scope_of_the_operator_may_contain_a_colon_and_is_shown_with_its_description()
    {
        await using var service = await RunningService.StartAsync(
            "Pairing:Scopes:lamp:switch=switch the lamp", "Pairing:Clients:lamp:Scopes:0=lamp:switch",
            "Pairing:Clients:lamp:Name=A lamp");
        await service.AccountAsync("alice");
        var lamp = new TestDevice(service, "lamp");
        Assert.Equal(HttpStatusCode.OK, (await lamp.AskAsync((Wire.Scope, "lamp:switch"))).Status);
        using var visitor = new Phone(service.Root);
        await visitor.SignInAsync("alice");

        string page = (await visitor.GetAsync((await visitor.EnterAsync(lamp.UserCode)).Location)).Html;

        Assert.Contains("<li>switch the lamp</li>", page, StringComparison.Ordinal);
        Assert.Contains("A lamp", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_in_the_configuration_needs_no_database_query()
    {
        await using var service = await RunningService.StartAsync("Pairing:Clients:tv:Name=By configuration");
        await AddAsync(service, "tv", scopes: "");
        Assert.Equal("By configuration", (await service.Get<KnownClients>().FindAsync("tv", default))!.Name);
    }

    [Fact]
    public async Task A_scope_that_is_no_longer_declared_is_no_longer_granted()
    {
        await using var service = await RunningService.StartAsync();
        await AddAsync(service, "tv", scopes: "device formerly");
        Assert.Equal(["device"], (await service.Get<KnownClients>().FindAsync("tv", default))!.Scopes);
    }

    // The devices can no longer refresh their tokens, so their remaining tokens are also invalid online.
    [Fact]
    public async Task A_client_that_was_removed_from_the_configuration_has_no_valid_tokens()
    {
        const string Address = "Pairing:PublicUrl=http://pair.example";
        await using var service = await RunningService.StartAsync(Address, "Pairing:Clients:tv:Name=A television");
        var tv = new TestDevice(service, "tv");
        await tv.PairAsync(await service.AddAccountAsync());
        Assert.Equal(HttpStatusCode.OK, (await tv.WhoAmIAsync()).Status);

        await service.RestartWithAsync(Address, "Pairing:Clients:api:Secret=" + TestDevice.Secret);
        Assert.Equal(Wire.InvalidToken, (await tv.WhoAmIAsync(tv.AccessToken)).Error);
        Assert.Equal(Wire.InvalidClient, (await tv.RefreshAsync(tv.RefreshToken)).Error);
        Assert.Equal("{\"active\":false}", (await tv.PostAsync(
            WellKnown.Introspection, (Wire.ClientId, "api"), (Wire.ClientSecret, TestDevice.Secret),
            (Wire.Token, tv.AccessToken))).Body);
    }

    private static async Task AddAsync(RunningService service, string id, string scopes = "device") =>
        Assert.True(await service.Get<IClients>().AddAsync(
        new StoredClient
        {
            Id = id,
            Name = id,
            Grants = Wire.DeviceCodeGrant,
            Scopes = scopes,
            AddedAt = service.Clock.GetUtcNow(),
        }, default));
}

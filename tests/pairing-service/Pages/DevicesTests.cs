using System.Net;
using Pairing.Protocol;
using Pairing.Service.Devices;
using Pairing.Service.Tests.Databases;

namespace Pairing.Service.Tests.Pages;

public abstract class DevicesTests(On engine)
{
    [Fact]
    public async Task A_device_is_renamed_by_its_owner()
    {
        await using var service = await RunningService.StartAsync(engine);
        var device = await service.PairAsync(await service.AccountAsync("alice"));
        using var visitor = new Phone(service.Root);
        await visitor.SignInAsync("alice");
        await visitor.GetAsync($"/devices/{device}/name");

        Assert.Equal("/devices", (await visitor.PostAsync($"/devices/{device}/name", ("Name", "  Balcony\u202E "))).Location);
        Assert.Equal("Balcony", (await service.Devices.FindAsync(device, default))!.Name);
        Assert.Contains(
            "Enter a name.", (await visitor.PostAsync($"/devices/{device}/name", ("Name", " "))).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Removal_asks_first_and_then_ends_the_device()
    {
        await using var service = await RunningService.StartAsync(engine);
        var device = await service.PairAsync(await service.AccountAsync("alice"));
        using var visitor = new Phone(service.Root);
        await visitor.SignInAsync("alice");

        Assert.Equal(
            "Remove <bdi class=\"breaks\">Kitchen screen</bdi>?", (await visitor.GetAsync($"/devices/{device}/remove")).Heading);
        Assert.False((await service.Devices.FindAsync(device, default))!.IsRemoved);
        for (int press = 0; press < 2; press++)
        {
            Assert.Equal("/devices", (await visitor.PostAsync($"/devices/{device}/remove")).Location);
        }

        Assert.True((await service.Devices.FindAsync(device, default))!.IsRemoved);
        string list = WebUtility.HtmlDecode((await visitor.GetAsync("/devices")).Html);
        Assert.Contains("“Kitchen screen” was removed", list, StringComparison.Ordinal);
        Assert.Contains("No devices yet", list, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_removed_device_loses_access_at_once()
    {
        await using var service = await RunningService.StartAsync(engine);
        var device = new TestDevice(service);
        await device.PairAsync(await service.AddAccountAsync("alice"));
        Assert.Equal(HttpStatusCode.OK, (await device.WhoAmIAsync()).Status);
        var id = (await device.GrantAsync()).DeviceId;
        using var visitor = new Phone(service.Root);
        await visitor.SignInAsync("alice");
        await visitor.GetAsync($"/devices/{id}/remove");

        await visitor.PostAsync($"/devices/{id}/remove");

        Assert.Equal(HttpStatusCode.Unauthorized, (await device.WhoAmIAsync()).Status);
        Assert.Equal(Wire.InvalidGrant, (await device.RefreshAsync()).Error);
    }

    [Fact]
    public async Task This_wasnt_me_removes_with_one_tap()
    {
        await using var service = await RunningService.StartAsync(engine);
        var device = await service.PairAsync(await service.AccountAsync("alice"));
        using var visitor = new Phone(service.Root);
        await visitor.SignInAsync("alice");
        await visitor.GetAsync("/devices");

        await visitor.PostAsync($"/devices?handler=NotMe&id={device}");

        Assert.Equal(RemovalReason.ByOwner, (await service.Devices.FindAsync(device, default))!.RemovedBecause);
    }

    [Fact]
    public async Task Another_persons_device_is_not_found()
    {
        await using var service = await RunningService.StartAsync(engine);
        var device = await service.PairAsync(await service.AccountAsync("alice"));
        await service.AccountAsync("eve");
        using var eve = new Phone(service.Root);
        await eve.SignInAsync("eve");
        Assert.DoesNotContain("Kitchen", (await eve.GetAsync("/devices")).Html, StringComparison.Ordinal);
        await eve.GetAsync("/account"); // a form of her own

        string[] pages = [$"/devices/{device}/name", $"/devices/{device}/remove", $"/devices?handler=NotMe&id={device}"];
        foreach (string page in pages)
        {
            Assert.Equal(HttpStatusCode.NotFound, (await eve.PostAsync(page, ("Name", "Mine"))).Status);
        }

        var kept = (await service.Devices.FindAsync(device, default))!;
        Assert.Equal(("Kitchen screen", false), (kept.Name, kept.IsRemoved));
    }

    [Fact]
    public async Task A_device_that_was_removed_for_a_copied_key_is_reported()
    {
        await using var service = await RunningService.StartAsync(engine);
        var device = await service.PairAsync(await service.AccountAsync("alice"));
        using var visitor = new Phone(service.Root);
        await visitor.SignInAsync("alice");
        await service.Devices.RemoveAsync(device, RemovalReason.TokenShownAgain, service.Now, default);

        Assert.Contains("was removed just now", (await visitor.GetAsync("/devices")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_device_whose_client_was_disabled_is_reported_without_alarm()
    {
        await using var service = await RunningService.StartAsync();
        var device = await service.PairAsync(await service.AccountAsync("alice"));
        using var visitor = new Phone(service.Root);
        await visitor.SignInAsync("alice");
        await service.Devices.RemoveAsync(device, RemovalReason.ClientRemoved, service.Now, default);

        string list = (await visitor.GetAsync("/devices")).Html;

        Assert.Contains("<q><bdi>Kitchen screen</bdi></q> was removed by the operator just now.", list, StringComparison.Ordinal);
        Assert.DoesNotContain("Someone else", list, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_device_that_ended_its_pairing_is_no_longer_listed_and_no_one_is_alarmed()
    {
        await using var service = await RunningService.StartAsync();
        var device = await service.PairAsync(await service.AccountAsync("alice"));
        using var visitor = new Phone(service.Root);
        await visitor.SignInAsync("alice");
        await service.Devices.RemoveAsync(device, RemovalReason.ByItself, service.Now, default);

        string list = (await visitor.GetAsync("/devices")).Html;

        Assert.Contains("<q><bdi>Kitchen screen</bdi></q> ended its pairing just now.", list, StringComparison.Ordinal);
        Assert.Contains("No devices yet", list, StringComparison.Ordinal);
        Assert.DoesNotContain("Someone else", list, StringComparison.Ordinal);
    }
}

public sealed class DevicesOnSqliteTests() : DevicesTests(On.Sqlite);

public sealed class DevicesOnPostgreSqlTests() : DevicesTests(On.PostgreSql);

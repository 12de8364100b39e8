using System.Net;
using Microsoft.EntityFrameworkCore;
using Pairing.Service.Tests.Databases;

namespace Pairing.Service.Tests.Pages;

/// <summary>Wrong codes of many: what they cost those who entered none.</summary>
public abstract class CodeCrowdTests(On engine)
{
    private const string NoDevice = "No device shows this code";
    private const string Throttled = "Too many wrong codes";
    private const string AsksPassword = "Enter your password";

    [Fact]
    public async Task Above_the_limit_of_the_service_an_owner_without_wrong_codes_is_asked_for_nothing()
    {
        await using var service = await CrowdedAsync();
        using var owner = await SignedInAsync(service, "alice", "127.0.2.1");
        await service.PairAsync(service.Alice!);
        Assert.Equal(HttpStatusCode.Found, (await owner.EnterAsync((await service.AskAsync()).Code)).Status);

        Assert.Equal(NoDevice, (await owner.EnterAsync(Wrong.Code(900))).Heading); // now there is one
        Assert.Equal(AsksPassword, (await owner.EnterAsync((await service.AskAsync()).Code)).Heading);
    }

    [Fact]
    public async Task Others_give_their_password_again_and_go_on()
    {
        await using var service = await CrowdedAsync();
        using var guest = await SignedInAsync(service, "bob", "127.0.2.1");
        string code = (await service.AskAsync()).Code;
        var asked = await guest.EnterAsync(code);
        Assert.Equal(AsksPassword, asked.Heading);
        Assert.Contains($"value=\"{code}\"", asked.Html, StringComparison.Ordinal);
        Assert.Contains("name=\"password\"", asked.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("Retry-After", asked.Headers.Keys);

        var wrong = await guest.PostAsync("/d", ("code", code), ("password", "wrong"));
        Assert.Equal(AsksPassword, wrong.Heading);
        Assert.Contains("This is not your current password.", wrong.Html, StringComparison.Ordinal);
        Assert.Equal(4, await CountedAsync(service));
        Assert.Equal(
            HttpStatusCode.Found, (await guest.PostAsync("/d", ("code", code), ("password", Phone.Password))).Status);

        var mistyped = await guest.PostAsync("/d", ("code", Wrong.Code(901)), ("password", Phone.Password));
        Assert.Equal(NoDevice, mistyped.Heading);
        Assert.Equal(5, await CountedAsync(service));
    }

    [Fact]
    public async Task An_owner_whose_device_was_removed_is_asked_for_the_password()
    {
        await using var service = await CrowdedAsync();
        using var owner = await SignedInAsync(service, "alice", "127.0.2.1");
        var device = await service.PairAsync(service.Alice!);
        await service.Devices.RemoveAsync(device, Service.Devices.RemovalReason.ByItself, service.Now, default);
        Assert.Equal(AsksPassword, (await owner.EnterAsync((await service.AskAsync()).Code)).Heading);
    }

    [Fact]
    public async Task The_same_code_of_one_account_counts_once_in_ten_seconds()
    {
        await using var service = await RunningService.StartAsync(engine);
        using var visitor = await service.SignedInAsync("alice");
        for (int i = 0; i < 7; i++)
        {
            Assert.Equal(NoDevice, (await visitor.EnterAsync(Wrong.Code(1))).Heading);
            service.Clock.Advance(TimeSpan.FromSeconds(i == 6 ? 3.999 : 1));
        }

        Assert.Equal(1, await CountedAsync(service));
        await visitor.EnterAsync(Wrong.Code(2));
        Assert.Equal(2, await CountedAsync(service));
        service.Clock.Advance(TimeSpan.FromMilliseconds(1));
        await visitor.EnterAsync(Wrong.Code(1));
        Assert.Equal(3, await CountedAsync(service));
        await service.AccountAsync("bob");
        using var other = new Phone(service.Root);
        await other.SignInAsync("bob");
        await other.EnterAsync(Wrong.Code(1));
        Assert.Equal(4, await CountedAsync(service));
    }

    [Theory]
    [InlineData("127.0.1.{0}", "127.0.2.1")]
    public async Task A_24_has_three_times_the_wrong_codes_of_an_address(string crowd, string other)
    {
        await using var service = await RunningService.StartAsync(engine, "Pairing:Limits:WrongCodesPerAddress=2");
        for (int i = 1; i <= 3; i++)
        {
            using var guest = await SignedInAsync(service, $"guest{i}", string.Format(null, crowd, i));
            await guest.EnterAsync(Wrong.Code(2 * i));
            await guest.EnterAsync(Wrong.Code((2 * i) + 1));
        }

        await service.AccountAsync("dora");
        using var near = new Phone(service.Root, string.Format(null, crowd, 4));
        await near.SignInAsync("dora");
        var refused = await near.EnterAsync(Wrong.Code(99));
        Assert.Equal(Throttled, refused.Heading);
        Assert.Equal("600", refused.Headers["Retry-After"]);
        using var far = new Phone(service.Root, other);
        await far.SignInAsync("dora");
        Assert.Equal(NoDevice, (await far.EnterAsync(Wrong.Code(99))).Heading);
    }

    [Fact]
    public async Task An_owner_without_wrong_codes_passes_the_sum_of_a_24_but_not_the_limit_of_the_own_address()
    {
        await using var service = await RunningService.StartAsync(engine, "Pairing:Limits:WrongCodesPerAddress=1");
        for (int i = 1; i <= 3; i++)
        {
            using var guest = await SignedInAsync(service, $"guest{i}", $"127.0.1.{i}");
            await guest.EnterAsync(Wrong.Code(i));
        }

        using var owner = await SignedInAsync(service, "alice", "127.0.1.4");
        await service.PairAsync(service.Alice!);
        Assert.Equal(HttpStatusCode.Found, (await owner.EnterAsync((await service.AskAsync()).Code)).Status);
        using var beside = new Phone(service.Root, "127.0.1.3");
        await beside.SignInAsync("alice");
        Assert.Equal(Throttled, (await beside.EnterAsync((await service.AskAsync()).Code)).Heading);
    }

    /// <summary>A service whose limit on wrong codes is reached.</summary>
    private async Task<RunningService> CrowdedAsync()
    {
        var service = await RunningService.StartAsync(engine, "Pairing:Limits:WrongCodes=4");
        using var crowd = await SignedInAsync(service, "mallory", "127.0.1.1");
        for (int i = 0; i < 4; i++)
        {
            Assert.Equal(NoDevice, (await crowd.EnterAsync(Wrong.Code(i))).Heading);
        }

        return service;
    }

    private static async Task<Phone> SignedInAsync(RunningService service, string name, string from)
    {
        string id = await service.AccountAsync(name);
        service.Alice = name == "alice" ? id : service.Alice;
        var visitor = new Phone(service.Root, from);
        await visitor.SignInAsync(name);
        return visitor;
    }

    private static Task<int> CountedAsync(RunningService service) =>
        service.ReadAsync(database => database.WrongCodes.CountAsync());
}

public sealed class CodeCrowdOnSqliteTests() : CodeCrowdTests(On.Sqlite);

public sealed class CodeCrowdOnPostgreSqlTests() : CodeCrowdTests(On.PostgreSql);

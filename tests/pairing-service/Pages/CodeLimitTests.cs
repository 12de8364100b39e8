using System.Net;
using Microsoft.EntityFrameworkCore;
using Pairing.Service.Tests.Databases;

namespace Pairing.Service.Tests.Pages;

/// <summary>Limits on wrong codes (RFC 8628 5.1): per account and per address; in total, see CodeCrowdTests.</summary>
public abstract class CodeLimitTests(On engine)
{
    private int _codes;

    /// <summary>Another wrong code each time.</summary>
    private string Nobodys => Wrong.Code(_codes++);

    [Fact]
    public async Task The_fifth_wrong_code_is_checked_and_the_sixth_code_is_throttled_even_if_it_is_right()
    {
        await using var service = await RunningService.StartAsync(engine);
        using var visitor = await service.SignedInAsync("alice");
        await WrongAsync(visitor, 4);

        Assert.Equal("No device shows this code", (await visitor.EnterAsync(Nobodys)).Heading);

        var right = await service.AskAsync();
        var sixth = await visitor.EnterAsync(right.Code);
        Assert.Equal("Too many wrong codes", sixth.Heading);
        Assert.Equal("600", sixth.Headers["Retry-After"]);
        Assert.Equal(5, await CountedAsync(service));
    }

    [Fact]
    public async Task After_four_wrong_codes_a_right_one_passes_and_resets_nothing()
    {
        await using var service = await RunningService.StartAsync(engine);
        using var visitor = await service.SignedInAsync("alice");
        await WrongAsync(visitor, 4);

        Assert.Equal(HttpStatusCode.Found, (await visitor.EnterAsync((await service.AskAsync()).Code)).Status);
        Assert.Equal("No device shows this code", (await visitor.EnterAsync(Nobodys)).Heading);
        Assert.Equal("Too many wrong codes", (await visitor.EnterAsync(Nobodys)).Heading);
    }

    [Fact]
    public async Task The_wait_ends_ten_minutes_after_the_first_wrong_code_and_not_a_second_earlier()
    {
        await using var service = await RunningService.StartAsync(engine);
        using var visitor = await service.SignedInAsync("alice");
        await WrongAsync(visitor, 1);
        service.Clock.Advance(TimeSpan.FromMinutes(3));
        await WrongAsync(visitor, 4);

        service.Clock.Advance(TimeSpan.FromMinutes(7) - TimeSpan.FromSeconds(1));
        Assert.Equal("1", (await visitor.EnterAsync(Nobodys)).Headers["Retry-After"]);

        service.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("No device shows this code", (await visitor.EnterAsync(Nobodys)).Heading);
    }

    [Fact]
    public async Task A_restart_does_not_reset_the_limit()
    {
        await using var service = await RunningService.StartAsync(engine);
        await service.AccountAsync("alice");
        using (var visitor = new Phone(service.Root))
        {
            await visitor.SignInAsync("alice");
            await WrongAsync(visitor, 5);
        }

        await service.RestartAsync();
        using var again = new Phone(service.Root);
        await again.SignInAsync("alice");
        Assert.Equal("Too many wrong codes", (await again.EnterAsync(Nobodys)).Heading);
    }

    [Fact]
    public async Task The_twentieth_wrong_code_of_an_address_is_checked_and_the_next_is_throttled_for_everyone()
    {
        await using var service = await RunningService.StartAsync(engine);
        for (int i = 0; i < 4; i++)
        {
            await service.AccountAsync("guest" + i);
            using var guest = new Phone(service.Root, "127.0.0.2");
            await guest.SignInAsync("guest" + i);
            await WrongAsync(guest, 5); // the last of these is the twentieth
        }

        await service.AccountAsync("alice");
        using var here = new Phone(service.Root, "127.0.0.2");
        await here.SignInAsync("alice");
        Assert.Equal("Too many wrong codes", (await here.EnterAsync(Nobodys)).Heading);

        using var elsewhere = new Phone(service.Root, "127.0.0.3");
        await elsewhere.SignInAsync("alice");
        Assert.Equal("No device shows this code", (await elsewhere.EnterAsync(Nobodys)).Heading);
    }

    [Theory]
    [InlineData(249, "No device shows this code")]
    [InlineData(250, "Enter your password")]
    public async Task Above_250_wrong_codes_in_the_whole_service_a_new_account_is_asked_for_its_password(
        int before, string heading)
    {
        await using var service = await RunningService.StartAsync(
            engine, "Pairing:Limits:WrongCodesPerAccount=1000", "Pairing:Limits:WrongCodesPerAddress=1000");
        using (var crowd = await service.SignedInAsync("mallory"))
        {
            await WrongAsync(crowd, before);
        }

        await service.AccountAsync("alice");
        using var visitor = new Phone(service.Root);
        await visitor.SignInAsync("alice");
        Assert.Equal(heading, (await visitor.EnterAsync(Nobodys)).Heading);
    }

    [Fact]
    public async Task Concurrent_wrong_codes_get_no_further_than_sequential_ones()
    {
        await using var service = await RunningService.StartAsync(engine);
        using var visitor = await service.SignedInAsync("alice");
        await visitor.GetAsync("/d");

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => visitor.PostAsync("/d", ("code", Nobodys))));

        Assert.Equal(5, answers.Count(answer => answer.Heading == "No device shows this code"));
        Assert.Equal(15, answers.Count(answer => answer.Heading == "Too many wrong codes"));
    }

    [Fact]
    public async Task Wrong_codes_are_deleted_when_they_no_longer_count()
    {
        await using var service = await RunningService.StartAsync(engine);
        using var visitor = await service.SignedInAsync("alice");
        await WrongAsync(visitor, 3);

        service.Clock.Advance(TimeSpan.FromMinutes(10));
        await WrongAsync(visitor, 1);

        Assert.Equal(1, await CountedAsync(service));
    }

    private async Task WrongAsync(Phone visitor, int times)
    {
        for (int i = 0; i < times; i++)
        {
            Assert.Equal("No device shows this code", (await visitor.EnterAsync(Nobodys)).Heading);
        }
    }

    private static Task<int> CountedAsync(RunningService service) =>
        service.ReadAsync(database => database.WrongCodes.CountAsync());
}

public sealed class CodeLimitOnSqliteTests() : CodeLimitTests(On.Sqlite);

public sealed class CodeLimitOnPostgreSqlTests() : CodeLimitTests(On.PostgreSql);

using System.Net;
using Microsoft.EntityFrameworkCore;
using Pairing.Service.Storage;
using Pairing.Service.Tests.Databases;
using Pairing.Service.Verification;

namespace Pairing.Service.Tests.Pages;

/// <summary>Limits on wrong codes (RFC 8628 5.1): per account, per address and in total.</summary>
public abstract class CodeLimitTests(On engine)
{
    private const string Nobodys = "WDJB-MJHT";

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
    [InlineData(250, "Too many wrong codes")]
    public async Task Above_250_wrong_codes_in_the_whole_service_everyone_is_throttled(int before, string heading)
    {
        await using var service = await RunningService.StartAsync(engine);
        await service.AccountAsync("alice");
        string mallory = await service.AccountAsync("mallory");
        await service.Get<Writer>().WriteAsync(
            async database =>
            {
                database.WrongCodes.AddRange(Enumerable.Range(0, before).Select(i =>
                    new WrongCode { AccountId = mallory, Network = $"203.0.113.{i}", At = service.Now }));
                return await database.SaveChangesAsync();
            },
            default);
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

    private static async Task WrongAsync(Phone visitor, int times)
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

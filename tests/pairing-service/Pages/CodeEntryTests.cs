using System.Net;
using Microsoft.EntityFrameworkCore;
using Pairing.Service.Tests.Databases;

namespace Pairing.Service.Tests.Pages;

/// <summary>Entering a code, and its errors.</summary>
public abstract class CodeEntryTests(On engine)
{
    private const string Nobodys = "WDJB-MJHT";

    [Fact]
    public async Task Each_failure_has_its_own_sentence_and_only_a_code_that_does_not_exist_counts()
    {
        await using var service = await RunningService.StartAsync(engine);
        string alice = await service.AccountAsync("alice");
        using var visitor = new Phone(service.Root);
        await visitor.SignInAsync("alice");
        var expired = await service.AskAsync();
        service.Clock.Advance(TimeSpan.FromMinutes(10));
        var (denied, used, waiting) = (await service.AskAsync(), await service.AskAsync(), await service.AskAsync());
        var now = service.Now;
        await service.Grants.DenyAsync(denied.Id, now, default);
        await service.Grants.ApproveAsync(used.Id, alice, now, default);
        await service.CollectAsync(used);
        await service.Grants.ApproveAsync(waiting.Id, alice, now, default);

        Assert.Equal("No device shows this code", (await visitor.EnterAsync(Nobodys)).Heading);
        Assert.Equal("This code has expired", (await visitor.EnterAsync(expired.Code)).Heading);
        Assert.Equal("This code was denied", (await visitor.EnterAsync(denied.Code)).Heading);
        Assert.Equal("This code has already been used", (await visitor.EnterAsync(used.Code)).Heading);
        Assert.Equal("This code has already been approved", (await visitor.EnterAsync(waiting.Code)).Heading);
        Assert.Equal(1, await CountedAsync(service));
    }

    [Fact]
    public async Task Text_that_cannot_be_a_code_does_not_count_as_a_guess()
    {
        await using var service = await RunningService.StartAsync(engine);
        using var visitor = await service.SignedInAsync("alice");

        foreach (string typed in new[] { "", "0000-0000", "WDJB", "🙂", "<script>" })
        {
            Assert.Equal("Not a valid code", (await visitor.EnterAsync(typed)).Heading);
        }

        Assert.Equal(0, await CountedAsync(service));
    }

    [Theory]
    [InlineData("{0}{1}")]
    [InlineData(" {0} {1} ")]
    [InlineData("{0}–{1}")]
    public async Task A_code_is_taken_however_it_is_spelled(string spelling)
    {
        await using var service = await RunningService.StartAsync(engine);
        using var visitor = await service.SignedInAsync("alice");
        string code = (await service.AskAsync()).Code.ToLowerInvariant();

        var answer = await visitor.EnterAsync(
            string.Format(System.Globalization.CultureInfo.InvariantCulture, spelling, code[..4], code[5..]));

        Assert.StartsWith("/d/confirm/", answer.Location, StringComparison.Ordinal);
    }

    private static Task<int> CountedAsync(RunningService service) =>
        service.ReadAsync(database => database.WrongCodes.CountAsync());
}

public sealed class CodeEntryOnSqliteTests() : CodeEntryTests(On.Sqlite);

public sealed class CodeEntryOnPostgreSqlTests() : CodeEntryTests(On.PostgreSql);

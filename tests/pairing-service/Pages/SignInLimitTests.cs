using System.Net;
using Pairing.Service.Limits;

namespace Pairing.Service.Tests.Pages;

/// <summary>The limit of wrong passwords per address, for any names.</summary>
public sealed class SignInLimitTests
{
    [Fact]
    public async Task After_fifty_wrong_passwords_an_address_is_throttled_for_any_name_and_password()
    {
        await using var service = await RunningService.StartAsync();
        await service.AccountAsync("alice");
        using var guesser = await AtSignInAsync(service);
        for (int i = 0; i < 49; i++)
        {
            Assert.Contains(
                "The name or the password is wrong", (await TryAsync(guesser, $"name{i}", "wrong")).Html,
                StringComparison.Ordinal);
        }

        service.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Contains(
            "The name or the password is wrong", (await TryAsync(guesser, "alice", "wrong")).Html, StringComparison.Ordinal);
        service.Clock.Advance(TimeSpan.FromMinutes(1));
        var refused = await TryAsync(guesser, "alice", Phone.Password);
        Assert.Equal(HttpStatusCode.OK, refused.Status);
        Assert.Equal("480", refused.Headers["Retry-After"]);
        Assert.Contains("Wait 8 minutes, then try again.", refused.Html, StringComparison.Ordinal);
        using var elsewhere = await AtSignInAsync(service, "127.0.0.2");
        Assert.Equal(HttpStatusCode.Found, (await TryAsync(elsewhere, "alice", Phone.Password)).Status);

        service.Clock.Advance(TimeSpan.FromMinutes(8) - TimeSpan.FromSeconds(1));
        Assert.Equal("1", (await TryAsync(guesser, "alice", Phone.Password)).Headers["Retry-After"]);
        service.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.Found, (await TryAsync(guesser, "alice", Phone.Password)).Status);
    }

    [Fact]
    public async Task Right_passwords_do_not_count_and_do_not_reset_the_limit()
    {
        await using var service = await RunningService.StartAsync("Pairing:Limits:WrongPasswordsPerAddress=2");
        await service.AccountAsync("alice");
        using var visitor = await AtSignInAsync(service);
        Assert.Contains(
            "The name or the password is wrong", (await TryAsync(visitor, "alice", "wrong")).Html, StringComparison.Ordinal);
        for (int i = 0; i < 3; i++)
        {
            using var owner = await AtSignInAsync(service);
            Assert.Equal(HttpStatusCode.Found, (await TryAsync(owner, "alice", Phone.Password)).Status);
        }

        Assert.Contains(
            "The name or the password is wrong", (await TryAsync(visitor, "alice", "wrong")).Html, StringComparison.Ordinal);
        Assert.Contains("was not checked", (await TryAsync(visitor, "alice", "wrong")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Concurrent_attempts_get_no_further_than_sequential_ones()
    {
        await using var service = await RunningService.StartAsync("Pairing:Limits:WrongPasswordsPerAddress=3");
        using var guesser = await AtSignInAsync(service);

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => TryAsync(guesser, $"name{i}", "wrong")));

        Assert.Equal(
            3, answers.Count(answer => answer.Html.Contains("The name or the password is wrong", StringComparison.Ordinal)));
        Assert.Equal(7, answers.Count(answer => answer.Html.Contains("was not checked", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_password_that_could_not_be_checked_does_not_count_as_wrong()
    {
        await using var service = await RunningService.StartAsync("Pairing:Limits:WrongPasswordsPerAddress=1");
        using var visitor = await AtSignInAsync(service);
        await service.BreakAsync("AspNetUsers");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await TryAsync(visitor, "alice", Phone.Password)).Status);

        Assert.Equal(TimeSpan.Zero, service.Get<AddressLimits>().SignIns.Wait("127.0.0.1"));
    }

    private static async Task<Phone> AtSignInAsync(RunningService service, string from = "127.0.0.1")
    {
        var visitor = new Phone(service.Root, from);
        await visitor.GetAsync("/account/sign-in");
        return visitor;
    }

    private static Task<Phone.Page> TryAsync(Phone visitor, string name, string password) =>
        visitor.PostAsync("/account/sign-in", ("Name", name), ("Password", password));
}

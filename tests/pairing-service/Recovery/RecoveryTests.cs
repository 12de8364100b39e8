using Pairing.Service.OneTimeCodes;
using Pairing.Service.Tests.Databases;
using Pairing.Service.Tests.Messages;
using static Pairing.Service.Tests.Recovery.Mail;

namespace Pairing.Service.Tests.Recovery;

/// <summary>A forgotten password: a code to the verified address, then a new password.</summary>
public abstract class RecoveryTests(On engine)
{
    private const string Page = "/account/recover/password";

    [Fact]
    public async Task A_code_in_the_mailbox_leads_to_a_new_password_that_ends_all_sessions()
    {
        await using var service = await StartAsync(engine);
        using var owner = await service.SignedInAsync("alice");
        string address = await VerifyAddressAsync(owner);
        using var visitor = new Phone(service.Root);

        Assert.Equal("/verify", (await AskToRecoverAsync(visitor)).Location);
        var entered = await EnterAsync(visitor, await Mailbox.Shared.NextCodeAsync(address));

        Assert.Equal(Page, entered.Location);
        Assert.Equal("Set a new password", (await visitor.GetAsync(Page)).Heading);
        Assert.Contains(
            "at least 10", (await visitor.PostAsync(Page, ("Next", "short"), ("Repeat", "short"))).Html,
            StringComparison.Ordinal);
        Assert.Equal("/devices", (await visitor.PostAsync(Page, ("Next", NewPassword), ("Repeat", NewPassword))).Location);
        Assert.Equal("Your devices", (await visitor.GetAsync("/devices")).Heading);
        Assert.StartsWith("/account/sign-in", (await owner.GetAsync("/devices")).Location, StringComparison.Ordinal);
        Assert.Contains("password", (await Mailbox.Shared.NextAsync(address)).Subject, StringComparison.Ordinal);
        Assert.Equal("/account/recover", (await visitor.GetAsync(Page)).Location); // the ticket is used up
        using var again = new Phone(service.Root);
        await again.SignInAsync("alice", NewPassword);
    }

    [Theory]
    [InlineData("nobody", false)]
    [InlineData("bob", false)] // no address
    [InlineData("carol", true)] // disabled
    public async Task Nobody_learns_whether_an_account_exists(string name, bool isDisabled)
    {
        await using var service = await StartAsync(engine);
        using var owner = await service.SignedInAsync("alice");
        await VerifyAddressAsync(owner);
        await service.AccountAsync("bob");
        using var carol = await service.SignedInAsync("carol");
        string address = await VerifyAddressAsync(carol);
        if (isDisabled)
        {
            await OperatorConsole.RunAsync(["accounts", "disable", name, .. service.Arguments]);
        }

        using var honest = new Phone(service.Root);
        using var curious = new Phone(service.Root);
        var right = await AskToRecoverAsync(honest);
        var other = await AskToRecoverAsync(curious, name);

        Assert.Equal((right.Status, right.Location), (other.Status, other.Location));
        Assert.Equal(Unsigned((await honest.GetAsync("/verify")).Html), Unsigned((await curious.GetAsync("/verify")).Html));
        for (int guess = 0; guess < OneTimeCode.MostGuesses + 1; guess++)
        {
            var ofHonest = await honest.PostAsync("/verify", ("Code", "0000 0000"));
            var ofCurious = await curious.PostAsync("/verify", ("Code", "0000 0000"));
            Assert.Equal(Unsigned(ofHonest.Html), Unsigned(ofCurious.Html));
        }

        Assert.True(Mailbox.Shared.IsEmpty(address));
    }

    [Fact]
    public async Task A_second_factor_is_still_asked_for()
    {
        await using var service = await StartAsync(engine);
        using var owner = await service.SignedInAsync("alice");
        string address = await VerifyAddressAsync(owner);
        var app = await SecondFactor.Owner.AppAsync(service, owner);
        using var visitor = new Phone(service.Root);
        await AskToRecoverAsync(visitor);
        await EnterAsync(visitor, await Mailbox.Shared.NextCodeAsync(address));
        await visitor.GetAsync(Page);

        var set = await visitor.PostAsync(Page, ("Next", NewPassword), ("Repeat", NewPassword));

        Assert.Equal("/account/second-factor", set.Location);
        Assert.StartsWith("/account/sign-in", (await visitor.GetAsync("/devices")).Location, StringComparison.Ordinal);
        await visitor.GetAsync(set.Location);
        Assert.Equal("/devices", (await visitor.PostAsync("/account/second-factor", ("Code", app.Shown()))).Location);
    }

    [Fact]
    public async Task Codes_are_limited_by_person_and_the_page_names_the_wait()
    {
        await using var service = await StartAsync(engine);
        using var owner = await service.SignedInAsync("alice");
        string address = await VerifyAddressAsync(owner);
        using var visitor = new Phone(service.Root);
        for (int i = 0; i < CodeLimits.MostPerPerson; i++)
        {
            Assert.Equal("/verify", (await AskToRecoverAsync(visitor, i % 2 == 0 ? "alice" : "ALICE")).Location);
            await Mailbox.Shared.NextAsync(address);
        }

        var throttled = await AskToRecoverAsync(visitor);

        Assert.Contains("Wait 60 minutes", throttled.Html, StringComparison.Ordinal);
        Assert.Equal("3600", throttled.Headers["Retry-After"]);
        Assert.True(Mailbox.Shared.IsEmpty(address));
        service.Clock.Advance(CodeLimits.Window);
        Assert.Equal("/verify", (await AskToRecoverAsync(visitor)).Location);
    }

    [Fact]
    public async Task Without_a_mail_server_the_page_says_whom_to_ask()
    {
        await using var service = await RunningService.StartAsync(engine);
        using var owner = await service.SignedInAsync("alice");
        using var visitor = new Phone(service.Root);

        Assert.Contains("Ask its operator", (await visitor.GetAsync("/account/recover")).Html, StringComparison.Ordinal);
        Assert.Contains("sends no mail", (await owner.GetAsync("/account/email")).Html, StringComparison.Ordinal);
    }

    /// <summary>The page without its random form token.</summary>
    private static string Unsigned(string page) =>
        System.Text.RegularExpressions.Regex.Replace(page, "name=\"__RequestVerificationToken\"[^>]*>", "");
}

public sealed class RecoveryOnSqliteTests() : RecoveryTests(On.Sqlite);

public sealed class RecoveryOnPostgreSqlTests() : RecoveryTests(On.PostgreSql);

using Pairing.Service.OneTimeCodes;
using Pairing.Service.Tests.Databases;
using Pairing.Service.Tests.Messages;
using static Pairing.Service.Tests.Recovery.Mail;

namespace Pairing.Service.Tests.Recovery;

/// <summary>The verified e-mail address of an account, and the code that verifies it.</summary>
public abstract class EmailTests(On engine)
{
    [Fact]
    public async Task An_address_counts_after_its_code_was_entered()
    {
        await using var service = await StartAsync(engine);
        using var owner = await service.SignedInAsync("alice");
        string address = Mailbox.NewAddress();
        Assert.Contains("not your current password", (await RequestAsync(owner, address, "no")).Html, StringComparison.Ordinal);
        await RequestAsync(owner, address);
        var mail = await Mailbox.Shared.NextAsync(address);
        Assert.Equal("\"Pairing\" <pairing@example.com>", mail.From.ToString());
        Assert.Equal("auto-generated", mail.Headers["Auto-Submitted"]);
        string code = mail.Subject!["Your code: ".Length..];
        Assert.DoesNotContain(address, (await owner.GetAsync("/account/email")).Html, StringComparison.Ordinal);
        Assert.Contains(address, (await owner.GetAsync("/verify")).Html, StringComparison.Ordinal);

        Assert.Equal("/account/email", (await EnterAsync(owner, code)).Location);

        Assert.Contains(address, (await owner.GetAsync("/account/email")).Html, StringComparison.Ordinal);
        Assert.Contains("already used", (await EnterAsync(owner, code)).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_old_address_learns_of_a_new_one_and_removal_is_idempotent()
    {
        await using var service = await StartAsync(engine);
        using var owner = await service.SignedInAsync("alice");
        string before = await VerifyAddressAsync(owner);
        string after = await VerifyAddressAsync(owner);

        Assert.Contains("was changed", (await Mailbox.Shared.NextAsync(before)).Subject, StringComparison.Ordinal);
        Assert.Contains(after, (await owner.GetAsync("/account/email")).Html, StringComparison.Ordinal);
        for (int press = 0; press < 2; press++)
        {
            Assert.Equal("/account/email", (await owner.PostAsync("/account/email?handler=Remove")).Location);
        }

        Assert.Contains("was removed", (await owner.GetAsync("/account/email")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_works_in_the_browser_that_requested_it_only()
    {
        await using var service = await StartAsync(engine);
        using var owner = await service.SignedInAsync("alice");
        using var other = await service.SignedInAsync("bob");
        string address = Mailbox.NewAddress();
        await RequestAsync(owner, address);
        string code = await Mailbox.Shared.NextCodeAsync(address);

        Assert.Contains("has not requested a code", (await other.GetAsync("/verify")).Html, StringComparison.Ordinal);
        Assert.Equal("/account/email", (await EnterAsync(owner, code)).Location);
    }

    [Fact]
    public async Task Wrong_expired_and_exhausted_codes_are_told_apart()
    {
        await using var service = await StartAsync(engine);
        using var owner = await service.SignedInAsync("alice");
        string address = Mailbox.NewAddress();
        await RequestAsync(owner, address);
        string code = await Mailbox.Shared.NextCodeAsync(address);
        string wrong = code == "1111 1111" ? "2222 2222" : "1111 1111";
        for (int i = 0; i < 20; i++) // no guesses
        {
            Assert.Contains("has eight digits", (await EnterAsync(owner, "123")).Html, StringComparison.Ordinal);
        }

        for (int i = 0; i < OneTimeCode.MostGuesses; i++)
        {
            Assert.Contains("This code is wrong", (await EnterAsync(owner, wrong)).Html, StringComparison.Ordinal);
        }

        Assert.Contains("Too many wrong codes", (await EnterAsync(owner, code)).Html, StringComparison.Ordinal);
        await RequestAsync(owner, address);
        string next = await Mailbox.Shared.NextCodeAsync(address);
        service.Clock.Advance(OneTimeCode.Lifetime);
        Assert.Contains("has expired", (await EnterAsync(owner, next)).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_who_enter_a_code_at_the_same_time_one_uses_it()
    {
        await using var service = await StartAsync(engine);
        using var owner = await service.SignedInAsync("alice");
        string address = Mailbox.NewAddress();
        await RequestAsync(owner, address);
        string code = await Mailbox.Shared.NextCodeAsync(address);
        await owner.GetAsync("/verify");

        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => owner.PostAsync("/verify", ("Code", code))));

        Assert.Single(results, result => result.Location == "/account/email");
    }

    [Theory]
    [InlineData("")]
    [InlineData("alice")]
    [InlineData("a@")]
    [InlineData("@example.com")]
    [InlineData("Eve <eve@example.com>")]
    [InlineData("a@example.com, b@example.com")]
    [InlineData("a@example.com\r\nBcc: b@example.com")]
    public async Task What_is_no_address_is_refused(string text)
    {
        await using var service = await StartAsync(engine);
        using var owner = await service.SignedInAsync("alice");

        Assert.Contains("This is not an e-mail address", (await RequestAsync(owner, text)).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_database_and_the_log_have_no_code_in_clear_text()
    {
        await using var service = await StartAsync(engine);
        using var owner = await service.SignedInAsync("alice");
        string address = Mailbox.NewAddress();
        await RequestAsync(owner, address);
        string code = (await Mailbox.Shared.NextCodeAsync(address)).Replace(" ", "", StringComparison.Ordinal);

        string written = await service.WrittenAsync() + service.Log.Text;

        Assert.Contains("OneTimeCodes", written, StringComparison.Ordinal);
        Assert.DoesNotContain(code, written, StringComparison.Ordinal);
        Assert.DoesNotContain($"{code[..4]} {code[4..]}", written, StringComparison.Ordinal);
    }
}

public sealed class EmailOnSqliteTests() : EmailTests(On.Sqlite);

public sealed class EmailOnPostgreSqlTests() : EmailTests(On.PostgreSql);

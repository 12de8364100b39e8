using System.Net;
using Pairing.Service.Accounts;
using Pairing.Service.Grants;
using Pairing.Service.Tests.Databases;

namespace Pairing.Service.Tests.Pages;

public abstract class SignInTests(On engine)
{
    [Theory]
    [InlineData("/d", "/account/sign-in?returnUrl=%2Fd")]
    [InlineData("/D/WDJBMJHT", "/account/sign-in?returnUrl=%2FD%2FWDJBMJHT")]
    [InlineData("/devices", "/account/sign-in?returnUrl=%2Fdevices")]
    [InlineData("/account", "/account/sign-in?returnUrl=%2Faccount")]
    public async Task A_page_for_owners_redirects_to_sign_in_and_back(string page, string signIn)
    {
        await using var service = await RunningService.StartAsync(engine);
        using var visitor = new Phone(service.Root);

        Assert.Equal(signIn, (await visitor.GetAsync(page)).Location);
    }

    [Fact]
    public async Task Sign_in_uses_up_no_code_and_returns_to_it()
    {
        await using var service = await RunningService.StartAsync(engine);
        await service.AccountAsync("alice");
        var ask = await service.AskAsync();
        string scanned = "/D/" + ask.Code.Replace("-", "", StringComparison.Ordinal);
        using (var gone = new Phone(service.Root))
        {
            var signIn = await gone.GetAsync((await gone.GetAsync(scanned)).Location); // the person stops here
            Assert.Contains(ask.Code, signIn.Html, StringComparison.Ordinal);
        }

        Assert.Equal(GrantState.Pending, await service.StateAsync(ask));
        using var back = new Phone(service.Root);
        string form = (await back.GetAsync(scanned)).Location;
        await back.GetAsync(form);
        var signedIn = await back.PostAsync(form, ("Name", "alice"), ("Password", Phone.Password), ("ReturnUrl", scanned));
        Assert.Equal(scanned, signedIn.Location);
        Assert.Contains($"value=\"{ask.Code}\"", (await back.GetAsync(signedIn.Location)).Html, StringComparison.Ordinal);
        Assert.StartsWith("/d/confirm/", (await back.EnterAsync(ask.Code)).Location, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("\\\\evil.example/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("")]
    public async Task Sign_in_redirects_only_to_this_service(string returnUrl)
    {
        await using var service = await RunningService.StartAsync(engine, "Pairing:Accounts:Registration=open");
        await service.AccountAsync("alice");
        using var visitor = new Phone(service.Root);
        string form = "/account/sign-in?returnUrl=" + Uri.EscapeDataString(returnUrl);
        await visitor.GetAsync(form);

        var signedIn = await visitor.PostAsync(form, ("Name", "alice"), ("Password", Phone.Password), ("ReturnUrl", returnUrl));
        Assert.Equal("/devices", signedIn.Location);
        Assert.Equal("/devices", (await visitor.GetAsync(form)).Location); // already signed in

        using var newcomer = new Phone(service.Root);
        string register = "/account/register?returnUrl=" + Uri.EscapeDataString(returnUrl);
        await newcomer.GetAsync(register);
        var made = await newcomer.PostAsync(
            register, ("Entry.Name", "bob"), (
                "Entry.Password", Phone.Password), ("Entry.Repeat", Phone.Password), ("ReturnUrl", returnUrl));
        Assert.Equal("/devices", made.Location);
    }

    [Fact]
    public async Task The_session_cookie_is_hidden_from_scripts_and_other_sites()
    {
        await using var service = await RunningService.StartAsync(engine);
        await service.AccountAsync("alice");
        using var visitor = new Phone(service.Root);
        await visitor.GetAsync("/account/sign-in");

        string cookie = (
            await visitor.PostAsync("/account/sign-in", ("Name", "alice"), ("Password", Phone.Password))).Headers["Set-Cookie"];

        Assert.Contains($"pairing.session.http.{service.Root.Port}=", cookie, StringComparison.Ordinal);
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Signing_out_is_a_POST()
    {
        await using var service = await RunningService.StartAsync(engine);
        using var visitor = await service.SignedInAsync("alice");

        Assert.Equal("/account", (await visitor.GetAsync("/account/sign-out")).Location);
        Assert.Equal("Your account", (await visitor.GetAsync("/account")).Heading);
        await visitor.PostAsync("/account/sign-out");
        Assert.StartsWith("/account/sign-in", (await visitor.GetAsync("/account")).Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_password_signs_out_every_other_browser_at_once()
    {
        await using var service = await RunningService.StartAsync(engine);
        await service.AccountAsync("alice");
        using var other = new Phone(service.Root);
        await other.SignInAsync("alice");
        using var visitor = new Phone(service.Root);
        await visitor.SignInAsync("alice");
        await visitor.GetAsync("/account/password");

        const string Next = "a new and longer phrase";
        var changed = await visitor.PostAsync("/account/password", ("Present", Phone.Password), ("Next", Next), ("Repeat", Next));

        Assert.Equal("/account", changed.Location);
        Assert.Contains("Your password was changed", (await visitor.GetAsync("/account")).Html, StringComparison.Ordinal);
        var signedOut = await other.GetAsync("/account");
        Assert.Equal(HttpStatusCode.Found, signedOut.Status);
        Assert.StartsWith("/account/sign-in", signedOut.Location, StringComparison.Ordinal);
        using var again = new Phone(service.Root);
        await again.SignInAsync("alice", Next);
    }

    [Fact]
    public async Task A_disabled_account_is_signed_out_and_cannot_sign_in_until_it_is_enabled()
    {
        await using var service = await RunningService.StartAsync(engine);
        string id = await service.AccountAsync("alice");
        using var visitor = new Phone(service.Root);
        await visitor.SignInAsync("alice");

        Assert.True(await service.Get<IAccounts>().DisableAsync(id, service.Now, default));
        string form = (await visitor.GetAsync("/devices")).Location;
        Assert.StartsWith("/account/sign-in", form, StringComparison.Ordinal);
        await visitor.GetAsync(form);
        Assert.Contains("The name or the password is wrong", (await TryAsync(visitor, "wrong")).Html, StringComparison.Ordinal);
        Assert.Contains("This account is disabled", (await TryAsync(visitor, Phone.Password)).Html, StringComparison.Ordinal);

        Assert.True(await service.Get<IAccounts>().EnableAsync(id, default));
        Assert.Equal(HttpStatusCode.Found, (await TryAsync(visitor, Phone.Password)).Status);
    }

    [Fact]
    public async Task The_current_password_cannot_be_guessed_from_an_open_session()
    {
        await using var service = await RunningService.StartAsync(engine);
        using var visitor = await service.SignedInAsync("alice");
        await visitor.GetAsync("/account/password");
        for (int i = 0; i < 5; i++)
        {
            Assert.Contains("not your current password", (await ChangeAsync("wrong")).Html, StringComparison.Ordinal);
        }

        var throttled = await ChangeAsync(Phone.Password);
        Assert.Contains("Too many wrong passwords", throttled.Html, StringComparison.Ordinal);
        Assert.Contains("Wait 5 seconds, then try again.", throttled.Html, StringComparison.Ordinal);
        service.Clock.Advance(5);
        Assert.Equal("/account", (await ChangeAsync(Phone.Password)).Location);

        Task<Phone.Page> ChangeAsync(string present) =>
            visitor.PostAsync(
                "/account/password", ("Present", present), ("Next", "another long phrase"), ("Repeat", "another long phrase"));
    }

    private static Task<Phone.Page> TryAsync(Phone visitor, string password) =>
        visitor.PostAsync("/account/sign-in", ("Name", "alice"), ("Password", password));
}

public sealed class SignInOnSqliteTests() : SignInTests(On.Sqlite);

public sealed class SignInOnPostgreSqlTests() : SignInTests(On.PostgreSql);

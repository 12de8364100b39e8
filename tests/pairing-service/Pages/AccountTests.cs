using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Pairing.Service.Accounts;
using Pairing.Service.Tests.Databases;

namespace Pairing.Service.Tests.Pages;

public abstract class AccountTests(On engine)
{
    [Fact]
    public async Task The_link_on_the_console_creates_the_first_account_and_no_second()
    {
        await using var service = await RunningService.StartAsync(engine);
        string link = await service.FirstAccountLinkAsync();
        using var visitor = new Phone(service.Root);
        Assert.Equal("Create the first account", (await visitor.GetAsync(link)).Heading);

        Assert.Equal("/devices", (await MakeAsync(visitor, link, "alice")).Location);
        Assert.Equal("Your devices", (await visitor.GetAsync("/devices")).Heading);

        using var late = new Phone(service.Root);
        await late.GetAsync("/account/sign-in");
        Assert.Equal(HttpStatusCode.NotFound, (await late.GetAsync(link)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await MakeAsync(late, link, "eve")).Status);
        Assert.Equal(1, await CountAsync(service));
    }

    [Fact]
    public async Task Two_concurrent_first_forms_create_one_account()
    {
        await using var service = await RunningService.StartAsync(engine);
        string link = await service.FirstAccountLinkAsync();
        using var one = new Phone(service.Root);
        using var two = new Phone(service.Root);
        await one.GetAsync(link);
        await two.GetAsync(link);

        await Task.WhenAll(MakeAsync(one, link, "alice"), MakeAsync(two, link, "bob"));

        Assert.Equal(1, await CountAsync(service));
    }

    [Fact]
    public async Task The_first_link_ends_when_an_account_or_a_newer_link_is_created()
    {
        await using var service = await RunningService.StartAsync(engine);
        string older = await service.FirstAccountLinkAsync();
        string link = await service.FirstAccountLinkAsync();
        using var visitor = new Phone(service.Root);
        // On PostgreSQL, the older link may be from another node.
        Assert.Equal(engine == On.Sqlite ? HttpStatusCode.NotFound : HttpStatusCode.OK, (await visitor.GetAsync(older)).Status);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(link)).Status);

        await service.AccountAsync("alice");

        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(link)).Status);
    }

    [Fact]
    public async Task Sign_in_explains_how_to_create_the_first_account_while_there_are_none()
    {
        await using var service = await RunningService.StartAsync(engine);
        using var visitor = new Phone(service.Root);

        Assert.Contains("There are no accounts yet", (await visitor.GetAsync("/account/sign-in")).Html, StringComparison.Ordinal);
        await service.AccountAsync("alice");
        Assert.DoesNotContain(
            "There are no accounts yet", (await visitor.GetAsync("/account/sign-in")).Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("closed", HttpStatusCode.NotFound, 0)]
    [InlineData("open", HttpStatusCode.Found, 1)]
    public async Task Anyone_can_register_only_if_registration_is_open(string registration, HttpStatusCode status, int accounts)
    {
        await using var service = await RunningService.StartAsync(engine, "Pairing:Accounts:Registration=" + registration);
        using var visitor = new Phone(service.Root);
        await visitor.GetAsync("/account/sign-in");

        Assert.Equal(status, (await MakeAsync(visitor, "/account/register", "alice")).Status);
        Assert.Equal(accounts, await CountAsync(service));
    }

    [Theory]
    [InlineData("alice", "short", "A password must have at least 10 characters.")]
    [InlineData("alice", "1234567890", "one of the 10,000 most common passwords")]
    [InlineData("alice", "aaaaaaaaaaaaaa", "it repeats itself")]
    [InlineData("alice", "Password2026!", "easy to guess")]
    [InlineData("alice", "alice-alice-1", "it contains the name of the account")]
    [InlineData("al ice", "three unrelated words", "letters a to z")]
    [InlineData("", "three unrelated words", "Enter a name.")]
    [InlineData("taken", "three unrelated words", "This name is taken")]
    [InlineData("TAKEN", "three unrelated words", "This name is taken")]
    [InlineData("a-name-that-is-longer-than-the-forty-it-may-have", "three unrelated words", "at most 40")]
    public async Task An_invalid_name_or_password_is_refused_with_the_reason(string name, string password, string reason)
    {
        await using var service = await RunningService.StartAsync(engine, "Pairing:Accounts:Registration=open");
        await service.AccountAsync("taken");
        using var visitor = new Phone(service.Root);
        await visitor.GetAsync("/account/register");

        var refused = await visitor.PostAsync(
            "/account/register", ("Entry.Name", name), ("Entry.Password", password), ("Entry.Repeat", password));

        Assert.Contains(reason, WebUtility.HtmlDecode(refused.Html), StringComparison.Ordinal);
        Assert.Equal(1, await CountAsync(service));
    }

    [Theory]
    [InlineData("ten  chars")]
    [InlineData("zwölf Bögen Papier")]
    [InlineData("all lower case and no digit")]
    public async Task A_password_needs_no_special_characters(string password)
    {
        await using var service = await RunningService.StartAsync(engine, "Pairing:Accounts:Registration=open");
        using var visitor = new Phone(service.Root);
        await visitor.GetAsync("/account/register");

        var made = await visitor.PostAsync(
            "/account/register", ("Entry.Name", "alice"), ("Entry.Password", password), ("Entry.Repeat", password));

        Assert.Equal("/devices", made.Location);
    }

    [Fact]
    public async Task Two_different_passwords_are_refused()
    {
        await using var service = await RunningService.StartAsync(engine, "Pairing:Accounts:Registration=open");
        using var visitor = new Phone(service.Root);
        await visitor.GetAsync("/account/register");

        var refused = await visitor.PostAsync("/account/register", ("Entry.Name", "alice"), ("Entry.Password", Phone.Password), (
            "Entry.Repeat", Phone.Password + "!"));

        Assert.Contains("The passwords do not match", refused.Html, StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync(service));
    }

    private static Task<Phone.Page> MakeAsync(Phone visitor, string form, string name) =>
        visitor.PostAsync(form, ("Entry.Name", name), ("Entry.Password", Phone.Password), ("Entry.Repeat", Phone.Password));

    private static async Task<int> CountAsync(RunningService service)
    {
        await using var scope = service.Get<IServiceScopeFactory>().CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<UserManager<Account>>().Users.CountAsync();
    }
}

public sealed class AccountOnSqliteTests() : AccountTests(On.Sqlite);

public sealed class AccountOnPostgreSqlTests() : AccountTests(On.PostgreSql);

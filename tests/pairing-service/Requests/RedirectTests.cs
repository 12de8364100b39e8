using System.Net;
using System.Web;

namespace Pairing.Service.Tests.Requests;

/// <summary>A redirect is an encoded path of this service, whatever the request says.</summary>
public sealed class RedirectTests
{
    private static readonly string[] Odd =
    [
        "/d/é", "/d/\u65E5\u672C", "/d/\U0001F600", "/d/a b", "/d/\"><script>", "/d/a\r\nSet-Cookie: x=1", "/d/\0",
        "/d/\u202Eab", "/d/%zz", "/d/%E9", "/d/%0D%0A", "/d/a?b=é", "/d/a#é", "/d/\\", "/d/{0}", "/d/\u0085",
        "/d/\uFFFD", "/d/[::]", "/d/%2e%2e",
    ];

    private static readonly string[] Elsewhere =
    [
        "https://evil.example/", "//evil.example", "/\\evil.example", "\\\\evil.example", "/\t/evil.example",
        "javascript:alert(1)",
        "~//evil.example", "evil.example", " //evil.example", "/\r\n/evil.example", "http:evil.example", "~/\\evil.example",
    ];

    [Fact]
    public async Task A_return_address_with_odd_characters_is_encoded()
    {
        await using var service = await RunningService.StartAsync(
            "Pairing:Accounts:Registration=open", "Pairing:Limits:Registrations=1000");
        await service.AccountAsync("alice");
        using var known = new Phone(service.Root);
        await known.SignInAsync("alice");
        int people = 0;
        foreach (string odd in Odd.Concat(Elsewhere))
        {
            using var visitor = new Phone(service.Root);
            AssertEncoded(await known.GetAsync("/account/sign-in?returnUrl=" + Uri.EscapeDataString(odd)), odd);

            await visitor.GetAsync("/account/sign-in");
            AssertEncoded(
                await visitor.PostAsync(
                    "/account/sign-in", ("Name", "alice"), ("Password", Phone.Password), ("ReturnUrl", odd)), odd);

            using var newcomer = new Phone(service.Root);
            await newcomer.GetAsync("/account/register");
            AssertEncoded(
                await newcomer.PostAsync(
                    "/account/register", ("Entry.Name", $"bob{++people}"), ("Entry.Password", Phone.Password),
                    ("Entry.Repeat", Phone.Password), ("ReturnUrl", odd)), odd);
        }

        LogAssert.HasNoFault(service.Log);
    }

    [Fact]
    public async Task A_code_with_odd_characters_returns_to_the_page_of_this_code_after_sign_in()
    {
        await using var service = await RunningService.StartAsync();
        await service.AccountAsync("alice");
        string[] all = ["é", "a b", "a?b=c", "a#b", "..", "../devices", "%2F", "日本", "a/b", "\"", "WDJB-MJHT"];
        foreach (string typed in all)
        {
            using var visitor = new Phone(service.Root);
            if (!typed.StartsWith("..", StringComparison.Ordinal)) // which Uri takes for a folder
            {
                AssertEncoded(await visitor.GetAsync("/d/" + Uri.EscapeDataString(typed)), typed);
            }

            await visitor.GetAsync("/account/sign-in");
            var page = await visitor.PostAsync("/d", ("code", typed));
            AssertEncoded(page, typed);
            string back = HttpUtility.ParseQueryString(new Uri(service.Root, page.Location).Query)["returnUrl"]!;
            page = await visitor.PostAsync(
                page.Location, ("Name", "alice"), ("Password", Phone.Password), ("ReturnUrl", back));
            AssertEncoded(page, typed);
            Assert.StartsWith("/d/", page.Location, StringComparison.Ordinal);
            Assert.Equal(typed == ".." ? "" : "Check the code", (await visitor.GetAsync(page.Location)).Heading);
        }

        LogAssert.HasNoFault(service.Log);
    }

    /// <summary>A redirect to this service, or a page that says what is wrong.</summary>
    private static void AssertEncoded(Phone.Page page, string odd)
    {
        Assert.True(page.Status is HttpStatusCode.Found or HttpStatusCode.BadRequest, $"{odd} is {page.Status}");
        if (page.Status != HttpStatusCode.Found)
        {
            return;
        }

        Assert.Matches(@"\A/(?![/\\])[A-Za-z0-9\-._~!$&'()*+,;=:@/?%]*(#[A-Za-z0-9\-._~!$&'()*+,;=:@/?%]*)?\z", page.Location);
        Assert.DoesNotContain("Set-Cookie", page.Location, StringComparison.Ordinal);
    }
}

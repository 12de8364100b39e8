using System.Net;
using System.Text.RegularExpressions;
using Pairing.Service.Cookies;
using Pairing.Service.Tests.Messages;

namespace Pairing.Service.Tests.Cookies;

/// <summary>The cookies as a browser gets them: session, form token, notice and remembered browser.</summary>
public sealed class CookieTests
{
    [Theory]
    [InlineData("https://pair.example", "__Host-pairing.{0}", "/", true)]
    [InlineData("https://pair.example/tools", "__Secure-pairing.{0}~tools", "/tools", true)]
    [InlineData("http://pair.example", "pairing.{0}.http", "/", false)]
    public async Task Every_cookie_has_the_name_the_path_and_the_Secure_mark_of_PublicUrl(
        string url, string name, string path, bool isSecure)
    {
        await using var service = await RunningService.StartAsync(["Pairing:PublicUrl=" + url, .. Mailbox.Shared.Settings]);
        await service.AccountAsync("alice");
        string below = path.TrimEnd('/');
        var browser = new PlainBrowser(service.Http); // plain http, as from a proxy that does not tell the scheme

        await browser.GetAsync(below + "/account/sign-in");
        await browser.PostAsync(below + "/account/sign-in", ("Name", "alice"), ("Password", Phone.Password));
        Assert.Equal("Your account", await browser.HeadingAsync(below + "/account"));
        await browser.PostAsync(below + "/account?handler=EndOthers");
        await browser.GetAsync(below + "/account/recover");
        await browser.PostAsync(below + "/account/recover", ("Name", "alice"));

        string[] keys = [CookieKeys.Session, CookieKeys.Browser, CookieKeys.Form, CookieKeys.Notice, CookieKeys.Code];
        var expected = keys.Select(key => string.Format(null, name, key["pairing.".Length..])).Order();
        Assert.Equal(expected, browser.Cookies.Keys.Order());
        Assert.All(browser.SetCookies, cookie =>
        {
            Assert.Equal(isSecure, cookie.Contains("; secure", StringComparison.OrdinalIgnoreCase));
            Assert.Matches($"(?i); path={Regex.Escape(path)}(;|$)", cookie);
            Assert.Contains("; httponly", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("domain=", cookie, StringComparison.OrdinalIgnoreCase);
        });
    }

    [Fact]
    public async Task Two_services_on_one_host_do_not_sign_each_other_out()
    {
        await using var one = await RunningService.StartAsync();
        await using var two = await RunningService.StartAsync();
        await one.AccountAsync("alice");
        await two.AccountAsync("alice");
        using var phone = new Phone(one.Root); // browsers keep the cookies of a host, whatever the port

        foreach (var service in new[] { one, two })
        {
            await phone.GetAsync(service.Address + "/account/sign-in");
            Phone.Redirected(await phone.PostAsync(
                service.Address + "/account/sign-in", ("Name", "alice"), ("Password", Phone.Password)));
        }

        Assert.Equal("Your account", (await phone.GetAsync(one.Address + "/account")).Heading);
        Assert.Equal("Your account", (await phone.GetAsync(two.Address + "/account")).Heading);
        await phone.PostAsync(two.Address + "/account/sign-out");
        Assert.Equal("Your account", (await phone.GetAsync(one.Address + "/account")).Heading);
    }

    [Theory]
    [InlineData("https://pair.example", "")]
    [InlineData("https://pair.example/tools", "/tools")]
    [InlineData("http://pair.example", "")]
    public async Task Cookies_of_an_earlier_version_are_removed_at_sign_in(string url, string below)
    {
        await using var service = await RunningService.StartAsync("Pairing:PublicUrl=" + url);
        await service.AccountAsync("alice");
        var browser = new PlainBrowser(service.Http);
        browser.Cookies["pairing.session"] = "an earlier one";
        browser.Cookies[".AspNetCore.Mvc.CookieTempDataProvider"] = "an earlier one";

        await browser.GetAsync(below + "/account/sign-in");
        await browser.PostAsync(below + "/account/sign-in", ("Name", "alice"), ("Password", Phone.Password));

        foreach (string path in new[] { "/", below + "/" }.Select(path => path.Length > 1 ? path.TrimEnd('/') : path))
        {
            Assert.Contains(browser.SetCookies, cookie => Removes(cookie, "pairing.session", path));
            Assert.Contains(browser.SetCookies, cookie => Removes(cookie, ".AspNetCore.Mvc.CookieTempDataProvider", path));
        }
    }

    [Theory]
    [InlineData("sign-in")]
    [InlineData("sign-out")]
    public async Task A_namesake_with_another_path_is_removed_at_sign_in_and_sign_out(string act)
    {
        await using var service = await RunningService.StartAsync("Pairing:PublicUrl=http://pair.example/tools");
        await service.AccountAsync("alice");
        var browser = new PlainBrowser(service.Http);
        await browser.GetAsync("/tools/account/sign-in");
        browser.Before = "pairing.session.http~tools=planted; "; // first: its path is longer

        if (act == "sign-out")
        {
            await browser.PostAsync("/tools/account/sign-in", ("Name", "alice"), ("Password", Phone.Password));
            browser.SetCookies.Clear();
            Assert.Equal("Your account", await browser.HeadingAsync("/tools/account"));
        }

        await browser.PostAsync("/tools/account/" + act, ("Name", "alice"), ("Password", Phone.Password));

        foreach (string path in new[] { "/", "/tools/account", "/tools/account/" + act })
        {
            Assert.Contains(browser.SetCookies, cookie => Removes(cookie, "pairing.session.http~tools", path));
        }
    }

    [Theory]
    [InlineData("https://pair.example", "max-age=31536000")]
    [InlineData("https://pair.example/tools", "max-age=31536000")]
    [InlineData("https://pair.example:8443", "")] // it would hold for all ports of the host
    [InlineData("http://pair.example", "")]
    public async Task Browsers_are_told_to_use_only_https_if_PublicUrl_says_so(string url, string header)
    {
        await using var service = await RunningService.StartAsync("Pairing:PublicUrl=" + url);

        using var page = await service.Http.GetAsync("/account/sign-in");

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Equal(
            header, page.Headers.TryGetValues("Strict-Transport-Security", out var said) ? Assert.Single(said) : "");
    }

    private static bool Removes(string cookie, string name, string path) =>
        cookie.StartsWith(name + "=;", StringComparison.Ordinal)
        && cookie.Contains("1970", StringComparison.Ordinal)
        && cookie.Split("; ").Contains("path=" + path, StringComparer.Ordinal);
}

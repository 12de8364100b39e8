using System.Net;

namespace Pairing.Service.Tests.Pages;

public sealed class HeaderTests
{
    private const string Policy =
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    [Fact]
    public async Task Every_page_tells_the_browser_to_load_nothing_from_other_sites_and_to_store_nothing()
    {
        await using var service = await RunningService.StartAsync("Pairing:Accounts:Registration=open");
        await service.AccountAsync("alice");
        using var visitor = new Phone(service.Root);
        await AssertGuardedAsync("/", "/account/sign-in", "/account/register", "/account/first/x", "/nowhere", "/error/500");
        await visitor.SignInAsync("alice");
        string confirm = (await visitor.EnterAsync((await service.AskAsync()).Code)).Location;
        await AssertGuardedAsync("/d", "/d/WDJBMJHT", confirm, "/account", "/account/password", "/devices");
        await service.BreakAsync("Devices");
        await AssertGuardedAsync("/devices");

        async Task AssertGuardedAsync(params string[] pages)
        {
            foreach (string page in pages)
            {
                var headers = (await visitor.GetAsync(page)).Headers;
                Assert.Equal(Policy, headers["Content-Security-Policy"]);
                Assert.Equal("no-referrer", headers["Referrer-Policy"]);
                Assert.Equal("nosniff", headers["X-Content-Type-Options"]);
                Assert.Equal("DENY", headers["X-Frame-Options"]);
                Assert.Equal("no-store", headers["Cache-Control"]);
            }
        }
    }

    [Fact]
    public async Task Unavailable_storage_is_a_503_page_with_a_time_to_try_again()
    {
        await using var service = await RunningService.StartAsync();
        using var visitor = await service.SignedInAsync("alice");
        await service.BreakAsync("Devices");

        var answer = await visitor.GetAsync("/devices");

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "Back in a moment"), (answer.Status, answer.Heading));
        Assert.Equal("5", answer.Headers["Retry-After"]);
    }

    [Fact]
    public async Task If_the_accounts_cannot_be_read_there_is_still_a_page()
    {
        await using var service = await RunningService.StartAsync();
        using var visitor = await service.SignedInAsync("alice");
        await service.BreakAsync("AspNetUsers");

        foreach (string page in new[] { "/devices", "/d", "/account", "/", "/nowhere" })
        {
            var answer = await visitor.GetAsync(page);
            Assert.Equal((HttpStatusCode.ServiceUnavailable, "Back in a moment"), (answer.Status, answer.Heading));
        }
    }

    [Fact]
    public async Task An_unknown_address_is_a_page_for_people_and_JSON_for_devices()
    {
        await using var service = await RunningService.StartAsync();
        using var visitor = new Phone(service.Root);

        var page = await visitor.GetAsync("/nowhere");
        Assert.Equal((HttpStatusCode.NotFound, "Page not found"), (page.Status, page.Heading));

        var machine = await visitor.GetAsync("/oauth/nowhere");
        Assert.Equal(HttpStatusCode.NotFound, machine.Status);
        Assert.StartsWith("application/json", machine.Headers["Content-Type"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/pairing.css")]
    [InlineData("/parts.css")]
    [InlineData("/favicon.svg")]
    public async Task The_style_sheet_and_the_images_can_be_cached_under_a_versioned_name(string file)
    {
        await using var service = await RunningService.StartAsync();
        using var visitor = new Phone(service.Root);

        Assert.Equal("no-cache", (await visitor.GetAsync(file)).Headers["Cache-Control"]);
        Assert.Contains("immutable", (await visitor.GetAsync(file + "?v=1")).Headers["Cache-Control"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_home_page_explains_the_service_and_leads_an_owner_to_the_devices()
    {
        await using var service = await RunningService.StartAsync();
        await service.AccountAsync("alice");
        using var visitor = new Phone(service.Root);

        Assert.Equal("Pair your devices", (await visitor.GetAsync("/")).Heading);
        await visitor.SignInAsync("alice");
        Assert.Equal("/devices", (await visitor.GetAsync("/")).Location);
    }
}

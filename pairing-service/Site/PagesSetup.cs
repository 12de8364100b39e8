using Microsoft.AspNetCore.StaticFiles;
using Pairing.Service.Accounts;
using Pairing.Service.Verification;

namespace Pairing.Service.Site;

/// <summary>The pages for people: what they share, whatever folder they stand in.</summary>
public static class PagesSetup
{
    public static void AddPages(this WebApplicationBuilder builder)
    {
        builder.Services
            .AddRazorPages()
            .WithRazorPagesAtContentRoot(); // a page stands in the folder of its capability
        builder.Services.AddAntiforgery(antiforgery =>
        {
            antiforgery.Cookie.Name = "pairing.form";
            antiforgery.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        builder.Services.AddSingleton<Assets>().AddSingleton<Tickets>().AddSingleton<CodeEntry>();
    }

    /// <summary>Before routing: headers for all, and a page for what fails.</summary>
    public static void UsePages(this WebApplication app)
    {
        app.UseSecurityHeaders();
        app.UseErrorPages();
        app.UseStaticFiles(new StaticFileOptions { OnPrepareResponse = Cache });
        app.UseRouting();
        app.Use(PageRequest.SetAsync);
        app.UseAuthentication();
        app.UseAuthorization();
    }

    /// <summary>Links to our files name their version, so a named one never changes.</summary>
    private static void Cache(StaticFileResponseContext file) => file.Context.Response.Headers.CacheControl =
        file.Context.Request.Query.ContainsKey("v") ? "public, max-age=31536000, immutable" : "no-cache";
}

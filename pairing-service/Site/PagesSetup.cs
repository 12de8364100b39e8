using Microsoft.AspNetCore.StaticFiles;
using Pairing.Service.Settings;

namespace Pairing.Service.Site;

/// <summary>Settings that all pages share.</summary>
public static class PagesSetup
{
    public static void AddPages(this WebApplicationBuilder builder)
    {
        builder.Services
            .AddRazorPages()
            .AddMvcOptions(pages => pages.Filters.Add<StrictPages>())
            .WithRazorPagesAtContentRoot(); // each page is in the folder of its capability
        builder.Services.AddSingleton<Assets>();
    }

    /// <summary>Before routing: headers for all responses and error pages.</summary>
    public static void UsePages(this WebApplication app)
    {
        app.UseSecurityHeaders(app.Services.GetRequiredService<PairingSettings>());
        app.UseErrorPages();
        app.UseMethodsOfFiles();
        app.UseStaticFiles(new StaticFileOptions { OnPrepareResponse = Cache });
        app.UseRouting();
        app.UseMethodsOfPages();
    }

    /// <summary>Links to static files contain a version, so such a file never changes.</summary>
    private static void Cache(StaticFileResponseContext file) => file.Context.Response.Headers.CacheControl =
        file.Context.Request.Query.ContainsKey("v") ? "public, max-age=31536000, immutable" : "no-cache";
}

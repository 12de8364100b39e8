using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Pairing.Protocol;
using Pairing.Service.Screens;
using Pairing.Service.Site;

namespace Pairing.Service.Docs;

/// <summary>The OpenAPI description at /openapi/v1.json and the page for it at /docs.</summary>
public static class DocsSetup
{
    private const string Page = "docs";

    /// <summary>docs/api.md of the repository, as a resource.</summary>
    private const string Guide = "api.md";

    // The page loads nothing from other sites.
    private const string Policy =
        "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; frame-ancestors 'none'";

    public static void AddDocs(this WebApplicationBuilder builder) =>
        builder.Services.AddOpenApi("v1", options =>
        {
            options.AddDocumentTransformer(DescribeAsync);
            options.AddDocumentTransformer(LongPollDescription.DescribeAsync);
        });

    public static void UseDocs(this WebApplication app)
    {
        app.Use((context, next) =>
        {
            if (context.Request.Path.StartsWithSegments("/" + Page, StringComparison.OrdinalIgnoreCase))
            {
                SecurityHeaders.SetForAll(context.Response.Headers);
                context.Response.Headers.ContentSecurityPolicy = Policy;
                if (!HttpMethods.IsGet(context.Request.Method))
                {
                    context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed; // the page's files would be 404
                    context.Response.Headers.Allow = Methods.WithHead(HttpMethods.Get);
                    return Task.CompletedTask;
                }
            }

            return next(context);
        });
        app.UseSwaggerUI(page =>
        {
            page.RoutePrefix = Page;
            page.DocumentTitle = "Pairing API";
            page.SwaggerEndpoint("../openapi/v1.json", "Pairing");
        });
    }

    public static void MapDocs(this WebApplication app)
    {
        app.MapOpenApi();
        app.MapGet("/" + Page + "/" + Guide, () => TypedResults.Stream(
                typeof(DocsSetup).Assembly.GetManifestResourceStream(Guide)!, "text/plain; charset=utf-8"))
            .ExcludeFromDescription();
    }

    private static Task DescribeAsync(
        OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancel)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Pairing",
            Version = "v1",
            Description =
                $"An OAuth 2.0 server for devices without a keyboard (RFC 8628). [The API step by step, with curl]({Guide})",
        };
        document.Servers?.Clear(); // it would come from the Host header
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal)
        {
            ["client"] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "basic",
                Description = "A client with a secret.",
            },
            ["device"] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", BearerFormat = "JWT" },
        };
        foreach (var (path, item) in document.Paths)
        {
            foreach (var operation in (IEnumerable<OpenApiOperation>?)item.Operations?.Values ?? [])
            {
                operation.Security = path switch
                {
                    WellKnown.Device or WellKnown.DeviceScreen or ScreensSetup.One => [Needs("device", document)],
                    WellKnown.Introspection => [Needs("client", document)],
                    WellKnown.DeviceAuthorization or WellKnown.Token or WellKnown.Revocation =>
                        [new OpenApiSecurityRequirement(), Needs("client", document)],
                    _ => null,
                };
            }
        }

        return Task.CompletedTask;
    }

    private static OpenApiSecurityRequirement Needs(string scheme, OpenApiDocument document) =>
        new() { [new OpenApiSecuritySchemeReference(scheme, document)] = [] };
}

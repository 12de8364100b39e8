using System.Security.Claims;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Pairing.Boards.Tests.OtherServers;

/// <summary>OpenIddict, a server of RFC 8628 that is not ours, as its documentation sets it up.</summary>
internal sealed class OpenIddictServer : IAsyncDisposable
{
    private const string Scheme = OpenIddict.Server.AspNetCore.OpenIddictServerAspNetCoreDefaults.AuthenticationScheme;

    /// <summary>Whom a renewed token is for, so that it can be told from the first.</summary>
    private const string Renewed = "Ada Renewed";

    private readonly SqliteConnection _database = new("Data Source=:memory:");
    private readonly WebApplication _app;
    private readonly TaskCompletionSource _renewed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private OpenIddictServer(int accessSeconds)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddDbContext<DbContext>(options => options.UseSqlite(_database).UseOpenIddict());
        builder.Services.AddOpenIddict()
            .AddCore(core => core.UseEntityFrameworkCore().UseDbContext<DbContext>())
            .AddServer(server =>
            {
                server.SetDeviceAuthorizationEndpointUris("connect/device").SetEndUserVerificationEndpointUris("connect/verify")
                    .SetTokenEndpointUris("connect/token").SetUserInfoEndpointUris("connect/userinfo");
                server.AllowDeviceAuthorizationFlow().AllowRefreshTokenFlow().RegisterScopes(Scopes.Profile);
                server.AddEphemeralEncryptionKey().AddEphemeralSigningKey();
                server.SetAccessTokenLifetime(TimeSpan.FromSeconds(accessSeconds));
                server.UseAspNetCore().DisableTransportSecurityRequirement().EnableTokenEndpointPassthrough()
                    .EnableEndUserVerificationEndpointPassthrough().EnableUserInfoEndpointPassthrough();
            });
        builder.Services.AddAuthentication();
        _app = builder.Build();
        // The board's library names no port; a server that others reach has a fixed address, as behind a proxy.
        _app.Use((context, next) =>
        {
            context.Request.Host = new HostString(new Uri(Issuer).Authority);
            return next(context);
        });
        _app.UseAuthentication();
        _app.MapPost("connect/verify", (Delegate)VerifyAsync);
        _app.MapPost("connect/token", (Delegate)TokenAsync);
        _app.MapGet("connect/userinfo", (Delegate)UserInfoAsync);
    }

    public string Issuer => _app.Urls.Single();

    /// <summary>Until it accepts a token that it gave in exchange for a refresh token.</summary>
    public Task AcceptedRenewedAsync() => _renewed.Task.WaitAsync(TimeSpan.FromSeconds(60));

    public static async Task<OpenIddictServer> StartAsync(int accessSeconds = 3600)
    {
        OpenIddictServer server = new(accessSeconds);
        await server._database.OpenAsync();
        using (IServiceScope scope = server._app.Services.CreateScope())
        {
            await scope.ServiceProvider.GetRequiredService<DbContext>().Database.EnsureCreatedAsync();
            await scope.ServiceProvider.GetRequiredService<IOpenIddictApplicationManager>().CreateAsync(
                new OpenIddictApplicationDescriptor
                {
                    ClientId = "board",
                    ClientType = ClientTypes.Public,
                    Permissions =
                    {
                        Permissions.Endpoints.DeviceAuthorization, Permissions.Endpoints.Token, Permissions.Scopes.Profile,
                        Permissions.GrantTypes.DeviceCode, Permissions.GrantTypes.RefreshToken,
                    },
                });
        }

        await server._app.StartAsync();
        using HttpClient first = new(); // the first request of a host takes long
        await first.GetStringAsync(server.Issuer + "/.well-known/openid-configuration");
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _database.DisposeAsync();
    }

    /// <summary>The person's decision: no page, since only the device is under test.</summary>
    private static async Task<IResult> VerifyAsync(HttpContext context)
    {
        AuthenticateResult code = await context.AuthenticateAsync(Scheme);
        return !code.Succeeded ? Results.BadRequest()
            : context.Request.Form["decision"] == "deny" ? Results.Forbid(authenticationSchemes: [Scheme])
            : SignIn(code.Principal.GetScopes(), "Ada Lovelace");
    }

    private async Task<IResult> TokenAsync(HttpContext context)
    {
        bool isRenewal = context.GetOpenIddictServerRequest()!.IsRefreshTokenGrantType();
        AuthenticateResult token = await context.AuthenticateAsync(Scheme);
        return SignIn(token.Principal!.GetScopes(), isRenewal ? Renewed : "Ada Lovelace");
    }

    private async Task<IResult> UserInfoAsync(HttpContext context)
    {
        AuthenticateResult token = await context.AuthenticateAsync(Scheme);
        if (token.Succeeded && token.Principal.GetClaim(Claims.Name) == Renewed)
        {
            _renewed.TrySetResult();
        }

        return token.Succeeded
            ? Results.Json(new { sub = "1", name = token.Principal.GetClaim(Claims.Name) })
            : Results.Challenge(authenticationSchemes: [Scheme]);
    }

    private static IResult SignIn(IEnumerable<string> scopes, string name)
    {
        ClaimsIdentity ada = new("test", Claims.Name, Claims.Role);
        ada.SetClaim(Claims.Subject, "1").SetClaim(Claims.Name, name).SetScopes(scopes);
        ada.SetDestinations(_ => [Destinations.AccessToken]);
        return Results.SignIn(new ClaimsPrincipal(ada), null, Scheme);
    }
}

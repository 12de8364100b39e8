using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Pairing.Service.Foundation;
using Pairing.Service.Site;

namespace Pairing.Service.Accounts;

/// <summary>Configures ASP.NET Core Identity: a name and a password.</summary>
public static class AccountSetup
{
    public static WebApplicationBuilder AddAccounts(this WebApplicationBuilder builder)
    {
        AddIdentity(builder.Services);
        builder.Services.AddScoped<IPasswordHasher<Account>, QueuedPasswordHasher>(); // the last one wins
        builder.Services
            .AddSingleton(provider => new SignInNames(
                provider.GetRequiredService<ISecrets>().ReadOrCreate("sign-in-names", () => RandomNumberGenerator.GetBytes(32))))
            .AddSingleton<RememberedBrowsers>()
            .AddSingleton<KnownWords>()
            .AddSingleton<RegistrationLimit>()
            .AddScoped<PasswordCheck>()
            .AddScoped<FirstAccount>();
        builder.Services.AddAuthorization();
        return builder;
    }

    /// <summary>Between routing and the pages: finds out who is signed in.</summary>
    public static void UseAccounts(this WebApplication app)
    {
        app.Use(PageRequest.SetAsync);
        app.UseAuthentication();
        app.UseAuthorization();
    }

    /// <summary>Services that both the pages and the `accounts` command use.</summary>
    public static void AddIdentity(IServiceCollection services) => PageSignInManager.Add(services
        .AddIdentityCore<Account>(identity =>
        {
            identity.Password.RequiredLength = AccountRules.MinimumPasswordLength;
            identity.Password.RequireDigit = false;
            identity.Password.RequireLowercase = false;
            identity.Password.RequireUppercase = false;
            identity.Password.RequireNonAlphanumeric = false;
            identity.Password.RequiredUniqueChars = 1; // AccountRules checks the strength
        })
        .AddUserManager<AccountManager>()
        .AddUserValidator<AccountRules>()
        .AddPasswordValidator<AccountRules>()
        .AddErrorDescriber<AccountErrors>());
}

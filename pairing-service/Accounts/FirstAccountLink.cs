using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Pairing.Service.Address;

namespace Pairing.Service.Accounts;

/// <summary>Tells the console where the first account is made, at each start for as long as there is none.</summary>
public static class FirstAccountLink
{
    public static async Task AnnounceFirstAccountAsync(this WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        if (await scope.ServiceProvider.GetRequiredService<UserManager<Account>>().Users.AnyAsync())
        {
            return;
        }

        // To the console and not to the log: whoever collects logs should not be able to make the account.
        string token = await app.Services.GetRequiredService<FirstAccount>().NewTokenAsync(CancellationToken.None);
        string link = app.Services.GetRequiredService<PublicAddress>().Of($"{FirstAccount.Path}/{token}");
        await Console.Out.WriteLineAsync($"Nobody has an account yet. Make the first one here; the link works once:\n  {link}");
    }
}

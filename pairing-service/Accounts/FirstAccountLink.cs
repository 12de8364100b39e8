using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Pairing.Service.Address;

namespace Pairing.Service.Accounts;

/// <summary>Prints the link to create the first account at each start while there are no accounts.</summary>
public static class FirstAccountLink
{
    public static async Task AnnounceFirstAccountAsync(this WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        if (await scope.ServiceProvider.GetRequiredService<UserManager<Account>>().Users.AnyAsync())
        {
            return;
        }

        // To the console and not to the log: people who can read the logs must not be able to create the account.
        string token = await scope.ServiceProvider.GetRequiredService<FirstAccount>().NewTokenAsync(CancellationToken.None);
        string link = app.Services.GetRequiredService<PublicAddress>().Of($"{FirstAccount.Path}/{token}");
        await Console.Out.WriteLineAsync(
            $"There are no accounts yet. To create the first one, open this link. It works once:\n  {link}");
    }
}

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Pairing.Service.Accounts;

/// <summary>A page about the account of the person who is signed in.</summary>
[Authorize]
public abstract class OwnerPage(AccountManager accounts) : PageModel
{
    protected AccountManager Accounts => accounts;

    protected Account Owner { get; private set; } = null!; // set before a handler runs

    [NonHandler] // its name begins as that of a handler for the method PAGE
    public override async Task OnPageHandlerExecutionAsync(
        PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (await accounts.GetUserAsync(User) is not { } account)
        {
            context.Result = Challenge();
            return;
        }

        Owner = account;
        await OnOwnerAsync();
        await next();
    }

    /// <summary>Reads what every handler of the page needs.</summary>
    protected virtual Task OnOwnerAsync() => Task.CompletedTask;
}

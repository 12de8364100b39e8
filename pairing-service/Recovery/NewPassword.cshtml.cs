using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Pairing.Service.Accounts;
using Pairing.Service.Limits;
using Pairing.Service.Messages;

namespace Pairing.Service.Recovery;

/// <summary>Sets a new password after the code. A second factor is still asked for: a mailbox does not replace it.</summary>
public sealed class NewPasswordPage(
    AccountManager accounts, RecoveryTicket ticket, PageSignInManager signIn, CostlyWork work, Outbox outbox,
    RecoveryMessages messages) : PageModel
{
    private Account _account = null!;

    [BindProperty, StringLength(AccountRules.MaximumPasswordLength)]
    public string? Next { get; set; }

    [BindProperty, StringLength(AccountRules.MaximumPasswordLength)]
    public string? Repeat { get; set; }

    public string? Error { get; private set; }

    public string? Name => _account.UserName;

    [NonHandler] // its name begins as that of a handler for the method PAGE
    public override async Task OnPageHandlerExecutionAsync(
        PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (await ticket.ReadAsync(HttpContext, accounts) is not { } account)
        {
            context.Result = LocalRedirect("~/account/recover"); // too late, or done already
            return;
        }

        _account = account;
        await next();
    }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (Next != Repeat)
        {
            Error = "The passwords do not match. Enter the same password twice.";
            return Page();
        }

        using var entry = work.Enter(Network.Of(HttpContext));
        if (PasswordResponse.IsRefused(this, entry))
        {
            Error = PasswordText.Busy(entry.Wait);
            return Page();
        }

        var changed = await accounts.ReplacePasswordAsync(_account, Next ?? "");
        if (!changed.Succeeded)
        {
            Error = string.Join(' ', changed.Errors.Select(error => error.Description));
            return Page();
        }

        outbox.TryAdd(messages.PasswordChanged(_account.Email!));
        return await signIn.SignInOrAskAsync(_account)
            ? LocalRedirect("~/devices")
            : LocalRedirect("~/account/second-factor");
    }
}

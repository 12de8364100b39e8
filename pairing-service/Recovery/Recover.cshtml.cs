using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Pairing.Service.Accounts;
using Pairing.Service.Audit;
using Pairing.Service.Messages;
using Pairing.Service.OneTimeCodes;
using Pairing.Service.Site;

namespace Pairing.Service.Recovery;

/// <summary>
/// Sends a code to the verified address of an account. Page, time and limits are the same for an account that does not exist, has
/// no address or is disabled.
/// </summary>
public sealed class RecoverPage(
    AccountManager accounts, SignInNames names, CodeFlow flow, Outbox outbox, RecoveryMessages messages,
    AuditTrail audit) : PageModel
{
    [BindProperty, StringLength(AccountRules.MaximumNameEntry)]
    public string? Name { get; set; }

    public string? Error { get; private set; }

    public bool CanSend => outbox.Supports(MessageChannel.Email);

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!CanSend)
        {
            return Page();
        }

        string name = Name?.Trim() ?? "";
        if (name.Length == 0)
        {
            Error = "Enter the name of your account.";
            return Page();
        }

        var account = await accounts.FindByNameAsync(name);
        string? to = account is { EmailConfirmed: true, IsDisabled: false } ? account.Email : null;
        var wait = await flow.StartAsync(
            HttpContext,
            new CodeRequest(
                RecoveryPurpose.Purpose, names.Hash(accounts.NormalizeName(name) ?? ""), to is null ? null : account!.Id),
            to is null ? null : code => messages.Recover(to, code), cancel);
        await audit.WriteAsync(AccountEvent.Of(AuditKind.RecoveryRequested, AuditOrigin.Person(HttpContext), account));
        if (wait is { } left)
        {
            Error = CodeText.Throttled(left);
            Response.Headers.RetryAfter = RelativeTime.FormatSeconds(left);
            return Page();
        }

        return LocalRedirect("~" + CodeFlow.Path);
    }
}

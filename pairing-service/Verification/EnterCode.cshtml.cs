using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Pairing.Protocol;
using Pairing.Service.Accounts;
using Pairing.Service.Audit;
using Pairing.Service.Foundation;
using Pairing.Service.Limits;
using Pairing.Service.Site;

namespace Pairing.Service.Verification;

/// <summary>RFC 8628 3.3: a person enters the code, or opens an address that fills it in and does nothing more.</summary>
public sealed class EnterCodePage(
    CodeEntry entry, Tickets tickets, UserManager<Account> accounts, PasswordCheck passwords,
    AuditTrail audit) : PageModel
{
    /// <summary>Several times the length of a code.</summary>
    private const int LongestEntry = 100;

    /// <summary>The value of the field.</summary>
    public string? Shown { get; private set; }

    public CodeEntry.Outcome? Outcome { get; private set; }

    /// <summary>The service has too many wrong codes, and this person has to give the password again.</summary>
    public bool NeedsPassword => Outcome?.Result == CodeResult.NeedsPassword;

    /// <summary>Why the password was not accepted.</summary>
    public string? PasswordError { get; private set; }

    /// <summary>Throttled: the page shows no field, because the next code is not checked.</summary>
    public bool IsThrottled => Outcome?.Wait is not null;

    /// <summary>The title, the text and, after an error, the next step.</summary>
    public (string Title, string Text, string Next) Words => Outcome is { } outcome
        ? CodeEntryText.For(outcome)
        : Shown is null
            ? ("Enter the code", "Your device shows a code on its screen. Enter it here.", "")
            : ("Check the code", "Is this the code on the screen in front of you? If someone else sent you here, stop.", "");

    public IActionResult OnGet([StringLength(LongestEntry)] string? code)
    {
        if (User.Identity?.IsAuthenticated != true)
        {
            return Challenge(); // sign-in returns to this address, including the code
        }

        Shown = Show(code);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(
        [FromForm, StringLength(LongestEntry)] string? code,
        [FromForm, StringLength(AccountRules.MaximumPasswordLength)] string? password, CancellationToken cancel)
    {
        if (User.FindFirstValue(ClaimTypes.NameIdentifier) is not { } accountId)
        {
            string shown = Uri.EscapeDataString(Show(code) ?? "");
            return RedirectToPage("/Accounts/SignIn", new { returnUrl = Url.Content($"~{WellKnown.Verification}/{shown}") });
        }

        bool hasPassword = !string.IsNullOrEmpty(password);
        if (hasPassword && !await IsRightAsync(password!))
        {
            (Outcome, Shown) = (new CodeEntry.Outcome(CodeResult.NeedsPassword), Show(code));
            return Page();
        }

        var outcome = await entry.EnterAsync(code, new Guesser(accountId, Network.Of(HttpContext)), hasPassword, cancel);
        if (outcome is { Result: CodeResult.Good, Grant: { } grant })
        {
            return RedirectToPage("Confirm", new { ticket = tickets.Write(new Ticket(grant.Id, outcome.Code!), accountId) });
        }

        if (outcome.Result is not (CodeResult.Unreadable or CodeResult.NeedsPassword))
        {
            var kind = outcome.Result == CodeResult.Throttled ? AuditKind.CodeThrottled : AuditKind.WrongCode;
            await audit.WriteAsync(new AuditEvent(kind, AuditOrigin.Person(HttpContext)) { Account = User.Identity?.Name });
        }

        if (outcome.Result == CodeResult.Throttled)
        {
            Response.Headers.RetryAfter = RelativeTime.FormatSeconds(outcome.Wait!.Value);
        }

        Outcome = outcome;
        // the person can correct the code
        Shown = outcome.Result is CodeResult.Wrong or CodeResult.Unreadable or CodeResult.NeedsPassword ? Show(code) : null;
        return Page();
    }

    private async Task<bool> IsRightAsync(string password)
    {
        if (await accounts.GetUserAsync(User) is not { } account)
        {
            return false;
        }

        return (PasswordError = await passwords.RefuseAsync(HttpContext, account, password)) is null;
    }

    /// <summary>The code as the screen shows it. Other text stays as it was typed.</summary>
    private static string? Show(string? code) =>
        UserCode.Normalize(code) is { } bare ? UserCode.Group(bare)
            : code?.Trim() is { Length: > 0 } typed ? typed[..Math.Min(typed.Length, 40)]
            : null;
}

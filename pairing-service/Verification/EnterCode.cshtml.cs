using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Pairing.Protocol;
using Pairing.Service.Foundation;
using Pairing.Service.Limits;
using Pairing.Service.Site;

namespace Pairing.Service.Verification;

/// <summary>RFC 8628 3.3: a person enters the code, or opens an address that fills it in and does nothing more.</summary>
public sealed class EnterCodePage(CodeEntry entry, Tickets tickets) : PageModel
{
    /// <summary>Several times the length of a code.</summary>
    private const int LongestEntry = 100;

    /// <summary>The value of the field.</summary>
    public string? Shown { get; private set; }

    public CodeEntry.Outcome? Outcome { get; private set; }

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
        [FromForm, StringLength(LongestEntry)] string? code, CancellationToken cancel)
    {
        if (User.FindFirstValue(ClaimTypes.NameIdentifier) is not { } accountId)
        {
            string shown = Uri.EscapeDataString(Show(code) ?? "");
            return RedirectToPage("/Accounts/SignIn", new { returnUrl = Url.Content($"~{WellKnown.Verification}/{shown}") });
        }

        var outcome = await entry.EnterAsync(code, accountId, Network.Of(HttpContext), cancel);
        if (outcome is { Result: CodeResult.Good, Grant: { } grant })
        {
            return RedirectToPage("Confirm", new { ticket = tickets.Write(new Ticket(grant.Id, outcome.Code!), accountId) });
        }

        if (outcome.Result == CodeResult.Throttled)
        {
            Response.Headers.RetryAfter = RelativeTime.FormatSeconds(outcome.Wait!.Value);
        }

        Outcome = outcome;
        // the person can correct the code
        Shown = outcome.Result is CodeResult.Wrong or CodeResult.Unreadable ? Show(code) : null;
        return Page();
    }

    /// <summary>The code as the screen shows it. Other text stays as it was typed.</summary>
    private static string? Show(string? code) =>
        UserCode.Normalize(code) is { } bare ? UserCode.Group(bare)
            : code?.Trim() is { Length: > 0 } typed ? typed[..Math.Min(typed.Length, 40)]
            : null;
}

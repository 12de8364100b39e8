using System.Security.Claims;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Pairing.Protocol;
using Pairing.Service.Limits;
using Pairing.Service.Site;

namespace Pairing.Service.Verification;

/// <summary>RFC 8628 3.3: a person types the code, or comes with it in the address, which fills it in and does nothing more.</summary>
public sealed class EnterCodePage(CodeEntry entry, Tickets tickets) : PageModel
{
    /// <summary>What stands in the field.</summary>
    public string? Shown { get; private set; }

    public CodeEntry.Outcome? Outcome { get; private set; }

    /// <summary>No field then: what would be typed now is not looked at.</summary>
    public bool MustWait => Outcome?.Wait is not null;

    /// <summary>Title, text and, after a failure, what to do next.</summary>
    public (string Title, string Text, string Next) Words => Outcome is { } outcome
        ? EntryWords.For(outcome)
        : Shown is null
            ? ("Enter the code", "Your device shows a code on its screen. Type it here.", "")
            : ("Check the code", "Is this the code on the screen in front of you? If somebody sent you here, stop.", "");

    public IActionResult OnGet(string? code)
    {
        if (User.Identity?.IsAuthenticated != true)
        {
            return Challenge(); // comes back to this very address, code and all
        }

        Shown = Show(code);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync([FromForm] string? code, CancellationToken cancel)
    {
        if (User.FindFirstValue(ClaimTypes.NameIdentifier) is not { } accountId)
        {
            return RedirectToPage("/Accounts/SignIn", new { returnUrl = Url.Content($"~{WellKnown.Verification}/{Show(code)}") });
        }

        var outcome = await entry.EnterAsync(code, accountId, Network.Of(HttpContext), cancel);
        if (outcome is { Answer: CodeAnswer.Good, Grant: { } grant })
        {
            return RedirectToPage("Confirm", new { ticket = tickets.Write(new Ticket(grant.Id, outcome.Code!), accountId) });
        }

        if (outcome.Answer == CodeAnswer.TooMany)
        {
            Response.Headers.RetryAfter = Ago.Seconds(outcome.Wait!.Value);
        }

        Outcome = outcome;
        Shown = outcome.Answer is CodeAnswer.Wrong or CodeAnswer.Unreadable ? Show(code) : null; // what may be mended stays
        return Page();
    }

    /// <summary>A code as the screen spells it; anything else as it was typed.</summary>
    private static string? Show(string? code) =>
        UserCode.Normalize(code) is { } bare ? UserCode.Group(bare) : code?.Trim() is { Length: > 0 } typed ? typed[..Math.Min(typed.Length, 40)] : null;
}

using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Pairing.Service.Audit;

namespace Pairing.Service.OneTimeCodes;

/// <summary>The page for a code that a message brought, whatever it is for.</summary>
public sealed class VerifyPage(CodeFlow flow, IEnumerable<ICodePurpose> purposes, AuditTrail audit) : PageModel
{
    private const int MaximumLength = 60;

    [BindProperty, StringLength(MaximumLength)]
    public string? Code { get; set; }

    public string? Explanation { get; private set; }

    public string? Error { get; private set; }

    public bool CanEnter { get; private set; }

    public string StartPath { get; private set; } = "~/account/sign-in";

    public async Task OnGetAsync(CancellationToken cancel) => Show(await FindAsync(cancel));

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var (code, purpose) = await FindAsync(cancel);
        Show((code, purpose));
        if (code is null)
        {
            return Page();
        }

        var outcome = await flow.EnterAsync(code, Code, cancel);
        if (outcome == CodeOutcome.Right)
        {
            return LocalRedirect(await purpose!.CompleteAsync(HttpContext, code, cancel));
        }

        if (outcome != CodeOutcome.Unreadable)
        {
            await audit.WriteAsync(new AuditEvent(AuditKind.MessageCodeFailed, AuditOrigin.Person(HttpContext))
            {
                AccountId = code.AccountId,
                Details = code.Purpose,
            });
        }

        Error = CodeText.For(outcome);
        CanEnter = outcome is CodeOutcome.Wrong or CodeOutcome.Unreadable;
        return Page();
    }

    private async Task<(OneTimeCode? Code, ICodePurpose? Purpose)> FindAsync(CancellationToken cancel) =>
        await flow.FindAsync(HttpContext, cancel) is { } code
        && purposes.FirstOrDefault(purpose => purpose.Name == code.Purpose) is { } purpose
            ? (code, purpose)
            : (null, null);

    private void Show((OneTimeCode? Code, ICodePurpose? Purpose) found)
    {
        CanEnter = found.Code is not null;
        Explanation = found.Code is null ? null : found.Purpose!.Explain(found.Code);
        Error = found.Code is null ? CodeText.NoRequest : null;
        StartPath = Url.Content(found.Purpose?.StartPath ?? StartPath);
    }
}

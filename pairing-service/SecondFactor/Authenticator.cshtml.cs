using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Pairing.Service.Accounts;
using Pairing.Service.Address;
using Pairing.Service.Audit;

namespace Pairing.Service.SecondFactor;

/// <summary>Turns the authenticator app on and off. Each step asks for the password: an open session is not enough.</summary>
[Authorize]
public sealed class AuthenticatorPage(
    AccountManager accounts, PasswordCheck passwords, PageSignInManager signIn, PendingKey pendingKey, PublicAddress address,
    TimeProvider time) : PageModel
{
    private const int NumberOfRecoveryCodes = 10;

    private Account _account = null!;

    [BindProperty, StringLength(AccountRules.MaximumPasswordLength)]
    public string? Password { get; set; }

    /// <summary>The new key, encrypted.</summary>
    [BindProperty, StringLength(PendingKey.MaximumLength)]
    public string? Pending { get; set; }

    [BindProperty, StringLength(TypedCode.MaximumLength)]
    public string? Code { get; set; }

    [TempData]
    public string? Notice { get; set; }

    /// <summary>For the next page, which shows them once.</summary>
    [TempData]
    public string? RecoveryCodes { get; set; }

    public string? Error { get; private set; }

    /// <summary>The new key while no code has confirmed it.</summary>
    public string? Key { get; private set; }

    public string? Address =>
        Key is null ? null : AuthenticatorKey.Uri(Key, $"Pairing {new Uri(address.Base).Host}", _account.UserName!);

    public bool IsOn => _account.TwoFactorEnabled;

    public int CodesLeft { get; private set; }

    [NonHandler] // its name begins as that of a handler for the method PAGE
    public override async Task OnPageHandlerExecutionAsync(
        PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (await accounts.GetUserAsync(User) is not { } account)
        {
            context.Result = Challenge();
            return;
        }

        _account = account;
        CodesLeft = IsOn ? await accounts.CountRecoveryCodesAsync(account) : 0;
        await next();
    }

    public void OnGet()
    {
    }

    /// <summary>Shows a new key. Nothing is stored before a code confirms it.</summary>
    public async Task<IActionResult> OnPostStartAsync()
    {
        if (IsOn || !await IsOwnerAsync())
        {
            return Page();
        }

        Key = AuthenticatorKey.New();
        Pending = pendingKey.Protect(_account, Key);
        return Page();
    }

    public async Task<IActionResult> OnPostConfirmAsync()
    {
        if (IsOn) // pressed twice
        {
            return LocalRedirect("~/account/authenticator");
        }

        if (pendingKey.Read(_account, Pending) is not { } key)
        {
            TempData[nameof(Notice)] = "This took longer than 15 minutes. Start again.";
            return LocalRedirect("~/account/authenticator");
        }

        if (TimeCode.FindStep(AuthenticatorKey.Decode(key), TypedCode.Normalize(Code), time.GetUtcNow()) is not { } step)
        {
            Key = key;
            Error = "This code is wrong. Enter the six digits that the app shows now. "
                + "If they are wrong again, check that the phone sets its clock by itself.";
            return Page();
        }

        await accounts.TurnOnSecondFactorAsync(_account, key);
        await TimeCodeProvider.SetLastStepAsync(accounts, _account, step);
        return await ShowNewCodesAsync();
    }

    public async Task<IActionResult> OnPostNewCodesAsync() =>
        IsOn && await IsOwnerAsync() ? await ShowNewCodesAsync() : Page();

    public async Task<IActionResult> OnPostOffAsync()
    {
        if (IsOn)
        {
            if (!await IsOwnerAsync())
            {
                return Page();
            }

            await accounts.TurnOffSecondFactorAsync(_account);
            await signIn.RefreshSignInAsync(_account);
        }

        TempData[nameof(Notice)] = "The authenticator app is turned off. All other browsers are signed out.";
        return LocalRedirect("~/account/authenticator");
    }

    private async Task<RedirectResult> ShowNewCodesAsync()
    {
        var codes = await accounts.GenerateNewTwoFactorRecoveryCodesAsync(_account, NumberOfRecoveryCodes);
        await accounts.RecordAsync(AuditKind.RecoveryCodesReplaced, _account, IdentityResult.Success);
        RecoveryCodes = string.Join(' ', codes!);
        await signIn.RefreshSignInAsync(_account);
        return new RedirectResult(Url.Content("~/account/recovery-codes"));
    }

    private async Task<bool> IsOwnerAsync()
    {
        var result = await passwords.CheckAgainAsync(HttpContext, _account, Password ?? "");
        if (result.Outcome == PasswordOutcome.Right)
        {
            return true;
        }

        Error = PasswordText.ForCurrent(result);
        PasswordResponse.Set(Response, result);
        return false;
    }
}

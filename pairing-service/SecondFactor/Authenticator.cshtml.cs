using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Pairing.Service.Accounts;
using Pairing.Service.Address;
using Pairing.Service.Audit;

namespace Pairing.Service.SecondFactor;

/// <summary>Turns the authenticator app on and off. Each step asks for the password: an open session is not enough.</summary>
public sealed class AuthenticatorPage(
    AccountManager accounts, PasswordCheck passwords, PageSignInManager signIn, PendingKey pendingKey, PublicAddress address,
    TimeProvider time) : OwnerPage(accounts)
{
    private const int NumberOfRecoveryCodes = 10;

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
        Key is null ? null : AuthenticatorKey.Uri(Key, $"Pairing {new Uri(address.Base).Host}", Owner.UserName!);

    public bool IsOn => Owner.TwoFactorEnabled;

    public int CodesLeft { get; private set; }

    protected override async Task OnOwnerAsync() => CodesLeft = IsOn ? await Accounts.CountRecoveryCodesAsync(Owner) : 0;

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
        Pending = pendingKey.Protect(Owner, Key);
        return Page();
    }

    public async Task<IActionResult> OnPostConfirmAsync()
    {
        if (IsOn) // pressed twice
        {
            return LocalRedirect("~/account/authenticator");
        }

        if (pendingKey.Read(Owner, Pending) is not { } key)
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

        await Accounts.TurnOnSecondFactorAsync(Owner, key);
        await TimeCodeProvider.SetLastStepAsync(Accounts, Owner, step);
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

            await Accounts.TurnOffSecondFactorAsync(Owner);
            await signIn.RefreshSignInAsync(Owner);
        }

        TempData[nameof(Notice)] = "The authenticator app is turned off. All other browsers are signed out.";
        return LocalRedirect("~/account/authenticator");
    }

    private async Task<RedirectResult> ShowNewCodesAsync()
    {
        var codes = await Accounts.GenerateNewTwoFactorRecoveryCodesAsync(Owner, NumberOfRecoveryCodes);
        await Accounts.RecordAsync(AuditKind.RecoveryCodesReplaced, Owner, IdentityResult.Success);
        RecoveryCodes = string.Join(' ', codes!);
        await signIn.RefreshSignInAsync(Owner);
        return new RedirectResult(Url.Content("~/account/recovery-codes"));
    }

    private async Task<bool> IsOwnerAsync() =>
        (Error = await passwords.RefuseAsync(HttpContext, Owner, Password)) is null;
}

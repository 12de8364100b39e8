using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using MimeKit;
using Pairing.Service.Accounts;
using Pairing.Service.Messages;
using Pairing.Service.OneTimeCodes;
using Pairing.Service.Site;

namespace Pairing.Service.Recovery;

/// <summary>The owner's e-mail address. A code verifies a new one before it replaces the old one.</summary>
public sealed class EmailPage(
    AccountManager accounts, PasswordCheck passwords, CodeFlow flow, Outbox outbox, RecoveryMessages messages)
    : OwnerPage(accounts)
{
    /// <summary>RFC 5321 4.5.3.1.3: a path has at most 256 octets with its brackets.</summary>
    private const int MaximumLength = 254;

    [BindProperty, StringLength(MaximumLength)]
    public string? NewAddress { get; set; }

    [BindProperty, StringLength(AccountRules.MaximumPasswordLength)]
    public string? Password { get; set; }

    [TempData]
    public string? Notice { get; set; }

    public string? AddressError { get; private set; }

    public string? PasswordError { get; private set; }

    public string? Address => Owner.EmailConfirmed ? Owner.Email : null;

    public bool CanSend => outbox.Supports(MessageChannel.Email);

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostChangeAsync(CancellationToken cancel)
    {
        string address = NewAddress?.Trim() ?? "";
        if (!IsAddress(address))
        {
            AddressError = "This is not an e-mail address. Write it like name@example.com.";
            return Page();
        }

        if ((PasswordError = await passwords.RefuseAsync(HttpContext, Owner, Password)) is not null)
        {
            return Page();
        }

        var wait = await flow.StartAsync(
            HttpContext, new CodeRequest(EmailPurpose.Purpose, Owner.Id, Owner.Id, address),
            code => messages.Verify(address, code), cancel);
        if (wait is { } left)
        {
            AddressError = CodeText.Throttled(left);
            Response.Headers.RetryAfter = RelativeTime.FormatSeconds(left);
            return Page();
        }

        return LocalRedirect("~" + CodeFlow.Path);
    }

    /// <summary>Idempotent: pressed twice, it says the same.</summary>
    public async Task<IActionResult> OnPostRemoveAsync()
    {
        await Accounts.SetVerifiedEmailAsync(Owner, null);
        TempData[nameof(Notice)] = "Your address was removed. If you forget your password, ask the operator of this service.";
        return LocalRedirect("~/account/email");
    }

    private static bool IsAddress(string text) =>
        text.Length <= MaximumLength
        && MailboxAddress.TryParse(text, out var parsed)
        && parsed.Address == text // no name before it
        && parsed.Domain.Length > 0;
}

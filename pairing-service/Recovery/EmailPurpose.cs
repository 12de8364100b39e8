using Pairing.Service.Accounts;
using Pairing.Service.Messages;
using Pairing.Service.OneTimeCodes;

namespace Pairing.Service.Recovery;

/// <summary>A code verifies a new e-mail address.</summary>
public sealed class EmailPurpose(AccountManager accounts, Outbox outbox, RecoveryMessages messages) : ICodePurpose
{
    public const string Purpose = "email";

    public string Name => Purpose;

    public string StartPath => "~/account/email";

    public string Explain(OneTimeCode code) => $"We sent a code to {code.Payload}.";

    public async Task<string> CompleteAsync(HttpContext context, OneTimeCode code, CancellationToken cancel)
    {
        if (await accounts.FindByIdAsync(code.AccountId ?? "") is not { } account)
        {
            return "~/account/sign-in"; // removed meanwhile
        }

        string? before = account.EmailConfirmed ? account.Email : null;
        await accounts.SetVerifiedEmailAsync(account, code.Payload);
        if (before is not null && before != code.Payload)
        {
            outbox.TryAdd(messages.AddressChanged(before));
        }

        return "~/account/email";
    }
}

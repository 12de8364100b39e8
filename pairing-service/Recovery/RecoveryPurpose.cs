using Pairing.Service.Accounts;
using Pairing.Service.OneTimeCodes;

namespace Pairing.Service.Recovery;

/// <summary>A code lets a person set a new password.</summary>
public sealed class RecoveryPurpose(AccountManager accounts, RecoveryTicket ticket) : ICodePurpose
{
    public const string Purpose = "recovery";

    public string Name => Purpose;

    public string StartPath => "~/account/recover";

    public string Explain(OneTimeCode code) => "If this account has a verified e-mail address, we sent a code there.";

    public async Task<string> CompleteAsync(HttpContext context, OneTimeCode code, CancellationToken cancel)
    {
        if (await accounts.FindByIdAsync(code.AccountId ?? "") is not { IsDisabled: false } account)
        {
            return "~/account/sign-in"; // removed or disabled meanwhile
        }

        ticket.Set(context, account);
        return "~/account/recover/password";
    }
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Pairing.Service.Cookies;
using Pairing.Service.Foundation;
using Pairing.Service.Limits;
using Pairing.Service.Messages;

namespace Pairing.Service.OneTimeCodes;

/// <summary>Sends a code to a person, and checks what the person enters.</summary>
public sealed class CodeFlow(IOneTimeCodes codes, OneTimeCodeKey key, Outbox outbox, TimeProvider time)
{
    public const string Path = "/verify";

    private const int Digits = 8;

    /// <summary>Starts the flow in this browser.</summary>
    /// <param name="write">Makes the message from the code in groups. Null: there is nobody to send it to.</param>
    /// <returns>Null: it has started. Otherwise the time until it can.</returns>
    public async Task<TimeSpan?> StartAsync(
        HttpContext context, CodeRequest request, Func<string, Message>? write, CancellationToken cancel)
    {
        string browser = RandomSecret.New();
        string digits = RandomNumberGenerator.GetInt32(100_000_000).ToString("D8", CultureInfo.InvariantCulture);
        var now = time.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        var wait = await codes.AddAsync(
            new OneTimeCode
            {
                Id = id,
                Purpose = request.Purpose,
                AccountId = request.AccountId,
                Payload = request.Payload,
                Person = request.Person,
                CodeHash = key.Hash(id, digits),
                BrowserHash = RandomSecret.HashText(browser),
                Network = Network.Of(context),
                SentAt = now,
                ExpiresAt = now + OneTimeCode.Lifetime,
            },
            cancel);
        if (wait is not null)
        {
            return wait;
        }

        // twice as long, so that a late code is told to be late
        OwnCookie.Set(context, CookieKeys.Code, browser, OneTimeCode.Lifetime * 2);
        if (write is not null)
        {
            outbox.TryAdd(write($"{digits[..(Digits / 2)]} {digits[(Digits / 2)..]}"));
        }

        return null;
    }

    /// <summary>The code that this browser has requested. Null: none, or too long ago.</summary>
    public async Task<OneTimeCode?> FindAsync(HttpContext context, CancellationToken cancel) =>
        context.Request.Cookies[CookieKeys.Code] is { Length: > 0 } browser
            ? await codes.FindAsync(RandomSecret.HashText(browser), cancel)
            : null;

    public async Task<CodeOutcome> EnterAsync(OneTimeCode code, string? typed, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        string digits = Normalize(typed);
        if (digits.Length != Digits)
        {
            return CodeOutcome.Unreadable; // cannot be the code, so it is no guess
        }

        if (!await codes.TryGuessAsync(code.Id, now, cancel))
        {
            return code.ExpiresAt <= now ? CodeOutcome.Expired
                : code.UsedAt is not null ? CodeOutcome.Used
                : CodeOutcome.NoGuessesLeft;
        }

        return !CryptographicOperations.FixedTimeEquals(code.CodeHash, key.Hash(code.Id, digits)) ? CodeOutcome.Wrong
            : await codes.TryUseAsync(code.Id, now, cancel) ? CodeOutcome.Right
            : CodeOutcome.Used;
    }

    /// <summary>Digits of any script, without what people add.</summary>
    private static string Normalize(string? typed) => new([.. (typed ?? "").Select(Digit.Fold).Where(char.IsAsciiDigit)]);
}

/// <param name="Person">Counts requests for the same person, whether or not the account exists.</param>
public sealed record CodeRequest(string Purpose, string Person, string? AccountId, string? Payload = null);

public enum CodeOutcome
{
    Right,
    Wrong,

    /// <summary>It does not have eight digits.</summary>
    Unreadable,
    Expired,
    Used,
    NoGuessesLeft,
}

/// <summary>The key for the hashes of codes.</summary>
public sealed class OneTimeCodeKey(byte[] key)
{
    public byte[] Hash(Guid id, string digits) => HMACSHA256.HashData(key, Encoding.ASCII.GetBytes($"{id:N} {digits}"));
}

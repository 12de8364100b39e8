using Microsoft.AspNetCore.Identity;
using Pairing.Service.Accounts;

namespace Pairing.Service.Tests.Limits;

/// <summary>A password hash that takes until the test ends it, and the number of those that run at once.</summary>
internal sealed class HeldHasher(IPasswordHasher<Account> inner) : IPasswordHasher<Account>, IDisposable
{
    private readonly ManualResetEventSlim _gate = new(initialState: true);
    private readonly Lock _lock = new();
    private int _running;

    /// <summary>The most that ran at once.</summary>
    public int Most { get; private set; }

    public int Running => Volatile.Read(ref _running);

    public void Hold() => _gate.Reset();

    public void Release() => _gate.Set();

    public string HashPassword(Account user, string password)
    {
        using var _ = Enter();
        return inner.HashPassword(user, password);
    }

    public PasswordVerificationResult VerifyHashedPassword(Account user, string hashedPassword, string providedPassword)
    {
        using var _ = Enter();
        return inner.VerifyHashedPassword(user, hashedPassword, providedPassword);
    }

    public void Dispose() => _gate.Dispose();

    private Run Enter()
    {
        int running = Interlocked.Increment(ref _running);
        lock (_lock)
        {
            Most = Math.Max(Most, running);
        }

        _gate.Wait();
        return new Run(this);
    }

    private sealed class Run(HeldHasher hasher) : IDisposable
    {
        public void Dispose() => Interlocked.Decrement(ref hasher._running);
    }
}

using Pairing.Service.Limits;
using Pairing.Service.Settings;

namespace Pairing.Service.Accounts;

/// <summary>
/// The limit on new accounts per network and day, with a multiple for the prefixes around it. Accounts are what guesses of codes
/// need, so they must not come in any number.
/// </summary>
public sealed class RegistrationLimit(IRegistrations registrations, PairingSettings settings, TimeProvider time)
{
    public static readonly TimeSpan Window = TimeSpan.FromDays(1);

    /// <summary>Counts a new account before it is made. Give it back if it was not.</summary>
    public Task<(long? Id, TimeSpan Wait)> CountAsync(string network)
    {
        var now = time.GetUtcNow();
        var registration = new Registration { Network = network, Site = Prefixes.SiteOf(network), At = now };

        // It cannot be canceled: a request that ends early still counts.
        return registrations.CountAsync(registration, near => WaitOf(near, network, now), CancellationToken.None);
    }

    public Task ForgetAsync(long id) => registrations.ForgetAsync(id, CancellationToken.None);

    private TimeSpan WaitOf(IReadOnlyList<Registration> near, string network, DateTimeOffset now) =>
        Prefixes.WithinSite(network).Max(prefix => StoredWindow.Wait(
            near.Where(one => Array.Exists(Prefixes.WithinSite(one.Network), its => its.Text == prefix.Text))
                .Select(one => one.At),
            settings.Limits.Registrations * prefix.Times,
            Window,
            now)) ?? TimeSpan.Zero;
}

using Pairing.Service.Clients;
using Pairing.Service.Foundation;
using Pairing.Service.Grants;
using Pairing.Service.Settings;

namespace Pairing.Service.DeviceAuthorization;

/// <summary>Creates a grant with unique codes.</summary>
public sealed class GrantFactory(
    IGrants grants, PendingGrants pendingGrants, Codes codes, PairingSettings settings, TimeProvider time)
{
    /// <summary>Above this number, guesses would succeed too often, so new codes get a ninth character.</summary>
    public const int WidenAbove = 1000;

    private const int WideLength = UserCode.Length + 1;

    /// <param name="pending">The number of pending codes.</param>
    public async Task<NewGrant> CreateAsync(
        Client client, string scope, DeviceAuthorizationRequest reported, string address, string network, int pending)
    {
        int length = pending > WidenAbove ? Math.Max(settings.UserCode.Length, WideLength) : settings.UserCode.Length;
        while (true)
        {
            var now = time.GetUtcNow();
            var id = Grant.NewId(now);
            var (deviceCode, userCode) = Codes.NewPair(id, length);
            var grant = new Grant
            {
                Id = id,
                DeviceCodeHash = RandomSecret.Hash(deviceCode),
                UserCodeHash = codes.HashUserCode(userCode),
                ClientId = client.Id,
                Scope = scope,
                DeviceName = reported.DeviceName,
                DeviceModel = reported.DeviceModel,
                DeviceVersion = reported.DeviceVersion,
                AskedFrom = address,
                AskedNetwork = network,
                AskedAt = now,
                ExpiresAt = now.AddSeconds(client.UserCodeLifetime),
                Interval = settings.Polling.Interval,
            };
            if (await grants.AddAsync(grant))
            {
                pendingGrants.Add(grant);
                return new NewGrant(client, grant, deviceCode, userCode);
            }
        }
    }
}

/// <summary>A grant and its codes in clear text, for the one response that contains them.</summary>
public sealed record NewGrant(Client Client, Grant Grant, string DeviceCode, string UserCode);

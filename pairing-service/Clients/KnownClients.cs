using Pairing.Protocol;
using Pairing.Service.Settings;

namespace Pairing.Service.Clients;

/// <summary>The clients from Pairing:Clients, and the firmware's own, which is there by default.</summary>
public sealed class KnownClients
{
    private static readonly Dictionary<string, string> GrantTypes = new(StringComparer.Ordinal)
    {
        ["device_code"] = Wire.DeviceCodeGrant,
        [Wire.DeviceCodeGrant] = Wire.DeviceCodeGrant,
        [Wire.RefreshTokenGrant] = Wire.RefreshTokenGrant,
    };

    private readonly Dictionary<string, Client> _clients = new(StringComparer.Ordinal);

    public KnownClients(PairingSettings settings)
    {
        Add(Defaults.ClientId, new ClientSettings { Name = "Screen" });
        foreach (var (id, client) in settings.Clients)
        {
            Add(id, client);
        }
    }

    public IEnumerable<string> Scopes => _clients.Values.SelectMany(c => c.Scopes).Distinct(StringComparer.Ordinal);

    public Client? Find(string id) => _clients.GetValueOrDefault(id);

    private void Add(string id, ClientSettings settings)
    {
        string section = $"Pairing:Clients:{id}";
        if (!id.All(c => c is >= ' ' and <= '~')) // RFC 6749 A.1
        {
            throw SettingsReader.Wrong(section, id, "The id of a client is of printable ASCII characters.");
        }

        var grants = new HashSet<string>(StringComparer.Ordinal);
        foreach (string name in settings.Grants ?? [.. GrantTypes.Keys])
        {
            grants.Add(GrantTypes.GetValueOrDefault(name)
                ?? throw SettingsReader.Wrong($"{section}:Grants", name, "It is device_code or refresh_token."));
        }

        var scopes = settings.Scopes ?? [Defaults.DeviceScope, Defaults.OfflineAccessScope];
        foreach (string scope in scopes.Where(scope => scope.Length == 0 || !scope.All(IsScopeCharacter)))
        {
            throw SettingsReader.Wrong($"{section}:Scopes", scope, "A scope is a word of printable ASCII characters without quotes.");
        }

        byte[]? secret = string.IsNullOrEmpty(settings.Secret) ? null : Client.Hash(settings.Secret);
        _clients[id] = new Client(id, string.IsNullOrEmpty(settings.Name) ? id : settings.Name, secret, grants, scopes);
    }

    private static bool IsScopeCharacter(char c) => c is '!' or (>= '#' and <= '[') or (>= ']' and <= '~'); // RFC 6749 3.3
}

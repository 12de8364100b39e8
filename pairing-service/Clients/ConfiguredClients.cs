using Pairing.Protocol;
using Pairing.Service.Settings;

namespace Pairing.Service.Clients;

/// <summary>The clients in the configuration and the built-in client of the firmware. A wrong setting stops the start.</summary>
public sealed class ConfiguredClients
{
    private readonly PairingSettings _settings;
    private readonly Dictionary<string, Client> _clients = new(StringComparer.Ordinal);

    public ConfiguredClients(PairingSettings settings)
    {
        _settings = settings;
        Declared = (settings.Scopes?.AsEnumerable(makePathsRelative: true) ?? []).Where(scope => scope.Value is not null)
            .ToDictionary(scope => scope.Key, scope => scope.Value!, StringComparer.Ordinal);
        Scopes = [Defaults.DeviceScope, Defaults.OfflineAccessScope, .. Declared.Keys];
        CheckScopes();
        Add(Defaults.ClientId, new ClientSettings { Name = "Screen" });
        foreach (var (id, entry) in settings.Clients)
        {
            Add(id, entry);
        }
    }

    /// <summary>The scopes in the configuration with their descriptions.</summary>
    public IReadOnlyDictionary<string, string> Declared { get; }

    /// <summary>All scopes that a client can have: the built-in ones and those in the configuration.</summary>
    public IReadOnlyList<string> Scopes { get; }

    public IEnumerable<Client> All => _clients.Values;

    public Client? Find(string id) => _clients.GetValueOrDefault(id);

    /// <summary>A client from the database, without scopes that are no longer declared.</summary>
    public Client Of(StoredClient stored) => new(
        stored.Id,
        stored.Name,
        stored.SecretHash is { } hash ? ClientSecret.OfStored(hash) : null,
        ScopeChoice.Words(stored.Grants).ToHashSet(StringComparer.Ordinal),
        [.. ScopeChoice.Words(stored.Scopes).Where(scope => Scopes.Contains(scope, StringComparer.Ordinal))],
        stored.UserCodeLifetime ?? _settings.UserCode.Lifetime,
        stored.AccessTokenLifetime ?? AccessTokenLifetimes.Default);

    private void Add(string id, ClientSettings entry)
    {
        if (ClientRules.Check(id, entry, Scopes) is { } wrong)
        {
            throw SettingsReader.Wrong($"Pairing:Clients:{id}:{wrong.Member}", wrong.Value, wrong.Reason);
        }

        _clients[id] = new Client(
            id,
            entry.Name ?? id,
            entry.Secret is { } secret ? ClientSecret.Of(secret) : null,
            ClientRules.GrantsOf(entry.Grants).ToHashSet(StringComparer.Ordinal),
            entry.Scopes ?? [Defaults.DeviceScope, Defaults.OfflineAccessScope],
            entry.UserCodeLifetime ?? _settings.UserCode.Lifetime,
            entry.AccessTokenLifetime ?? AccessTokenLifetimes.Default);
    }

    private void CheckScopes()
    {
        foreach (var (scope, words) in Declared)
        {
            if (!ClientRules.IsScope(scope))
            {
                throw SettingsReader.Wrong(
                    $"Pairing:Scopes:{scope}", words, "A scope is a word of printable ASCII characters without quotes.");
            }

            if (scope is Defaults.DeviceScope or Defaults.OfflineAccessScope)
            {
                throw SettingsReader.Wrong(
                    $"Pairing:Scopes:{scope}", words, "This scope is the service's own and means the same everywhere.");
            }

            if (string.IsNullOrWhiteSpace(words) || words.Any(char.IsControl))
            {
                throw SettingsReader.Wrong(
                    $"Pairing:Scopes:{scope}", words, "Say in a few words what it allows: people read them before they approve.");
            }
        }
    }
}

using System.CommandLine;
using Pairing.Protocol;
using Pairing.Service.Commands;
using Pairing.Service.Settings;

namespace Pairing.Service.Clients;

/// <summary>`clients add|list|remove`: the operator's way to let programs in and out, also while the service runs.</summary>
public static class ClientCommands
{
    public static Command Describe(OpenService open) => new("clients", "Programs that may ask for tokens.")
    {
        Add(open),
        List(open),
        Remove(open),
    };

    private static Command Add(OpenService open)
    {
        var id = new Argument<string>("ID") { Description = "Its client_id." };
        var name = new Option<string?>("--name") { Description = "What people read before they approve. Without it: the id." };
        var withSecret = new Option<bool>("--secret") { Description = "Make it a secret, which is shown once. It may then introspect tokens." };
        var isPublic = new Option<bool>("--public") { Description = "It can keep no secret, as a device that many people own." };
        var scopes = new Option<string[]>("--scope") { Description = "What it may ask for. Without it: device and offline_access.", AllowMultipleArgumentsPerToken = true };
        var grants = new Option<string[]>("--grant") { Description = "device_code, refresh_token, or none. Without it: both.", AllowMultipleArgumentsPerToken = true };
        var accessToken = new Option<int?>("--access-token-lifetime") { Description = "Seconds that its access tokens are good." };
        var userCode = new Option<int?>("--user-code-lifetime") { Description = "Seconds that its codes can be entered." };
        var command = new Command("add", "Let a program in.") { id, name, withSecret, isPublic, scopes, grants, accessToken, userCode };
        command.Validators.Add(said =>
        {
            if (said.GetValue(withSecret) == said.GetValue(isPublic))
            {
                said.AddError("Say either --secret or --public.");
            }
        });
        command.SetAction(async (said, cancel) =>
        {
            var entry = new ClientSettings
            {
                Name = said.GetValue(name),
                Scopes = said.GetValue(scopes) is { Length: > 0 } some ? some : null,
                Grants = said.GetValue(grants) is { Length: > 0 } ways ? ways : null,
                AccessTokenLifetime = said.GetValue(accessToken),
                UserCodeLifetime = said.GetValue(userCode),
            };
            await using var service = await open(cancel);
            return await AddAsync(service.Services, said.GetRequiredValue(id), entry, said.GetValue(withSecret), cancel);
        });
        return command;
    }

    private static async Task<int> AddAsync(IServiceProvider service, string id, ClientSettings entry, bool withSecret, CancellationToken cancel)
    {
        var configured = service.GetRequiredService<ConfiguredClients>();
        if (ClientRules.Check(id, entry, configured.Scopes) is { } wrong)
        {
            return await OperatorCommand.RefuseAsync($"{wrong.Member} is \"{wrong.Value}\". {wrong.Reason}");
        }

        if (configured.Find(id) is not null)
        {
            return await OperatorCommand.RefuseAsync($"There is a client {id} in the configuration.");
        }

        (string Secret, string Stored)? made = withSecret ? ClientSecret.Make() : null;
        var client = new StoredClient
        {
            Id = id,
            Name = entry.Name ?? id,
            SecretHash = made?.Stored,
            Grants = string.Join(' ', ClientRules.GrantsOf(entry.Grants)),
            Scopes = string.Join(' ', entry.Scopes ?? [Defaults.DeviceScope, Defaults.OfflineAccessScope]),
            AccessTokenLifetime = entry.AccessTokenLifetime,
            UserCodeLifetime = entry.UserCodeLifetime,
            AddedAt = service.GetRequiredService<TimeProvider>().GetUtcNow(),
        };
        if (!await service.GetRequiredService<IClients>().AddAsync(client, cancel))
        {
            return await OperatorCommand.RefuseAsync($"There is a client {id} already.");
        }

        return await OperatorCommand.DoneAsync(made is { Secret: var secret }
            ? $"Client {id} is added. Its secret, which is not shown again:{Environment.NewLine}{secret}"
            : $"Client {id} is added. It is public and has no secret.");
    }

    private static Command List(OpenService open)
    {
        var command = new Command("list", "Who may ask for tokens, a client a line.");
        command.SetAction(async (_, cancel) =>
        {
            await using var service = await open(cancel);
            var configured = service.Services.GetRequiredService<ConfiguredClients>();
            var added = (await service.Services.GetRequiredService<IClients>().AllAsync(cancel)).Select(configured.Of)
                .Where(client => configured.Find(client.Id) is null);
            var all = configured.All.Select(client => (client, from: "configuration")).Concat(added.Select(client => (client, from: "command")));
            foreach (var (client, from) in all.OrderBy(one => one.client.Id, StringComparer.Ordinal))
            {
                await Console.Out.WriteLineAsync(Line(client, from));
            }

            return 0;
        });
        return command;
    }

    private static string Line(Client client, string from) => string.Join(", ",
        $"{client.Id}: \"{client.Name}\"",
        client.IsPublic ? "public" : "with a secret",
        "grants " + (client.Grants.Count == 0 ? ClientRules.NoGrants : string.Join(' ', client.Grants)),
        "scopes " + string.Join(' ', client.Scopes),
        $"codes {client.UserCodeLifetime} s",
        $"access tokens {client.AccessTokenLifetime} s",
        "by " + from);

    private static Command Remove(OpenService open)
    {
        var id = new Argument<string>("ID") { Description = "Its client_id." };
        var command = new Command("remove", "Shut a program out, and end all its devices.") { id };
        command.SetAction(async (said, cancel) =>
        {
            string which = said.GetRequiredValue(id);
            await using var service = await open(cancel);
            var now = service.Services.GetRequiredService<TimeProvider>().GetUtcNow();
            if (await service.Services.GetRequiredService<IClients>().RemoveAsync(which, now, cancel) is { } devices)
            {
                return await OperatorCommand.DoneAsync($"Client {which} is removed, and {devices} of its devices with it.");
            }

            return await OperatorCommand.RefuseAsync(service.Services.GetRequiredService<ConfiguredClients>().Find(which) is null
                ? $"There is no client {which}."
                : $"Client {which} stands in the configuration, or comes with the service; it is not removed by command.");
        });
        return command;
    }
}

using System.CommandLine;
using Pairing.Protocol;
using Pairing.Service.Audit;
using Pairing.Service.Commands;
using Pairing.Service.Settings;

namespace Pairing.Service.Clients;

/// <summary>`clients add|list|remove`: the operator manages clients, also while the service runs.</summary>
public static class ClientCommands
{
    public static Command Describe(OpenService open) => new("clients", "Manage the clients that can request tokens.")
    {
        Add(open),
        List(open),
        Remove(open),
    };

    private static Command Add(OpenService open)
    {
        var id = new Argument<string>("ID") { Description = "The client_id." };
        var name =
            new Option<string?>("--name") { Description = "The name that people see before they approve. Default: the id." };
        var withSecret = new Option<bool>("--secret")
        {
            Description = "Create a secret and show it once. The client can then introspect tokens.",
        };
        var isPublic = new Option<bool>("--public")
        {
            Description = "The client cannot keep a secret, for example firmware on many devices.",
        };
        var scopes = new Option<string[]>("--scope")
        {
            Description = "A scope that the client can request. Default: device and offline_access.",
            AllowMultipleArgumentsPerToken = true,
        };
        var grants = new Option<string[]>("--grant")
        {
            Description = "device_code, refresh_token or none. Default: device_code and refresh_token.",
            AllowMultipleArgumentsPerToken = true,
        };
        var accessToken =
            new Option<int?>("--access-token-lifetime") { Description = "Lifetime of the client's access tokens in seconds." };
        var userCode = new Option<int?>("--user-code-lifetime") { Description = "Lifetime of the client's codes in seconds." };
        var command =
            new Command("add", "Add a client.") { id, name, withSecret, isPublic, scopes, grants, accessToken, userCode };
        command.Validators.Add(parsed =>
        {
            if (parsed.GetValue(withSecret) == parsed.GetValue(isPublic))
            {
                parsed.AddError("Specify either --secret or --public.");
            }
        });
        command.SetAction(async (parsed, cancel) =>
        {
            var entry = new ClientSettings
            {
                Name = parsed.GetValue(name),
                Scopes = parsed.GetValue(scopes) is { Length: > 0 } some ? some : null,
                Grants = parsed.GetValue(grants) is { Length: > 0 } names ? names : null,
                AccessTokenLifetime = parsed.GetValue(accessToken),
                UserCodeLifetime = parsed.GetValue(userCode),
            };
            await using var service = await open(cancel);
            return await AddAsync(service.Services, parsed.GetRequiredValue(id), entry, parsed.GetValue(withSecret), cancel);
        });
        return command;
    }

    private static async Task<int> AddAsync(
        IServiceProvider service, string id, ClientSettings entry, bool withSecret, CancellationToken cancel)
    {
        var configured = service.GetRequiredService<ConfiguredClients>();
        if (ClientRules.Check(id, entry, configured.Scopes) is { } wrong)
        {
            return await OperatorCommand.FailAsync($"{wrong.Member} is \"{wrong.Value}\". {wrong.Reason}");
        }

        if (configured.Find(id) is not null)
        {
            return await OperatorCommand.FailAsync($"The configuration already defines the client {id}.");
        }

        (string Secret, string Stored)? created = withSecret ? ClientSecret.Create() : null;
        var client = new StoredClient
        {
            Id = id,
            Name = entry.Name ?? id,
            SecretHash = created?.Stored,
            Grants = string.Join(' ', ClientRules.GrantsOf(entry.Grants)),
            Scopes = string.Join(' ', entry.Scopes ?? [Defaults.DeviceScope, Defaults.OfflineAccessScope]),
            AccessTokenLifetime = entry.AccessTokenLifetime,
            UserCodeLifetime = entry.UserCodeLifetime,
            AddedAt = service.GetRequiredService<TimeProvider>().GetUtcNow(),
        };
        var happened = new AuditEvent(AuditKind.ClientAdded, AuditOrigin.Operator) { Subject = $"client {id}" };
        if (!await service.GetRequiredService<IClients>().AddAsync(client, cancel, happened))
        {
            return await OperatorCommand.FailAsync($"The client {id} already exists.");
        }

        return await OperatorCommand.SucceedAsync(created is { Secret: var secret }
            ? $"Added the client {id}. Its secret is shown only once:{Environment.NewLine}{secret}"
            : $"Added the client {id}. It is public and has no secret.");
    }

    private static Command List(OpenService open)
    {
        var command = new Command("list", "List the clients, one per line.");
        command.SetAction(async (_, cancel) =>
        {
            await using var service = await open(cancel);
            var configured = service.Services.GetRequiredService<ConfiguredClients>();
            var added = (await service.Services.GetRequiredService<IClients>().AllAsync(cancel)).Select(configured.Of)
                .Where(client => configured.Find(client.Id) is null);
            var all = configured.All.Select(client => (client, from: "configuration")).Concat(
                added.Select(client => (client, from: "command")));
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
        var id = new Argument<string>("ID") { Description = "The client_id." };
        var command = new Command("remove", "Remove a client and all its devices.") { id };
        command.SetAction(async (parsed, cancel) =>
        {
            string which = parsed.GetRequiredValue(id);
            await using var service = await open(cancel);
            var now = service.Services.GetRequiredService<TimeProvider>().GetUtcNow();
            var happened = new AuditEvent(AuditKind.ClientRemoved, AuditOrigin.Operator) { Subject = $"client {which}" };
            if (await service.Services.GetRequiredService<IClients>().RemoveAsync(which, now, cancel, happened) is { } devices)
            {
                return await OperatorCommand.SucceedAsync($"Removed the client {which} and {devices} of its devices.");
            }

            return await OperatorCommand.FailAsync(service.Services.GetRequiredService<ConfiguredClients>().Find(which) is null
                ? $"The client {which} does not exist."
                : $"The client {which} is built in or defined in the configuration. Remove it there.");
        });
        return command;
    }
}

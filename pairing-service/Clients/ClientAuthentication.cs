using System.Net.Http.Headers;
using Pairing.Protocol;
using Pairing.Service.Audit;
using Pairing.Service.Limits;
using Pairing.Service.Requests;

namespace Pairing.Service.Clients;

/// <summary>
/// Authenticates a client: by client_id alone, client_secret_basic or client_secret_post (RFC 6749 2.3, 3.2.1).
/// </summary>
public sealed class ClientAuthentication(KnownClients clients, WrongSecrets wrongSecrets, AuditTrail audit)
{
    public async Task<ClientReading> ReadAsync(HttpRequest request, Form form, CancellationToken cancel)
    {
        string? id = form[Wire.ClientId];
        string? secret = form[Wire.ClientSecret];
        if (request.Headers.Authorization.Count == 0)
        {
            return id is null
                ? ClientError.InvalidRequest("client_id is missing.")
                : await CheckAsync(request, id, secret, cancel);
        }

        if (request.Headers.Authorization.Count > 1 || secret is not null)
        {
            return ClientError.InvalidRequest("A client authenticates in one way only."); // RFC 6749 2.3
        }

        if (!AuthenticationHeaderValue.TryParse(request.Headers.Authorization, out var header)
            || !header.Scheme.Equals("Basic", StringComparison.OrdinalIgnoreCase)
            || FormText.DecodeBasic(header.Parameter ?? "") is not { } basic)
        {
            return ClientError.InvalidClient();
        }

        return id is not null && id != basic.Id
            ? ClientError.InvalidRequest("client_id is not the one that authenticates.")
            // RFC 6749 2.3.1: an empty secret means none
            : await CheckAsync(request, basic.Id, basic.Secret.Length == 0 ? null : basic.Secret, cancel);
    }

    /// <summary>For requests that require a secret: a public client is not authenticated (RFC 7662 2.1, 2.3).</summary>
    public async Task<ClientReading> ReadWithSecretAsync(HttpRequest request, Form form, CancellationToken cancel)
    {
        if (request.Headers.Authorization.Count == 0 && form[Wire.ClientSecret] is null)
        {
            return ClientError.InvalidClient();
        }

        var reading = await ReadAsync(request, form, cancel);
        return reading.Client is { IsPublic: true } ? ClientError.InvalidClient() : reading;
    }

    private async Task<ClientReading> CheckAsync(HttpRequest request, string id, string? secret, CancellationToken cancel)
    {
        var client = await clients.FindAsync(id, cancel);
        if (client is { IsPublic: true } && secret is null)
        {
            return client; // has no secret to guess
        }

        bool isRight = client?.Secret is { } its && its.Is(secret ?? "");
        if (wrongSecrets.Accepts(Network.Of(request.HttpContext), client?.Id ?? "", isRight, out var wait))
        {
            return client!;
        }

        bool isThrottled = wait > TimeSpan.Zero;
        var kind = isThrottled ? AuditKind.ClientThrottled : AuditKind.ClientRefused;
        await audit.WriteAsync(new AuditEvent(kind, AuditOrigin.Client(request.HttpContext))
        {
            Subject = client is null ? null : $"client {client.Id}", // an id that nobody knows can be anything
        });
        return isThrottled ? ClientError.SlowDown(wait) : ClientError.InvalidClient();
    }
}

/// <summary>The client, or the error.</summary>
public readonly record struct ClientReading(Client? Client, ClientError? Error)
{
    public static implicit operator ClientReading(ClientError error) => new(null, error);

    public static implicit operator ClientReading(Client client) => new(client, null);
}

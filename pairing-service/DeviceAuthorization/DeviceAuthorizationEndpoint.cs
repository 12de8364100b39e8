using Microsoft.AspNetCore.Http.HttpResults;
using Pairing.Protocol;
using Pairing.Service.Address;
using Pairing.Service.Clients;
using Pairing.Service.Foundation;
using Pairing.Service.Grants;
using Pairing.Service.Limits;
using Pairing.Service.Requests;
using Pairing.Service.Responses;
using Pairing.Service.Settings;

namespace Pairing.Service.DeviceAuthorization;

/// <summary>Step 1: a device starts pairing (RFC 8628 3.1, 3.2).</summary>
public sealed class DeviceAuthorizationEndpoint(
    ClientAuthentication authentication,
    NewCodeLimits limits,
    PendingPlaces places,
    GrantFactory grants,
    VerificationAddress verification,
    PairingSettings settings,
    ILogger<DeviceAuthorizationEndpoint> log)
{
    public async Task<Results<
        JsonResponse<DeviceAuthorizationResponse>, FormError, ClientError, BadRequestError, UnavailableError>> HandleAsync(
        HttpContext context)
    {
        var (form, malformed) = await FormReader.ReadAsync(context.Request);
        if (form is null)
        {
            return malformed!;
        }

        var (client, unauthorized) = await authentication.ReadAsync(context.Request, form, context.RequestAborted);
        if (client is null)
        {
            return unauthorized!;
        }

        if (!client.CanUse(Wire.DeviceCodeGrant))
        {
            return BadRequestError.UnauthorizedClient();
        }

        var reported = DeviceAuthorizationRequest.From(form);
        if (client.Scope(reported.Scope) is not { } scope)
        {
            return BadRequestError.InvalidScope();
        }

        string address = Network.AddressOf(context);
        string network = Network.Of(context);

        // RFC 8628 has no error for this. Clients understand slow_down with 400, but not 429. Retry-After is for clients that
        // support it.
        if (await limits.TakeAsync(network, context.RequestAborted) is { } wait)
        {
            log.LogWarning("Throttled {Network}: too many new codes", network);
            return BadRequestError.SlowDown(wait);
        }

        // A place is taken before its code is stored, so that a crowd of requests gets no more places than there are.
        using var place = await places.TakeAsync(address, context.RequestAborted);
        switch (place.Result)
        {
            case PlaceResult.NoneForThisPrefix:
                log.LogWarning("Throttled {Network}: its prefix has too many pending codes", network);
                return BadRequestError.SlowDown(PendingPlaces.TryAgain);
            case PlaceResult.None:
                log.LogWarning("The limit on pending codes is reached ({Pending})", settings.Limits.PendingCodes);
                return UnavailableError.For("Too many devices wait to be paired.", PendingPlaces.TryAgain);
        }

        var made = await grants.CreateAsync(client, scope, reported, address, network, place.Pending);
        log.LogInformation(
            "Created grant {Grant} for client {Client} at {Address}", made.Grant.Id, client.Id, made.Grant.AskedFrom);
        return new JsonResponse<DeviceAuthorizationResponse>(
            Answer(made), DeviceAuthorizationJson.Plain.DeviceAuthorizationResponse);
    }

    private DeviceAuthorizationResponse Answer(NewGrant made) => new()
    {
        DeviceCode = made.DeviceCode,
        UserCode = UserCode.Group(made.UserCode),
        VerificationUri = verification.Typed,
        VerificationUriComplete = verification.Scanned(made.UserCode),
        ExpiresIn = made.Client.UserCodeLifetime,
        Interval = made.Grant.Interval, // sent even for the default: some clients have another one
        PreferWait = settings.Polling.LongestWait,
    };
}

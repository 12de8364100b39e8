using System.Security.Claims;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Pairing.Protocol;
using Pairing.Service.DeviceApi;
using Pairing.Service.Devices;
using Pairing.Service.Requests;
using Pairing.Service.Responses;
using WriteResult = Microsoft.AspNetCore.Http.HttpResults.Results<
    Pairing.Service.Screens.ScreenResult, Pairing.Service.Token.BearerError, Pairing.Service.Responses.BadRequestError,
    Pairing.Service.Responses.JsonError, Pairing.Service.Responses.NotFoundError>;

namespace Pairing.Service.Screens;

/// <summary>
/// Sets a screen text from a program: with the owner's session cookie and a form token, or with the device's access token.
/// </summary>
public sealed class ScreenWriter(DeviceCaller caller, IDevices devices, ScreenEndpoint screen, IAntiforgery antiforgery)
{
    public async Task<WriteResult> HandleAsync(HttpContext context, Guid id)
    {
        var cancel = context.RequestAborted;
        var (accountId, refusal) = await FindAccountAsync(context, id, cancel);
        if (accountId is null)
        {
            return refusal!;
        }

        var (text, malformed) = await ReadAsync(context);
        if (text is null)
        {
            return malformed!;
        }

        return await devices.WriteAsync(id, accountId, text, cancel) && await devices.FindAsync(id, cancel) is { } written
            ? new ScreenResult(screen.Of(written))
            : new NotFoundError();
    }

    private async Task<(string? AccountId, WriteResult? Error)> FindAccountAsync(
        HttpContext context, Guid id, CancellationToken cancel)
    {
        var session = await context.AuthenticateAsync(IdentityConstants.ApplicationScheme);
        if (session.Principal is null || context.Request.Headers.Authorization.Count > 0)
        {
            var (device, refusal) = await caller.ReadAsync(context.Request, cancel);
            if (device is null)
            {
                return (null, refusal!);
            }

            // a device can write only to its own screen
            return device.Id == id ? (device.AccountId, null) : (null, new NotFoundError());
        }

        context.User = session.Principal; // a form token belongs to one account
        return await antiforgery.IsRequestValidAsync(context)
            ? (session.Principal.FindFirstValue(ClaimTypes.NameIdentifier), null)
            : (null, BadRequestError.InvalidRequest(
                "A request with a session cookie must have the token of a form in the header RequestVerificationToken."));
    }

    private static async Task<(string? Text, WriteResult? Error)> ReadAsync(HttpContext context)
    {
        if (!context.Request.HasJsonContentType() || !FormReader.IsUtf8(context.Request.ContentType))
        {
            return (null, JsonError.NotJson());
        }

        try
        {
            if ((await context.Request.ReadFromJsonAsync<ScreenRequest>(CancellationToken.None))?.Text is not { } written)
            {
                return (null, JsonError.Malformed($"The member {Wire.Text} is missing."));
            }

            string clean = ScreenText.Clean(written);
            return ScreenText.IsTooLong(clean)
                ? (null, JsonError.Malformed($"{Wire.Text} is longer than {ScreenText.MaximumLength} characters."))
                : (clean, null);
        }
        catch (JsonException)
        {
            return (null, JsonError.Malformed($"The body must be JSON such as {{\"{Wire.Text}\":\"Milk is out\"}}."));
        }
    }
}

/// <summary>A screen text.</summary>
public sealed record ScreenRequest([property: JsonPropertyName(Wire.Text)] string? Text);

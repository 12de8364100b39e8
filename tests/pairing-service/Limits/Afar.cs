using Pairing.Protocol;

namespace Pairing.Service.Tests.Limits;

/// <summary>Devices and servers anywhere: a proxy that the service knows forwards their requests.</summary>
internal static class Afar
{
    public const string Proxy = "Pairing:Proxies:Known:0=127.0.0.1";

    public static async Task<Answer> PostAsync(
        RunningService service, string from, string path, params (string Name, string Value)[] form)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new FormUrlEncodedContent(form.Select(field => KeyValuePair.Create(field.Name, field.Value))),
        };
        request.Headers.TryAddWithoutValidation("X-Forwarded-For", from);
        return await Answer.OfAsync(await service.Http.SendAsync(request));
    }

    /// <summary>A device asks for a code.</summary>
    public static Task<Answer> AskAsync(RunningService service, string from) =>
        PostAsync(service, from, WellKnown.DeviceAuthorization, (Wire.ClientId, Defaults.ClientId));
}

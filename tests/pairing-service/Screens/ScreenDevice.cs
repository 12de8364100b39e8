using System.Net.Http.Headers;
using Pairing.Protocol;

namespace Pairing.Service.Tests.Screens;

/// <summary>A device that requests its screen text, and the requests that set it.</summary>
public sealed class ScreenDevice(RunningService service, TestDevice device)
{
    public async Task<Guid> IdAsync() => (await device.GrantAsync()).DeviceId!.Value;

    /// <param name="known">The ETag of the text that it shows, or several.</param>
    /// <param name="prefer">The header's value: "wait=25".</param>
    public async Task<Answer> AskAsync(string? known = null, string? prefer = null, CancellationToken cancel = default)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, WellKnown.DeviceScreen);
        request.Headers.Authorization = new AuthenticationHeaderValue(Wire.Bearer, device.AccessToken);
        Add(request, "If-None-Match", known);
        Add(request, Wire.Prefer, prefer);
        return await Answer.OfAsync(await service.Http.SendAsync(request, cancel));
    }

    public async Task<string> TagAsync() => (await AskAsync()).Header("ETag")!;

    /// <summary>A request that is held when this returns.</summary>
    public async Task<Task<Answer>> HoldAsync(string prefer = "wait=25")
    {
        var answer = AskAsync(await TagAsync(), prefer);
        await service.HoldsAsync(1);
        return answer;
    }

    public async Task<Answer> WriteAsync(string json, string mediaType = "application/json", Guid? id = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"{WellKnown.Devices}/{id ?? await IdAsync()}/screen")
        {
            Content = new StringContent(json, MediaTypeHeaderValue.Parse(mediaType)),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue(Wire.Bearer, device.AccessToken);
        return await Answer.OfAsync(await service.Http.SendAsync(request));
    }

    private static void Add(HttpRequestMessage request, string name, string? value)
    {
        if (value is not null)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }
    }
}

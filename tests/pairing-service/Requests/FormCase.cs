using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Pairing.Protocol;

namespace Pairing.Service.Tests.Requests;

/// <summary>A service and requests with a form body, for tests of invalid input.</summary>
public abstract class FormCase : IAsyncLifetime
{
    protected const string Box = "client_id=box&client_secret=" + TestDevice.Secret;
    private RunningService _service = null!;

    protected HttpClient Http => _service.Http;

    public async Task InitializeAsync() =>
        _service = await RunningService.StartAsync(
            "Pairing:Limits:NewCodes=1000", "Pairing:Clients:box:Secret=" + TestDevice.Secret);

    public async Task DisposeAsync() => await _service.DisposeAsync();

    protected static void AssertError(Answer answer, HttpStatusCode status, string error)
    {
        Assert.Equal(status, answer.Status);
        Assert.Equal(error, answer.Error);
        AssertNotStored(answer);
    }

    protected static void AssertNotStored(Answer answer)
    {
        Assert.Equal("no-store", answer.Header("Cache-Control"));
        Assert.Equal("no-cache", answer.Header("Pragma"));
    }

    protected async Task<Answer> PostAsync(string path, string body, string? type = Wire.FormMediaType)
    {
        using var content = Body(body, type);
        return await Answer.OfAsync(await _service.Http.PostAsync(path, content));
    }

    protected async Task<Answer> SendAsync(HttpRequestMessage request) =>
        await Answer.OfAsync(await _service.Http.SendAsync(request));

    protected static ByteArrayContent Body(string body, string? type = Wire.FormMediaType)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.ContentType = type is null ? null : MediaTypeHeaderValue.Parse(type);
        return content;
    }
}

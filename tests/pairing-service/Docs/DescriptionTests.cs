using System.Text.Json;
using Pairing.Protocol;

namespace Pairing.Service.Tests.Docs;

public sealed class DescriptionTests : IAsyncLifetime
{
    private RunningService _service = null!;

    public async Task InitializeAsync() => _service = await RunningService.StartAsync();

    public async Task DisposeAsync() => await _service.DisposeAsync();

    [Fact]
    public async Task OpenAPI_describes_parameters_answers_and_errors()
    {
        var document = (await Answer.OfAsync(await _service.Http.GetAsync("/openapi/v1.json"))).Json;
        string[] paths = [WellKnown.DeviceAuthorization, WellKnown.Token, WellKnown.Revocation, WellKnown.Introspection];
        foreach (string path in paths)
        {
            var post = document.GetProperty("paths").GetProperty(path).GetProperty("post");
            var form = Resolve(
                document,
                post.GetProperty("requestBody").GetProperty("content").GetProperty(Wire.FormMediaType).GetProperty("schema"));
            Assert.True(form.GetProperty("properties").TryGetProperty(Wire.ClientId, out _));
            string[] said = path == WellKnown.Revocation ? [] : ["200"]; // RFC 7009 2.2: the status is the whole response
            // the other endpoints return slow_down
            string[] limited = path is WellKnown.Revocation or WellKnown.Introspection ? ["429"] : [];
            foreach (string status in said.Concat(["400", "401", "413", "503"]).Concat(limited))
            {
                var answer = post.GetProperty("responses").GetProperty(status).GetProperty("content")
                    .GetProperty("application/json");
                Assert.NotEmpty(Resolve(document, answer.GetProperty("schema")).GetProperty("properties").EnumerateObject());
            }
        }

        var token = document.GetProperty("paths").GetProperty(WellKnown.Token).GetProperty("post");
        var header = Assert.Single(token.GetProperty("parameters").EnumerateArray());
        Assert.Equal("header", header.GetProperty("in").GetString());
        Assert.Equal(Wire.Prefer, header.GetProperty("name").GetString());
        foreach (string status in new[] { "200", "400" })
        {
            Assert.True(token.GetProperty("responses").GetProperty(status).GetProperty("headers").TryGetProperty(
                Wire.PreferenceApplied, out _));
        }

        var device = document.GetProperty("paths").GetProperty(WellKnown.Device).GetProperty("get");
        Assert.Contains("device", device.GetProperty("security").ToString(), StringComparison.Ordinal);
        var screen = document.GetProperty("paths").GetProperty(WellKnown.DeviceScreen).GetProperty("get");
        Assert.Equal([Wire.Prefer, "If-None-Match"], screen.GetProperty("parameters").EnumerateArray().Select(
            p => p.GetProperty("name").GetString()));
        Assert.True(screen.GetProperty("responses").GetProperty("304").GetProperty("headers").TryGetProperty("ETag", out _));
        Assert.True(screen.GetProperty("responses").GetProperty("401").GetProperty("content").TryGetProperty(
            "application/problem+json", out _));
        var write = document.GetProperty("paths").GetProperty(WellKnown.Devices + "/{id}/screen").GetProperty("put");
        Assert.Contains("device", write.GetProperty("security").ToString(), StringComparison.Ordinal);
        Assert.False(document.TryGetProperty("servers", out _)); // it would come from the Host header
    }

    [Fact]
    public async Task The_page_at_docs_loads_nothing_from_other_sites()
    {
        var page = await Answer.OfAsync(await _service.Http.GetAsync("/docs/index.html"));
        Assert.DoesNotContain("//", page.Body.Replace("http://www.w3.org", "", StringComparison.Ordinal)
            .Replace("<!--", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.StartsWith("default-src 'self'", page.Header("Content-Security-Policy"), StringComparison.Ordinal);
        foreach (string asset in new[] { "swagger-ui.css", "swagger-ui-bundle.js", "index.js" })
        {
            Assert.Equal(200, (int)(await _service.Http.GetAsync("/docs/" + asset)).StatusCode);
        }
    }

    // The board's JSON parser fails on escapes
    [Fact]
    public async Task Responses_have_only_the_escapes_that_JSON_requires()
    {
        var screen = new TestDevice(_service);
        await screen.AskAsync((Wire.DeviceName, "Küche + <Flur> & 'Bad'"));
        await screen.ApproveAsync(await _service.AddAccountAsync("ada+home@pair.example"));
        Assert.DoesNotContain("\\", (await screen.PollAsync()).Body, StringComparison.Ordinal);
        var itself = await screen.WhoAmIAsync();
        Assert.DoesNotContain("\\", itself.Body, StringComparison.Ordinal);
        Assert.Equal("Küche + <Flur> & 'Bad'", itself["name"]);
    }

    private static JsonElement Resolve(JsonElement document, JsonElement schema) =>
        schema.TryGetProperty("$ref", out var reference)
            ? document.GetProperty("components").GetProperty("schemas").GetProperty(reference.GetString()!.Split('/')[^1])
            : schema;
}

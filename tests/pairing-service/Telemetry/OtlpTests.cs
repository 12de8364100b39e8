using System.Net;
using Pairing.Protocol;
using Pairing.Service.Foundation;

namespace Pairing.Service.Tests.Telemetry;

/// <summary>The service in a separate process, and a collector that receives its telemetry.</summary>
public sealed class OtlpTests : IAsyncLifetime
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"pairing-{Guid.NewGuid():N}");
    private OtlpReceiver _collector = null!;

    public async Task InitializeAsync() => _collector = await OtlpReceiver.StartAsync();

    public async Task DisposeAsync()
    {
        await _collector.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_collector_gets_metrics_and_traces_without_a_secret_in_them()
    {
        using var service = await ServiceProcess.StartAsync(_folder, 0, $"Pairing:Telemetry:Endpoint={_collector.Address}");
        var asked = await PostAsync(service, WellKnown.DeviceAuthorization);
        string device = asked[Wire.DeviceCode]!;
        string user = UserCode.Normalize(asked[Wire.UserCode])!;
        for (int polls = 0; polls < 2; polls++)
        {
            await PostAsync(service, WellKnown.Token, (Wire.GrantType, Wire.DeviceCodeGrant), (Wire.DeviceCode, device));
        }

        await service.Http.GetAsync($"/d/{user}");
        await service.Http.GetAsync("/health/ready");

        service.Terminate(); // the last measurements are sent before the end
        Assert.Equal(0, await service.EndAsync());

        Assert.Equal("pairing", _collector.Resource["service.name"]);
        Assert.Equal(1, _collector.Metrics["pairing.grants pairing.grant.state=pending"]);
        Assert.Equal(1, _collector.Metrics["pairing.polls pairing.poll.answer=authorization_pending"]);
        Assert.Equal(1, _collector.Metrics["pairing.polls pairing.poll.answer=slow_down"]);
        Assert.Equal(0, _collector.Metrics["pairing.polls.held"]);
        Assert.InRange(
            _collector.Metrics["db.client.operation.duration db.operation.name=COMMIT db.system.name=sqlite"], 1, 1000);
        Assert.Contains(
            _collector.Metrics.Keys, name => name.StartsWith("http.server.request.duration", StringComparison.Ordinal));

        var ask = Assert.Single(_collector.Spans, span => span.Name == "POST /oauth/device_authorization");
        Assert.Equal("", ask.Parent);
        Assert.Contains("http.response.status_code=200", ask.Attributes, StringComparison.Ordinal);
        var write = Assert.Single(_collector.Spans, span => span.Parent == ask.Id);
        Assert.Equal(("write", " db.system.name=sqlite"), (write.Name, write.Attributes));
        Assert.Equal(2, _collector.Spans.Count(span => span.Name == "POST /oauth/token"));
        Assert.Contains(_collector.Spans, span => span.Name.StartsWith("GET /d", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(_collector.Spans, span => span.Name.Contains("health", StringComparison.Ordinal));

        foreach (string secret in new[] { device, user, UserCode.Group(user) })
        {
            Assert.DoesNotContain(secret, _collector.Everything, StringComparison.OrdinalIgnoreCase);
        }
    }

    private static async Task<Answer> PostAsync(ServiceProcess service, string path, params (string Name, string Value)[] form)
    {
        using var content = new FormUrlEncodedContent(
            [new(Wire.ClientId, Defaults.ClientId), .. form.Select(p => KeyValuePair.Create(p.Name, p.Value))]);
        var answer = await Answer.OfAsync(await service.Http.PostAsync(path, content));
        Assert.True(answer.Status is HttpStatusCode.OK or HttpStatusCode.BadRequest);
        return answer;
    }
}

using Pairing.Protocol;

namespace Pairing.Service.Tests.Operating;

/// <summary>OpenTelemetry's environment variables, as listed in docs/operating.md.</summary>
public sealed class TelemetryVariablesTests : IAsyncLifetime
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string Protocol = "OTEL_EXPORTER_OTLP_PROTOCOL";

    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"pairing-{Guid.NewGuid():N}");
    private Collector _collector = null!;

    public async Task InitializeAsync() => _collector = await Collector.StartAsync();

    public async Task DisposeAsync()
    {
        await _collector.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task An_endpoint_without_a_protocol_uses_gRPC()
    {
        await RunAsync([], (Endpoint, _collector.Grpc));
        AssertTold(
            "/opentelemetry.proto.collector.metrics.v1.MetricsService/Export",
            "/opentelemetry.proto.collector.trace.v1.TraceService/Export");
        Assert.Equal("pairing", _collector.Resource["service.name"]);
    }

    [Theory]
    [InlineData("grpc")]
    [InlineData("http/protobuf")]
    public async Task Headers_name_and_attributes_are_sent_with_either_protocol(string protocol)
    {
        bool isGrpc = protocol == "grpc";
        await RunAsync(
            [],
            (Endpoint, isGrpc ? _collector.Grpc : _collector.Http),
            (Protocol, protocol),
            ("OTEL_EXPORTER_OTLP_HEADERS", "authorization=Bearer%20letmein,x-tenant=shed"),
            ("OTEL_SERVICE_NAME", "pairing-north"),
            ("OTEL_RESOURCE_ATTRIBUTES", "service.instance.id=7,deployment.environment.name=trial"));
        AssertTold(
            isGrpc ? "/opentelemetry.proto.collector.metrics.v1.MetricsService/Export" : "/v1/metrics",
            isGrpc ? "/opentelemetry.proto.collector.trace.v1.TraceService/Export" : "/v1/traces");
        Assert.Equal(("Bearer letmein", "shed"), (_collector.Headers["authorization"], _collector.Headers["x-tenant"]));
        Assert.Equal(
            ("pairing-north", "7", "trial"),
            (
                _collector.Resource["service.name"], _collector.Resource["service.instance.id"],
                _collector.Resource["deployment.environment.name"]));
    }

    [Fact]
    public async Task The_setting_overrides_the_variable_and_uses_its_headers()
    {
        await RunAsync(
            [$"Pairing:Telemetry:Endpoint={_collector.Http}"],
            (Endpoint, "http://127.0.0.1:1"),
            (Protocol, "grpc"),
            ("OTEL_EXPORTER_OTLP_HEADERS", "x-tenant=shed"));
        AssertTold("/v1/metrics", "/v1/traces");
        Assert.Equal("shed", _collector.Headers["x-tenant"]);
    }

    [Fact]
    public async Task A_sampler_without_traces_keeps_the_metrics()
    {
        await RunAsync([], (Endpoint, _collector.Http), (Protocol, "http/protobuf"), ("OTEL_TRACES_SAMPLER", "traceidratio"), (
            "OTEL_TRACES_SAMPLER_ARG", "0"));
        Assert.Equal("/v1/metrics", _collector.NameToPath["pairing.grants"]);
        Assert.DoesNotContain("/v1/traces", _collector.NameToPath.Values);
    }

    /// <summary>One device requests a code. The shutdown sends the measurements.</summary>
    private async Task RunAsync(string[] settings, params (string Name, string Value)[] environment)
    {
        using var service = await ServiceProcess.StartAsync(
            _folder, 0, heard: null, [.. settings, "Logging:LogLevel:Microsoft.Hosting.Lifetime=Information"], environment);
        using var form = new FormUrlEncodedContent([new(Wire.ClientId, Defaults.ClientId)]);
        using (var asked = await service.Http.PostAsync(WellKnown.DeviceAuthorization, form))
        {
            Assert.True(asked.IsSuccessStatusCode);
        }

        service.Terminate();
        Assert.Equal(0, await service.EndAsync());
    }

    private void AssertTold(string metrics, string traces) => Assert.Equal(
        (metrics, traces),
        (_collector.NameToPath["pairing.grants"], _collector.NameToPath["POST /oauth/device_authorization"]));
}

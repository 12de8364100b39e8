using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Pairing.Service.Settings;

namespace Pairing.Service.Telemetry;

/// <summary>
/// Sends metrics and traces by OTLP to Pairing:Telemetry:Endpoint or to the endpoint in OpenTelemetry's own environment
/// variables. Without either, it sends nothing.
/// </summary>
public static class TelemetrySetup
{
    private const string EndpointVariable = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>The framework's own metrics: requests, connections, memory and threads.</summary>
    private static readonly string[] Framework =
        ["Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime"];

    /// <summary>
    /// The first of the background services, because the first to start is the last to stop: it sends what the others
    /// measured.
    /// </summary>
    public static void AddTelemetry(this WebApplicationBuilder builder, PairingSettings settings)
    {
        string? endpoint = settings.Telemetry.Endpoint;
        if (!string.IsNullOrEmpty(endpoint) || !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(EndpointVariable)))
        {
            builder.Services.AddHostedService(_ => new Export(endpoint));
        }
    }

    private static void SendTo(OtlpExporterOptions exporter, string? endpoint, string signal)
    {
        if (!string.IsNullOrEmpty(endpoint))
        {
            exporter.Protocol = OtlpExportProtocol.HttpProtobuf;
            exporter.Endpoint = new Uri($"{endpoint.TrimEnd('/')}/v1/{signal}");
        }
    }

    private sealed class Export(string? endpoint) : IHostedService
    {
        private MeterProvider? _meters;
        private TracerProvider? _traces;

        public Task StartAsync(CancellationToken cancellationToken)
        {
            var who = ResourceBuilder.CreateEmpty()
                .AddService("pairing", serviceVersion: typeof(TelemetrySetup).Assembly.GetName().Version?.ToString(3))
                .AddTelemetrySdk()
                .AddEnvironmentVariableDetector(); // last, so that OTEL_SERVICE_NAME wins
            _meters = Sdk.CreateMeterProviderBuilder()
                .SetResourceBuilder(who)
                .AddMeter([Signals.Name, .. Framework])
                .AddOtlpExporter(exporter => SendTo(exporter, endpoint, "metrics"))
                .Build();
            _traces = Sdk.CreateTracerProviderBuilder()
                .SetResourceBuilder(who)
                .AddSource(Signals.Name)
                .AddOtlpExporter(exporter => SendTo(exporter, endpoint, "traces"))
                .Build();
            return Task.CompletedTask;
        }

        /// <summary>Disposing sends the remaining data.</summary>
        public Task StopAsync(CancellationToken cancellationToken) => Task.Run(
            () =>
            {
                _traces?.Dispose();
                _meters?.Dispose();
            },
            CancellationToken.None);
    }
}

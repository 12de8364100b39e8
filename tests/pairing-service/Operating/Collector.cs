using System.Buffers.Binary;
using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;
using Pairing.Service.Tests.Telemetry;

namespace Pairing.Service.Tests.Operating;

/// <summary>A collector on both ports: accepts metrics and traces by OTLP over gRPC and HTTP, and keeps their names.</summary>
internal sealed class Collector : IAsyncDisposable
{
    private readonly WebApplication _app;

    private Collector(WebApplication app) => _app = app;

    public string Http => _app.Urls.First();

    public string Grpc => _app.Urls.Last();

    /// <summary>The names of metrics and spans.</summary>
    public ConcurrentDictionary<string, string> NameToPath { get; } = new(StringComparer.Ordinal);

    public ConcurrentDictionary<string, string> Resource { get; } = new(StringComparer.Ordinal);

    /// <summary>The headers of the last request.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; private set; } =
        new Dictionary<string, string>(StringComparer.Ordinal);

    public static async Task<Collector> StartAsync()
    {
        var builder = WebApplication.CreateBuilder(["--hostBuilder:reloadConfigOnChange=false"]);
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(System.Net.IPAddress.Loopback, 0, port => port.Protocols = HttpProtocols.Http1);
            // without TLS, the protocol must be known in advance
            kestrel.Listen(System.Net.IPAddress.Loopback, 0, port => port.Protocols = HttpProtocols.Http2);
        });
        var collector = new Collector(builder.Build());
        collector._app.MapPost("/v1/{signal}", collector.TakeAsync);
        collector._app.MapPost("/opentelemetry.proto.collector.metrics.v1.MetricsService/Export", collector.TakeCallAsync);
        collector._app.MapPost("/opentelemetry.proto.collector.trace.v1.TraceService/Export", collector.TakeCallAsync);
        await collector._app.StartAsync();
        return collector;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task TakeAsync(HttpContext context) => Keep(context.Request, await ReadAsync(context.Request));

    /// <summary>
    /// A gRPC message: 1 byte for compression, 4 bytes for the length, then the content. The status is in the trailer.
    /// </summary>
    private async Task TakeCallAsync(HttpContext context)
    {
        byte[] frame = await ReadAsync(context.Request);
        Assert.Equal(0, frame[0]);
        Assert.Equal(frame.Length - 5, BinaryPrimitives.ReadInt32BigEndian(frame.AsSpan(1)));
        Keep(context.Request, frame[5..]);
        context.Response.ContentType = "application/grpc";
        await context.Response.Body.WriteAsync(new byte[5]); // an empty message
        context.Response.AppendTrailer("grpc-status", "0");
    }

    private void Keep(HttpRequest request, byte[] content)
    {
        Headers = request.Headers.ToDictionary(
            header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        foreach (var signal in new ProtobufMessage(content).All(1))
        {
            foreach (var attribute in signal.All(1).SelectMany(resource => resource.All(1)))
            {
                Resource[attribute.Text(1)] = attribute.All(2).Single().Text(1);
            }

            bool isSpan = request.Path.Value!.Contains("trace", StringComparison.Ordinal);
            foreach (var named in signal.All(2).SelectMany(scope => scope.All(2)))
            {
                NameToPath[named.Text(isSpan ? 5 : 1)] = request.Path;
            }
        }
    }

    private static async Task<byte[]> ReadAsync(HttpRequest request)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body);
        return body.ToArray();
    }
}

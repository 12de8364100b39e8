using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Pairing.Service.Tests.Telemetry;

/// <summary>A collector: accepts metrics and traces by OTLP over HTTP (opentelemetry-proto, v1) and keeps them.</summary>
internal sealed class OtlpReceiver : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<byte[]> _received = new();

    private OtlpReceiver(WebApplication app) => _app = app;

    public string Address => _app.Urls.Single();

    /// <summary>The last value by name. For a histogram, its count. A point's attributes follow the name.</summary>
    public ConcurrentDictionary<string, double> Metrics { get; } = new(StringComparer.Ordinal);

    public ConcurrentQueue<Span> Spans { get; } = new();

    public ConcurrentDictionary<string, string> Resource { get; } = new(StringComparer.Ordinal);

    /// <summary>All received bytes, to search for secrets.</summary>
    public string Everything => string.Concat(_received.Select(Encoding.Latin1.GetString));

    public static async Task<OtlpReceiver> StartAsync()
    {
        var builder = WebApplication.CreateBuilder(["--urls=http://127.0.0.1:0", "--hostBuilder:reloadConfigOnChange=false"]);
        builder.Logging.ClearProviders();
        var receiver = new OtlpReceiver(builder.Build());
        receiver._app.MapPost("/v1/metrics", (HttpRequest request) => receiver.TakeAsync(request, receiver.TakeMetrics));
        receiver._app.MapPost("/v1/traces", (HttpRequest request) => receiver.TakeAsync(request, receiver.TakeSpans));
        await receiver._app.StartAsync();
        return receiver;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task TakeAsync(HttpRequest request, Action<ProtobufMessage> take)
    {
        Assert.Equal("application/x-protobuf", request.ContentType);
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body);
        _received.Enqueue(body.ToArray());
        foreach (var resource in new ProtobufMessage(body.ToArray()).All(1))
        {
            foreach (var attribute in resource.All(1).SelectMany(r => r.All(1)))
            {
                Resource[attribute.Text(1)] = Value(attribute);
            }

            take(resource);
        }
    }

    private void TakeMetrics(ProtobufMessage resource)
    {
        foreach (var metric in resource.All(2).SelectMany(scope => scope.All(2)))
        {
            foreach (var point in metric.All(5).Concat(metric.All(7)).SelectMany(data => data.All(1))) // gauges and sums
            {
                Metrics[metric.Text(1) + Attributes(point.All(7))] = point.Has(4) ? point.Double(4) : point.Integer(6);
            }

            foreach (var point in metric.All(9).SelectMany(data => data.All(1)))
            {
                Metrics[metric.Text(1) + Attributes(point.All(9))] = point.Integer(4);
            }
        }
    }

    private void TakeSpans(ProtobufMessage resource)
    {
        foreach (var span in resource.All(2).SelectMany(scope => scope.All(2)))
        {
            Spans.Enqueue(new Span(
                span.Text(5), Convert.ToHexString(span.Bytes(2)), Convert.ToHexString(span.Bytes(4)), Attributes(span.All(9))));
        }
    }

    private static string Attributes(IEnumerable<ProtobufMessage> attributes) =>
        string.Concat(attributes.Select(a => $" {a.Text(1)}={Value(a)}").Order(StringComparer.Ordinal));

    private static string Value(ProtobufMessage attribute)
    {
        var value = attribute.All(2).Single();
        return value.Has(3) ? value.Integer(3).ToString(CultureInfo.InvariantCulture) : value.Text(1);
    }

    /// <param name="Parent">Empty: the span starts a trace.</param>
    public sealed record Span(string Name, string Id, string Parent, string Attributes);
}

using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Pairing.Protocol;

namespace Pairing.Service.Docs;

/// <summary>Describes the headers of long polls, which no parameter or return type declares.</summary>
public static class LongPollDescription
{
    public static Task DescribeAsync(
        OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancel)
    {
        var poll = document.Paths[WellKnown.Token].Operations![HttpMethod.Post];
        poll.Parameters = [.. poll.Parameters ?? [], Prefer()];
        AddHeader(poll, Wire.PreferenceApplied, Applied(), "200", "400");

        var screen = document.Paths[WellKnown.DeviceScreen].Operations![HttpMethod.Get];
        screen.Parameters = [.. screen.Parameters ?? [], Prefer(), Known()];
        AddHeader(screen, Wire.PreferenceApplied, Applied(), "200", "304", "401");
        AddHeader(screen, "ETag", Tag(), "200", "304");
        return Task.CompletedTask;
    }

    private static void AddHeader(OpenApiOperation operation, string name, OpenApiHeader header, params string[] statuses)
    {
        foreach (string status in statuses)
        {
            if (operation.Responses?[status] is OpenApiResponse answer)
            {
                answer.Headers ??= new Dictionary<string, IOpenApiHeader>(StringComparer.Ordinal);
                answer.Headers[name] = header;
            }
        }
    }

    private static OpenApiParameter Prefer() => new()
    {
        Name = Wire.Prefer,
        In = ParameterLocation.Header,
        Description = "wait=25: the service may hold the request for up to 25 seconds (RFC 7240 4.3).",
        Schema = Text(),
    };

    private static OpenApiHeader Applied() => new()
    {
        Description =
            "wait=25: the request was held, and the next one may follow at once (RFC 7240 3). Absent: wait for the interval.",
        Schema = Text(),
    };

    private static OpenApiParameter Known() => new()
    {
        Name = "If-None-Match",
        In = ParameterLocation.Header,
        Description =
            "The ETag of the text that the device already shows. The response is 304 while it is current (RFC 9110 13.1.2).",
        Schema = Text(),
    };

    private static OpenApiHeader Tag() =>
        new() { Description = "Send it as If-None-Match with the next request (RFC 9110 8.8.3).", Schema = Text() };

    private static OpenApiSchema Text() => new() { Type = JsonSchemaType.String };
}

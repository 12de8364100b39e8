using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Pairing.Protocol;

namespace Pairing.Service.Docs;

/// <summary>The two headers of held polls, which no parameter and no return type of ours names.</summary>
public static class HeldPollsInDocs
{
    private static readonly string[] MayBeHeld = ["200", "400"];

    public static Task DescribeAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancel)
    {
        var poll = document.Paths[WellKnown.Token].Operations![HttpMethod.Post];
        poll.Parameters = [.. poll.Parameters ?? [], Prefer()];
        foreach (string status in MayBeHeld)
        {
            if (poll.Responses?[status] is OpenApiResponse answer)
            {
                answer.Headers ??= new Dictionary<string, IOpenApiHeader>(StringComparer.Ordinal);
                answer.Headers[Wire.PreferenceApplied] = Applied();
            }
        }

        return Task.CompletedTask;
    }

    private static OpenApiParameter Prefer() => new()
    {
        Name = Wire.Prefer,
        In = ParameterLocation.Header,
        Description = "wait=25: hold the poll up to 25 seconds (RFC 7240 4.3).",
        Schema = Text(),
    };

    private static OpenApiHeader Applied() => new()
    {
        Description = "wait=25: the poll was held as preferred, and the next may follow at once (RFC 7240 3). Absent: the interval counts.",
        Schema = Text(),
    };

    private static OpenApiSchema Text() => new() { Type = JsonSchemaType.String };
}

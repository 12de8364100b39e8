using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using Pairing.Service.Responses;

namespace Pairing.Service.Revocation;

/// <summary>RFC 7009 2.2 requires only the status. An empty object keeps the body JSON.</summary>
public sealed class RevocationResponse : IResult, IEndpointMetadataProvider
{
    public Task ExecuteAsync(HttpContext httpContext) => JsonFormat.WriteAsync(httpContext.Response, "{}"u8.ToArray());

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(
            new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(void), ["application/json"]));
}

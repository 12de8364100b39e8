using Pairing.Protocol;

namespace Pairing.Service.Responses;

/// <summary>The response to a long poll, with the header that says so (RFC 7240 3).</summary>
public sealed class LongPollResponse(IResult answer, int seconds) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.Headers[Wire.PreferenceApplied] = $"{Wire.Wait}={seconds}";
        return answer.ExecuteAsync(httpContext);
    }
}

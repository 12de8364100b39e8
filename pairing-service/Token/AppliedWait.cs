using Pairing.Protocol;

namespace Pairing.Service.Token;

/// <summary>The answer to a poll that was held, and the word that it was (RFC 7240 3).</summary>
public sealed class AppliedWait(IResult answer, int seconds) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.Headers[Wire.PreferenceApplied] = $"{Wire.Wait}={seconds}";
        return answer.ExecuteAsync(httpContext);
    }
}

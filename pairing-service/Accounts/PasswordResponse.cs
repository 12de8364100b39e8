using Pairing.Service.Site;

namespace Pairing.Service.Accounts;

/// <summary>The status and the headers of a page whose password was not accepted.</summary>
public static class PasswordResponse
{
    public static void Set(HttpResponse response, PasswordResult result)
    {
        if (result.Outcome == PasswordOutcome.Busy)
        {
            SetBusy(response, result.Wait);
        }
        else if (result.Wait > TimeSpan.Zero)
        {
            response.Headers.RetryAfter = RelativeTime.FormatSeconds(result.Wait);
        }
    }

    public static void SetBusy(HttpResponse response, TimeSpan wait)
    {
        response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        response.Headers.RetryAfter = RelativeTime.FormatSeconds(wait);
    }
}

using Microsoft.AspNetCore.Mvc.RazorPages;
using Pairing.Service.Limits;
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

    /// <summary>For the form of a new account: tells that its password has no place in the queue.</summary>
    /// <returns>Whether it has none.</returns>
    public static bool IsRefused(PageModel page, CostlyWork.Entry entry)
    {
        if (entry.Place is not null)
        {
            return false;
        }

        page.ModelState.AddModelError("Entry.Password", PasswordText.Busy(entry.Wait));
        SetBusy(page.Response, entry.Wait);
        return true;
    }

    private static void SetBusy(HttpResponse response, TimeSpan wait)
    {
        response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        response.Headers.RetryAfter = RelativeTime.FormatSeconds(wait);
    }
}

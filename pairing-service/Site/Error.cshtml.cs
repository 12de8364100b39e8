using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Pairing.Service.Site;

/// <summary>Explains an error and the next step. It replaces the page that failed and keeps the status.</summary>
public sealed class ErrorPage : PageModel
{
    public string Title { get; private set; } = "";

    public string Text { get; private set; } = "";

    public void OnGet(int status)
    {
        if (status != StatusCodes.Status403Forbidden && !ErrorPages.IsShown(HttpContext))
        {
            status = StatusCodes.Status404NotFound; // somebody's link: nothing failed. Only 403 is a redirect of our own
        }

        Response.StatusCode = status;
        if (status == StatusCodes.Status503ServiceUnavailable)
        {
            Response.Headers.RetryAfter = "5"; // seconds
        }

        (Title, Text) = status switch
        {
            400 => ("That did not work",
                "The page was out of date, or your browser sent something that this page does not accept. You may have signed " +
                "in or out since you opened it. Nothing was changed. Start again."),
            403 => ("No access", "Your account is not allowed to do this. Nothing was changed."),
            404 => ("Page not found",
                "The address may be wrong, or the page no longer exists. If your device shows a code, you can still enter it."),
            405 => ("That did not work", "This address does not accept this kind of request. Nothing was changed. Start again."),
            413 => ("Too much data", "You sent more data than this service accepts. Nothing was changed."),
            503 => ("Back in a moment",
                "The service cannot reach its storage right now. Nothing is lost. Try again in a few seconds."),
            >= 500 => ("Something went wrong",
                "The error is in this service, and it was logged. Try again. If it happens again, tell the operator."),
            _ => ("That did not work", "Nothing was changed. Start again."),
        };
    }
}

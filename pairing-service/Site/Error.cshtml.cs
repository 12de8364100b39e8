using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Pairing.Service.Site;

/// <summary>What went wrong, in people's words, with a next step. Shown in place of the page that failed, with its status.</summary>
[IgnoreAntiforgeryToken] // it stands in for a failed POST too, and changes nothing
public sealed class ErrorPage : PageModel
{
    public string Title { get; private set; } = "";

    public string Text { get; private set; } = "";

    public void OnGet() => Say();

    public void OnPost() => Say();

    private void Say()
    {
        // Read here, since parameters are not bound at all where the form that failed cannot be read.
        int status = int.Parse((string)RouteData.Values["status"]!, CultureInfo.InvariantCulture);
        Response.StatusCode = status;
        if (status == StatusCodes.Status503ServiceUnavailable)
        {
            Response.Headers.RetryAfter = "5"; // seconds
        }

        (Title, Text) = status switch
        {
            400 => ("That did not go through",
                "The page was out of date, perhaps because you signed in or out meanwhile. Nothing was changed. Start again, please."),
            403 => ("Not for this account", "The account that you are signed in with may not do this. Nothing was changed."),
            404 => ("No such page", "The address may be mistyped, or what stood here is gone. A code on your device still works."),
            405 => ("That did not go through", "This address answers another kind of request. Nothing was changed. Start again, please."),
            413 => ("That was too much", "What was sent is larger than this service takes. Nothing was changed."),
            503 => ("Back in a moment", "The service cannot reach its storage just now. Nothing is lost. Try again in a few seconds."),
            >= 500 => ("Something went wrong here", "The fault is ours and has been noted. Try again; if it stays, tell who runs this service."),
            _ => ("That did not work", "Nothing was changed. Start again, please."),
        };
    }
}

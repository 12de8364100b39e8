using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Pairing.Service.Site;

/// <summary>
/// A page runs only with a handler and with values that fit its fields. Without this filter, Razor Pages shows a page whose
/// handler does not exist, and leaves a value that does not fit to each handler.
/// </summary>
public sealed class StrictPages : IPageFilter
{
    public void OnPageHandlerSelected(PageHandlerSelectedContext context)
    {
    }

    public void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (context.HandlerMethod is null)
        {
            context.Result = new NotFoundResult();
        }
        else if (!context.ModelState.IsValid)
        {
            context.Result = new BadRequestResult();
        }
    }

    public void OnPageHandlerExecuted(PageHandlerExecutedContext context)
    {
    }
}

using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Pairing.Service.Tests.Pages;

/// <summary>
/// The accessibility rules of axe, run in the page itself. Deque's package for Playwright opens another page for each result, in
/// a browser process of its own, for the sake of frames, which these pages do not have.
/// </summary>
internal static class Axe
{
    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    private const string FindViolations =
        "async () => (await axe.run()).violations.map(found => `${found.id}: ${found.help}: ${found.nodes[0].html}`)";

    /// <summary>Puts axe into the page. It stays until the next page.</summary>
    public static async Task AddAxeAsync(this IPage page)
    {
        await page.EvaluateAsync(Script);
        Assert.Equal(0, await page.Locator("iframe, frame, object, embed").CountAsync());
    }

    /// <summary>The rules that the page breaks, each with its first element.</summary>
    public static Task<string[]> ViolationsAsync(this IPage page) => page.EvaluateAsync<string[]>(FindViolations);
}

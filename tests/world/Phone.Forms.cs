using System.Net;
using System.Text.RegularExpressions;

namespace Pairing.Tests.World;

/// <summary>The pages of any other server: one form after the other.</summary>
public sealed partial class Phone
{
    private const int MostPages = 10;

    /// <summary>
    /// Fills in the fields of each page by name and submits it, until a page has no form. If a page has the last button,
    /// that button submits it and ends the visit.
    /// </summary>
    /// <returns>The last page.</returns>
    public async Task<string> FillAsync(string path, string lastButton, params (string Name, string Value)[] answers)
    {
        var known = answers.ToDictionary(answer => answer.Name, answer => answer.Value, StringComparer.Ordinal);
        var (at, page) = await FollowAsync(At(path), await GetAsync(path));
        for (int forms = 0; Form().Match(page.Html) is { Success: true } form; forms++)
        {
            if (forms == MostPages)
            {
                throw new InvalidOperationException($"The pages do not end. Typed: {string.Join(", ", answers)}\n{page.Html}");
            }

            var fields = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (Match input in Input().Matches(form.Groups["inside"].Value))
            {
                string name = Attribute(input.Value, "name");
                fields[name] = known.GetValueOrDefault(name) ?? Attribute(input.Value, "value");
            }

            var last = Button().Matches(page.Html).FirstOrDefault(button => Attribute(button.Value, "name") == lastButton);
            if (last is not null)
            {
                fields[lastButton] = Attribute(last.Value, "value");
            }

            at = new Uri(at, Attribute(form.Groups["tag"].Value, "action"));
            (at, page) = await FollowAsync(
                at, await PostWithoutTokenAsync(at.ToString(), [.. fields.Select(field => (field.Key, field.Value))]));
            if (last is not null)
            {
                break;
            }
        }

        return page.Html;
    }

    private async Task<(Uri At, Page Page)> FollowAsync(Uri at, Page page)
    {
        while (page.Location.Length > 0)
        {
            at = new Uri(at, page.Location);
            page = await GetAsync(at.ToString());
        }

        return (at, page);
    }

    private static string Attribute(string tag, string name) =>
        WebUtility.HtmlDecode(Regex.Match(tag, $@"\b{name}=""(?<value>[^""]*)""").Groups["value"].Value);

    [GeneratedRegex("<form(?<tag>[^>]*)>(?<inside>.*?)</form>", RegexOptions.Singleline)]
    private static partial Regex Form();

    [GeneratedRegex(@"<input\b[^>]*\bname=[^>]*>")]
    private static partial Regex Input();

    [GeneratedRegex(@"<button\b[^>]*\bname=[^>]*>")]
    private static partial Regex Button();
}

using System.Net;
using System.Text.RegularExpressions;

namespace Pairing.Boards.Tests.OtherServers;

/// <summary>Somebody with a browser that has no script: opens the address on the screen and sends one form after the other.</summary>
internal sealed partial class Visitor : IDisposable
{
    private readonly HttpClient _browser = new(new HttpClientHandler { CookieContainer = new CookieContainer() });

    /// <summary>Fills in what a page asks for by name and presses the plain button, until a page has no form or a button of that name was there.</summary>
    /// <returns>The last page.</returns>
    public async Task<string> VisitAsync(string address, string lastButton, params (string Name, string Value)[] answers)
    {
        Dictionary<string, string> known = answers.ToDictionary(answer => answer.Name, answer => answer.Value);
        using HttpResponseMessage first = await _browser.GetAsync(new Uri(address));
        (Uri at, string page) = (first.RequestMessage!.RequestUri!, await first.Content.ReadAsStringAsync());
        for (int forms = 0; Form().Match(page) is { Success: true } form; forms++)
        {
            Assert.True(forms < 10, "the pages go round in circles:\n" + page);
            Dictionary<string, string> fields = [];
            foreach (Match input in Input().Matches(form.Groups["inside"].Value))
            {
                string name = Attribute(input.Value, "name");
                fields[name] = known.GetValueOrDefault(name) ?? Attribute(input.Value, "value");
            }

            Match last = Button().Matches(page).FirstOrDefault(button => Attribute(button.Value, "name") == lastButton) ?? Match.Empty;
            if (last.Success)
            {
                fields[lastButton] = Attribute(last.Value, "value");
            }

            Uri target = new(at, Attribute(form.Groups["tag"].Value, "action"));
            using FormUrlEncodedContent body = new(fields);
            using HttpResponseMessage next = await _browser.PostAsync(target, body);
            (at, page) = (next.RequestMessage!.RequestUri!, await next.Content.ReadAsStringAsync());
            if (last.Success)
            {
                break;
            }
        }

        return page;
    }

    public void Dispose() => _browser.Dispose();

    private static string Attribute(string tag, string name)
    {
        Match match = Regex.Match(tag, $@"\b{name}=""(?<value>[^""]*)""");
        return WebUtility.HtmlDecode(match.Groups["value"].Value);
    }

    [GeneratedRegex("<form(?<tag>[^>]*)>(?<inside>.*?)</form>", RegexOptions.Singleline)]
    private static partial Regex Form();

    [GeneratedRegex(@"<input\b[^>]*\bname=[^>]*>")]
    private static partial Regex Input();

    [GeneratedRegex(@"<button\b[^>]*\bname=[^>]*>")]
    private static partial Regex Button();
}

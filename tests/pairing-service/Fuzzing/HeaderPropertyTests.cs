using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Pairing.Service.Accounts;
using Pairing.Service.Address;
using Pairing.Service.Limits;
using Pairing.Service.Requests;

namespace Pairing.Service.Tests.Fuzzing;

/// <summary>What holds for every header, form and address.</summary>
public sealed partial class HeaderPropertyTests
{
    [Fact]
    public void A_preferred_wait_is_from_none_to_the_maximum() =>
        Texts.With("wait", "=", "5", "99999999999", "\"", "\\", ",", ";", " ", "-").Holds(text =>
            Preferences.Wait(text, 25) is >= 0 and <= 25 && Preferences.Wait(new[] { text, "wait=7" }, 25) is >= 0 and <= 25);

    [Fact]
    public void A_wait_among_any_preferences_is_found() => Texts.With("a", "=", "1").Holds(text =>
    {
        string other = string.Concat(text.Where(char.IsAsciiLetterUpper)) + "x";
        return Preferences.Wait($"{other}=1, {other}; wait=3, WAIT = 7;{other}, wait=9", 25) == 7;
    });

    [Fact]
    public void A_form_is_read_as_it_was_written_or_not_at_all() =>
        Texts.With("%", "+", "&", "=", "%00", "%FF", "é", "\n").Holds(text =>
            FormText.Decode(Encoding.UTF8.GetBytes(text)) is not { } read || !read.Any(char.IsControl));

    [Fact]
    public void What_is_encoded_is_decoded_to_the_same() => Texts.With("%", "+", "&", "=", "é", "\U0001F600").Holds(text =>
    {
        string whole = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
        string? read = FormText.Decode(Encoding.ASCII.GetBytes(WebUtility.UrlEncode(whole)));
        return whole.Any(char.IsControl) ? read is null : read == whole;
    });

    [Fact]
    public void A_host_that_is_accepted_makes_an_address() =>
        Texts.With("localhost", ".", ":", "80", "65536", "[", "]", "::1", "xn--", "-", "_", "%").Holds(text =>
            !HostHeader.IsWellFormed(text) || text.Length == 0
            || (Uri.TryCreate($"http://{new HostString(text).ToUriComponent()}/", UriKind.Absolute, out var address)
                && address.AbsolutePath == "/"));

    [Fact]
    public void A_redirect_is_an_encoded_path_of_this_service() =>
        Texts.With("/", "//", "\\", "~/", "d", "é", "\r\n", "%", "?", "#", ":", "https://evil.example", "\t").Holds(text =>
        {
            string path = new UrlHelperOfNothing().SafeReturnUrl(text);
            return Encoded().IsMatch(path) && new UrlHelperOfNothing().IsLocalUrl(path);
        });

    [Fact]
    public void A_forwarded_address_is_taken_only_from_a_listed_proxy() =>
        Texts.With("1.2.3.4", ",", " ", "10.0.0.1", "::1", "[", "]", ":", "80", "unknown", "\"").Holds(text =>
        {
            var (unlisted, listed) = (Forwarded(text, "203.0.113.9"), Forwarded(text, "10.0.0.1"));
            return unlisted.Connection.RemoteIpAddress is null && Network.Of(unlisted) == "unknown via 203.0.113.9"
                && (listed.Features.Get<UnlistedProxy>() is null || listed.Connection.RemoteIpAddress is null);
        });

    private static DefaultHttpContext Forwarded(string text, string by)
    {
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor, ForwardLimit = null };
        options.KnownIPNetworks.Add(System.Net.IPNetwork.Parse("10.0.0.0/8"));
        var context = new DefaultHttpContext { Connection = { RemoteIpAddress = IPAddress.Parse(by) } };
        context.Request.Headers["X-Forwarded-For"] = text;
        new Forwarding(Options.Create(options), NullLoggerFactory.Instance).Apply(context);
        return context;
    }

    [GeneratedRegex(@"\A(~?/(?![/\\])[A-Za-z0-9\-._~!$&'()*+,;=:@/?%#]*)\z")]
    private static partial Regex Encoded();

    /// <summary>MVC's own rule of what is local.</summary>
    private sealed class UrlHelperOfNothing() : Microsoft.AspNetCore.Mvc.Routing.UrlHelper(
        new Microsoft.AspNetCore.Mvc.ActionContext(
            new DefaultHttpContext(), new Microsoft.AspNetCore.Routing.RouteData { Routers = { } },
            new Microsoft.AspNetCore.Mvc.Abstractions.ActionDescriptor()));
}

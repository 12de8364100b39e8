using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Pairing.Service.Tests.Sessions;

/// <summary>What a thief of a browser's cookies has.</summary>
internal static class CopiedPhone
{
    public static Phone Copy(this Phone phone, Uri service)
    {
        var copy = new Phone(service);
        foreach (Cookie cookie in phone.Cookies.GetAllCookies())
        {
            copy.Cookies.Add(new Cookie(cookie.Name, cookie.Value, cookie.Path, cookie.Domain));
        }

        return copy;
    }

    /// <summary>The secret within the session cookie.</summary>
    public static string SecretOf(this Phone phone, RunningService service)
    {
        string cookie = phone.Cookies.GetAllCookies().Single(one => one.Name.Contains("session", StringComparison.Ordinal)).Value;
        var ticket = service.Get<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme)
            .TicketDataFormat.Unprotect(cookie)!;
        return ticket.Principal.FindFirstValue("secret")!;
    }
}

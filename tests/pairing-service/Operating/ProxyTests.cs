using System.Net;
using System.Text.RegularExpressions;
using Pairing.Protocol;
using Pairing.Service.Tests.Databases;
using Pairing.Service.Tests.Nodes;

namespace Pairing.Service.Tests.Operating;

/// <summary>Two nodes on one PostgreSQL behind nginx and behind Caddy, with TLS, as in docs/operating.md.</summary>
public sealed partial class ProxyTests
{
    private const string Device = "127.0.0.5";
    private const string PhoneAddress = "127.0.0.6";

    [Fact]
    public Task Behind_nginx_devices_pair_and_keep_their_own_addresses() =>
        PairAsync(ReverseProxy.NginxAsync, repeatsPosts: true);

    [Fact]
    public Task Behind_Caddy_devices_pair_and_keep_their_own_addresses() =>
        PairAsync(ReverseProxy.CaddyAsync, repeatsPosts: false);

    /// <param name="repeatsPosts">Whether the proxy repeats a request with a body at the other node if the first one is down.
    /// Caddy 2.6 repeats only requests without a body.</param>
    private static async Task PairAsync(Func<Uri, Uri, Task<ReverseProxy>> startAsync, bool repeatsPosts)
    {
        await using var cluster = await Cluster.StartAsync(
            await PostgresServer.SharedAsync(),
            $"Pairing:PublicUrl=https://{ReverseProxy.Host}",
            "Pairing:Proxies:Known:0=127.0.0.1",
            "Pairing:Limits:NewCodes=2");
        using var proxy = await startAsync(cluster.A.Http.BaseAddress!, cluster.B.Http.BaseAddress!);
        using var device = proxy.ClientFrom(Device);
        using var phone = proxy.ClientFrom(PhoneAddress);

        // The address on the screen is the public one, and clients are known by their own address, whatever they claim.
        device.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.9");
        var asked = await PostAsync(device, WellKnown.DeviceAuthorization);
        Assert.Equal($"https://{ReverseProxy.Host}/d", asked[Wire.VerificationUri]);
        Assert.Equal(Device, await cluster.Database.AskAsync<string>("""SELECT "AskedFrom" FROM "Grants" """));
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(device, WellKnown.DeviceAuthorization)).Status);
        // one more than the limit per address
        Assert.Equal(Wire.SlowDown, (await PostAsync(device, WellKnown.DeviceAuthorization)).Error);
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(phone, WellKnown.DeviceAuthorization)).Status);

        // A long poll is held until its time is up and until the approval.
        var whole = await PollAsync(device, asked, wait: 1);
        Assert.Equal((Wire.AuthorizationPending, "wait=1"), (whole.Error, whole.Header(Wire.PreferenceApplied)));
        var held = WaitAsync(device, asked);
        await SubmitAsync(phone, "/account/sign-in", "/account/sign-in", ("Name", "ada"), ("Password", Phone.Password));
        string confirm = await SubmitAsync(phone, "/d", "/d", ("code", asked[Wire.UserCode]!));
        await SubmitAsync(phone, confirm, $"{confirm}?handler=Approve");
        var paired = await held;
        Assert.Equal(HttpStatusCode.OK, paired.Status);

        // With one node down, everything continues.
        cluster.A.Kill();
        for (int requests = 0; requests < 4; requests++)
        {
            var keys = await Answer.OfAsync(await device.GetAsync(WellKnown.Jwks));
            Assert.True(keys.Status == HttpStatusCode.OK, $"{keys.Status}: {proxy.Log}");
        }

        Answer refreshed;
        do
        {
            refreshed = await PostAsync(
                device, WellKnown.Token, 0, (Wire.GrantType, Wire.RefreshTokenGrant), (
                    Wire.RefreshToken, paired[Wire.RefreshToken]!));
        }
        // no node received the request: a device tries again, until the proxy's next health check
        while (refreshed.Status == HttpStatusCode.BadGateway && !repeatsPosts);
        Assert.True(refreshed.Status == HttpStatusCode.OK, $"{refreshed.Status}: {proxy.Log}");
    }

    private static Task<Answer> PollAsync(HttpClient device, Answer asked, int wait) =>
        PostAsync(
            device, WellKnown.Token, wait, (Wire.GrantType, Wire.DeviceCodeGrant), (Wire.DeviceCode, asked[Wire.DeviceCode]!));

    /// <summary>
    /// Sends long polls until the decision. On a busy machine, a person's pages can take longer than one long poll.
    /// </summary>
    private static async Task<Answer> WaitAsync(HttpClient device, Answer asked)
    {
        while (true)
        {
            var answer = await PollAsync(device, asked, wait: 25);
            if (answer.Error != Wire.AuthorizationPending)
            {
                return answer;
            }
        }
    }

    private static async Task<Answer> PostAsync(
        HttpClient client, string path, int wait = 0, params (string Name, string Value)[] form)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = Form(
            [(Wire.ClientId, Defaults.ClientId), .. form])
        };
        if (wait > 0)
        {
            request.Headers.Add(Wire.Prefer, $"{Wire.Wait}={wait}");
        }

        return await Answer.OfAsync(await client.SendAsync(request));
    }

    /// <summary>Reads a form and sends it. Returns the redirect.</summary>
    private static async Task<string> SubmitAsync(
        HttpClient phone, string page, string path, params (string Name, string Value)[] fields)
    {
        string token = FormToken().Match(await phone.GetStringAsync(page)).Groups["token"].Value;
        using var form = Form([.. fields, ("__RequestVerificationToken", token)]);
        using var answer = await phone.PostAsync(path, form);
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        return answer.Headers.Location!.ToString();
    }

    private static FormUrlEncodedContent Form((string Name, string Value)[] form) =>
        new(form.Select(p => KeyValuePair.Create(p.Name, p.Value)));

    [GeneratedRegex(
        "name=\"__RequestVerificationToken\" type=\"hidden\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex FormToken();
}

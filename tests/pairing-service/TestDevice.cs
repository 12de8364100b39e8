using System.Net;
using System.Net.Http.Headers;
using Pairing.Protocol;
using Pairing.Service.Accounts;
using Pairing.Service.Grants;

namespace Pairing.Service.Tests;

/// <summary>An RFC 8628 client with only what the tests need.</summary>
public sealed class TestDevice(RunningService service, string clientId = Defaults.ClientId, string secret = "")
{
    /// <summary>Of a client with one, if a test does not set another.</summary>
    public const string Secret = "0123456789abcdef0123456789abcdef";

    public string DeviceCode { get; private set; } = "";
    public string UserCode { get; private set; } = "";
    public string AccessToken { get; private set; } = "";
    public string RefreshToken { get; private set; } = "";

    // empty means absent
    private IEnumerable<(string Name, string Value)> Who => [(Wire.ClientId, clientId), (Wire.ClientSecret, secret)];

    public async Task<Answer> AskAsync(params (string Name, string Value)[] more)
    {
        var answer = await PostAsync(WellKnown.DeviceAuthorization, [.. Who, .. more]);
        if (answer.Status == HttpStatusCode.OK)
        {
            DeviceCode = answer[Wire.DeviceCode]!;
            UserCode = answer[Wire.UserCode]!;
        }

        return answer;
    }

    public Task<Answer> PollAsync() => PollAsync(DeviceCode);

    public async Task<Answer> PollAsync(string deviceCode) => Keep(await PostAsync(
        WellKnown.Token,
        [.. Who, (Wire.GrantType, Wire.DeviceCodeGrant), (Wire.DeviceCode, deviceCode)]));

    /// <summary>A long poll.</summary>
    /// <param name="prefer">The header's value: "wait=10".</param>
    public async Task<Answer> WaitAsync(string prefer, CancellationToken cancel = default)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, WellKnown.Token)
        {
            Content = Form((Wire.ClientId, clientId), (Wire.GrantType, Wire.DeviceCodeGrant), (Wire.DeviceCode, DeviceCode)),
        };
        request.Headers.TryAddWithoutValidation(Wire.Prefer, prefer);
        return Keep(await Answer.OfAsync(await service.Http.SendAsync(request, cancel)));
    }

    public Task<Answer> RefreshAsync() => RefreshAsync(RefreshToken);

    public async Task<Answer> RefreshAsync(string refreshToken, params (string Name, string Value)[] more) =>
        Keep(await PostAsync(
        WellKnown.Token,
        [.. Who, (Wire.GrantType, Wire.RefreshTokenGrant), (Wire.RefreshToken, refreshToken), .. more]));

    public Task<Answer> WhoAmIAsync() => WhoAmIAsync(AccessToken);

    public async Task<Answer> WhoAmIAsync(string accessToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, WellKnown.Device);
        request.Headers.Authorization = new AuthenticationHeaderValue(Wire.Bearer, accessToken);
        return await Answer.OfAsync(await service.Http.SendAsync(request));
    }

    /// <summary>The owner's decision on the phone, without the page.</summary>
    public async Task<bool> ApproveAsync(Account account) =>
        await service.Get<IGrants>().ApproveAsync((await GrantAsync()).Id, account.Id, service.Clock.GetUtcNow(), default);

    public async Task<bool> DenyAsync() =>
        await service.Get<IGrants>().DenyAsync((await GrantAsync()).Id, service.Clock.GetUtcNow(), default);

    public Task<Grant> GrantAsync() => service.GrantOfAsync(UserCode);

    /// <summary>From the first request to the tokens.</summary>
    public async Task PairAsync(Account account)
    {
        await AskAsync();
        Assert.True(await ApproveAsync(account));
        Assert.Equal(HttpStatusCode.OK, (await PollAsync()).Status);
    }

    public async Task<Answer> PostAsync(string path, params (string Name, string Value)[] form)
    {
        using var content = Form(form);
        return await Answer.OfAsync(await service.Http.PostAsync(path, content));
    }

    private static FormUrlEncodedContent Form(params (string Name, string Value)[] form) =>
        new(form.Select(p => KeyValuePair.Create(p.Name, p.Value)));

    private Answer Keep(Answer answer)
    {
        if (answer.Status == HttpStatusCode.OK)
        {
            AccessToken = answer[Wire.AccessToken]!;
            RefreshToken = answer[Wire.RefreshToken] ?? "";
        }

        return answer;
    }
}

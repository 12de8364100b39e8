using Pairing.Firmware.Core.DeviceFlow;
using Pairing.Firmware.Core.Network;
using Pairing.Firmware.Core.Providers;

namespace Pairing.Firmware.Tests.Providers;

/// <summary>Each provider's words and statuses, as polls get them (tests/other-servers has the pages they come from).</summary>
public class ProviderErrorTests
{
    [Theory]
    [InlineData("amazon", 400, """{"error":"authorization_pending","error_description":"Waiting"}""", Verdict.Pending)]
    [InlineData("amazon", 400, """{"error":"invalid_code_pair"}""", Verdict.Expired)]
    [InlineData("google", 428, """{"error":"authorization_pending","error_description":"Precondition"}""", Verdict.Pending)]
    [InlineData("google", 403, """{"error":"slow_down","error_description":"Forbidden"}""", Verdict.SlowDown)]
    [InlineData("google", 403, """{"error":"access_denied"}""", Verdict.Denied)]
    [InlineData("google", 403, """{"error_code":"rate_limit_exceeded"}""", Verdict.SlowDown)]
    [InlineData("github", 200, """{"error":"authorization_pending","error_uri":"https://docs"}""", Verdict.Pending)]
    [InlineData("github", 200, """{"error":"slow_down","interval":10}""", Verdict.SlowDown)]
    [InlineData("github", 200, """{"error":"incorrect_device_code"}""", Verdict.Refused)]
    [InlineData("microsoft", 400, """{"error":"authorization_declined","error_codes":[70018]}""", Verdict.Denied)]
    [InlineData("microsoft", 400, """{"error":"code_expired"}""", Verdict.Expired)]
    [InlineData("microsoft", 400, """{"error":"expired_token"}""", Verdict.Expired)]
    [InlineData("microsoft", 401, """{"error":"invalid_client","error_codes":[7000218]}""", Verdict.Refused)]
    [InlineData("twitch", 400, """{"status":400,"message":"authorization_pending"}""", Verdict.Pending)]
    [InlineData("twitch", 400, """{"status":400,"message":"invalid device code"}""", Verdict.Refused)]
    [InlineData("trakt", 400, "", Verdict.Pending)]
    [InlineData("trakt", 404, "", Verdict.Refused)]
    [InlineData("trakt", 409, "", Verdict.Refused)]
    [InlineData("trakt", 410, "", Verdict.Expired)]
    [InlineData("trakt", 418, "", Verdict.Denied)]
    [InlineData("trakt", 429, "", Verdict.SlowDown)]
    [InlineData("trakt", 500, "", Verdict.Unanswered)]
    [InlineData("facebook", 400, """{"error":{"message":"m","code":31,"error_subcode":1349174}}""", Verdict.Pending)]
    [InlineData("facebook", 400, """{"error": {"message":"m","code":17,"error_subcode":1349172}}""", Verdict.SlowDown)]
    [InlineData("facebook", 400, """{"error":{"message":"m","code":463,"error_subcode":1349152}}""", Verdict.Expired)]
    [InlineData("facebook", 400, """{"error":{"error_data":{"a":"}"},"error_subcode":1349174}}""", Verdict.Pending)]
    [InlineData("facebook", 400, """{"error":{"message":"no \"code\" yet","error_subcode":1349174}}""", Verdict.Pending)]
    [InlineData("facebook", 200, """{"access_token":"a","expires_in":5183996}""", Verdict.Granted)]
    [InlineData("auth0", 403, """{"error":"authorization_pending"}""", Verdict.Pending)]
    [InlineData("auth0", 429, """{"error":"slow_down","error_description":"You are polling faster"}""", Verdict.SlowDown)]
    [InlineData("auth0", 403, """{"error":"expired_token"}""", Verdict.Expired)]
    [InlineData("okta", 400, """{"errorCode":"invalid_client","errorSummary":"Invalid value"}""", Verdict.Refused)]
    [InlineData("keycloak", 400, """{"error":"slow_down","error_description":"Slow down"}""", Verdict.SlowDown)]
    [InlineData("", 400, """{"error":{"error":"authorization_pending"}}""", Verdict.Pending)]
    [InlineData("", 400, """{"error":{"error":{"error":"access_denied"}}}""", Verdict.Unanswered)] // one deep
    [InlineData("", 404, """{"message":"no route"}""", Verdict.Unanswered)] // a gateway's, between two answers of the server
    public void A_poll_is_understood(string provider, int status, string body, Verdict verdict)
    {
        HttpResponse http = HttpResponse.Of(status, body);
        Assert.Equal(verdict, Verdicts.Of(http, Read(provider, http)));
    }

    [Theory]
    [InlineData("twitch", """{"status":403,"message":"invalid client secret"}""", "invalid client secret")]
    [InlineData("facebook", """{"error":{"message":"Invalid OAuth token","code":190}}""", "Invalid OAuth token")]
    [InlineData("amazon", """{"error":"InvalidValue","error_description":"client_id"}""", "InvalidValue")]
    [InlineData("github", """{"error":"device_flow_disabled"}""", "device_flow_disabled")]
    public void An_error_of_its_own_is_kept_as_it_says_it(string provider, string body, string word) =>
        Assert.Equal(word, Read(provider, HttpResponse.Of(400, body))!.error);

    [Fact]
    public void A_message_beside_tokens_is_no_error() => Assert.Equal(
        Verdict.Granted,
        Verdicts.Of(
            HttpResponse.Of(200, ""),
            Read("twitch", HttpResponse.Of(
                200, """{"access_token":"a","token_type":"bearer","scope":["user:read"],"message":"hello"}"""))));

    private static Response? Read(string provider, HttpResponse http)
    {
        Reading reading = new(http.Body, null);
        Assert.False(reading.Advance(), "a short response is one slice");
        return Dialect.Read(ProviderList.Find(provider)!, http, reading);
    }
}

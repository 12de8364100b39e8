using Pairing.Firmware.Core.DeviceFlow;
using Pairing.Firmware.Core.Network;

namespace Pairing.Firmware.Tests.DeviceFlow;

public class VerdictTests
{
    [Theory]
    [InlineData(400, "authorization_pending", Verdict.Pending)]
    [InlineData(200, "authorization_pending", Verdict.Pending)]
    [InlineData(428, "authorization_pending", Verdict.Pending)]
    [InlineData(400, "slow_down", Verdict.SlowDown)]
    [InlineData(429, "slow_down", Verdict.SlowDown)]
    [InlineData(400, "access_denied", Verdict.Denied)]
    [InlineData(400, "expired_token", Verdict.Expired)]
    [InlineData(400, "invalid_grant", Verdict.Refused)]
    [InlineData(401, "invalid_client", Verdict.Refused)]
    [InlineData(400, "no_such_word", Verdict.Refused)]
    [InlineData(400, "SLOW_DOWN", Verdict.Refused)]
    [InlineData(429, "too_many_requests", Verdict.Unanswered)]
    [InlineData(503, "temporarily_unavailable", Verdict.Unanswered)]
    [InlineData(500, "access_denied", Verdict.Unanswered)]
    public void Each_error_has_its_meaning_whatever_the_status(int status, string error, Verdict verdict) =>
        Assert.Equal(verdict, Verdicts.Of(HttpResponse.Of(status, ""), new Response { error = error }));

    [Theory]
    [InlineData(200, "a", "Bearer", Verdict.Granted)]
    [InlineData(200, "a", "bearer", Verdict.Granted)]
    [InlineData(200, "a", "mac", Verdict.Unanswered)]
    [InlineData(200, "a", "", Verdict.Unanswered)]
    [InlineData(200, "", "Bearer", Verdict.Unanswered)]
    [InlineData(400, "a", "Bearer", Verdict.Unanswered)]
    public void Tokens_count_when_they_can_be_used(int status, string token, string type, Verdict verdict) =>
        Assert.Equal(verdict, Verdicts.Of(HttpResponse.Of(status, ""), new Response { access_token = token, token_type = type }));

    [Fact]
    public void No_answer_and_no_JSON_mean_later()
    {
        Assert.Equal(Verdict.Unanswered, Verdicts.Of(HttpResponse.Failed(HttpFailure.Broken), null));
        Assert.Equal(Verdict.Unanswered, Verdicts.Of(HttpResponse.Of(200, "<html>sign in to this hotel"), null));
        Assert.Equal(Verdict.Unanswered, Verdicts.Of(HttpResponse.Of(302, ""), null));
    }

    [Theory]
    [InlineData("600", 600)]
    [InlineData("600.0", 600)]
    [InlineData("1", 1)]
    [InlineData("0", 7)]
    [InlineData("-5", 7)]
    [InlineData("", 7)]
    [InlineData("soon", 7)]
    [InlineData("86399", 86399)]
    [InlineData("86400", 86400)]
    [InlineData("86401", 86400)]
    [InlineData("999999999", 86400)]
    [InlineData("1000000000", 86400)]
    [InlineData("123456789012345678901234567890", 86400)]
    [InlineData("-1000000000", 7)]
    [InlineData("12345678O0", 7)]
    public void Seconds_are_read_with_care(string text, int seconds) => Assert.Equal(seconds, Response.Seconds(text, 7));
}

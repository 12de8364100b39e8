using System.Net;
using Pairing.Protocol;

namespace Pairing.Service.Tests.Requests;

/// <summary>Checks of invalid input for every endpoint that takes a form.</summary>
public sealed class BadInputTests : FormCase
{
    public static TheoryData<string> Endpoints =>
        [WellKnown.DeviceAuthorization, WellKnown.Token, WellKnown.Revocation, WellKnown.Introspection];

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task Get_is_405_with_Allow(string path)
    {
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Put, HttpMethod.Delete })
        {
            var answer = await SendAsync(new HttpRequestMessage(method, path));
            AssertError(answer, HttpStatusCode.MethodNotAllowed, Wire.InvalidRequest);
            Assert.Equal("POST", answer.Header("Allow"));
        }
    }

    [Theory]
    [InlineData("application/json", "{\"client_id\":\"screen\"}")]
    [InlineData("text/plain", "client_id=screen")]
    [InlineData("multipart/form-data; boundary=x", "--x--")]
    [InlineData("application/x-www-form-urlencoded; charset=iso-8859-1", "client_id=screen")]
    [InlineData(null, "client_id=screen")]
    public async Task A_wrong_content_type_is_invalid_request(string? type, string body)
    {
        foreach (string path in Endpoints)
        {
            AssertError(await PostAsync(path, body, type), HttpStatusCode.BadRequest, Wire.InvalidRequest);
        }
    }

    [Theory]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/x-www-form-urlencoded; charset=utf-8")]
    [InlineData("Application/X-WWW-Form-Urlencoded;charset=UTF-8")]
    public async Task The_right_content_type_may_have_a_charset(string type) =>
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(WellKnown.DeviceAuthorization, "client_id=screen", type)).Status);

    [Theory]
    [InlineData("client_id=screen&client_id=screen")]
    [InlineData("client_id=screen&scope=device&scope=")]
    [InlineData("client_id=screen&unknown=1&unknown=2")]
    [InlineData("client_id=screen&client%5Fid=screen")]
    public async Task A_parameter_twice_is_invalid_request(string body)
    {
        foreach (string path in Endpoints)
        {
            AssertError(await PostAsync(path, body), HttpStatusCode.BadRequest, Wire.InvalidRequest);
        }
    }

    [Theory]
    [InlineData("/oauth/device_authorization", "")]
    [InlineData("/oauth/device_authorization", "client_id=")]
    [InlineData("/oauth/device_authorization", "scope=device")]
    [InlineData("/oauth/token", "grant_type=refresh_token&refresh_token=x")]
    [InlineData("/oauth/token", "client_id=screen")]
    [InlineData("/oauth/token", "client_id=screen&grant_type=")]
    [InlineData("/oauth/token", "client_id=screen&grant_type=urn:ietf:params:oauth:grant-type:device_code")]
    [InlineData("/oauth/token", "client_id=screen&grant_type=urn:ietf:params:oauth:grant-type:device_code&device_code=")]
    [InlineData("/oauth/token", "client_id=screen&grant_type=refresh_token")]
    [InlineData("/oauth/revoke", "token=x")]
    [InlineData("/oauth/revoke", "client_id=screen")]
    [InlineData("/oauth/revoke", "client_id=screen&token=")]
    [InlineData("/oauth/introspect", Box)]
    [InlineData("/oauth/introspect", Box + "&token=")]
    public async Task A_missing_or_empty_required_parameter_is_invalid_request(string path, string body) =>
        AssertError(await PostAsync(path, body), HttpStatusCode.BadRequest, Wire.InvalidRequest);

    [Theory]
    [InlineData("client_id=screen&scope=")]
    [InlineData("client_id=screen&colour=green&=nameless&&flag")]
    public async Task Empty_values_count_as_absent_and_unknown_parameters_are_ignored(string body) =>
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(WellKnown.DeviceAuthorization, body)).Status);

    [Theory]
    [InlineData("grant_type=password&username=a&password=b")]
    [InlineData("grant_type=authorization_code")]
    [InlineData("grant_type=device_code")]
    public async Task An_unknown_grant_type_is_unsupported(string body) =>
        AssertError(
            await PostAsync(WellKnown.Token, "client_id=screen&" + body), HttpStatusCode.BadRequest, Wire.UnsupportedGrantType);

    [Theory]
    [InlineData("admin")]
    [InlineData("device%20admin")]
    [InlineData("device%22")]
    [InlineData("%20")]
    public async Task A_scope_that_the_client_may_not_have_is_invalid_scope(string scope) => AssertError(
        await PostAsync(
            WellKnown.DeviceAuthorization, "client_id=screen&scope=" + scope), HttpStatusCode.BadRequest, Wire.InvalidScope);

    [Theory]
    [InlineData("text/html")]
    [InlineData("application/xml")]
    [InlineData("image/png;q=0.1")]
    public async Task The_response_is_JSON_and_not_stored_for_any_Accept_header(string accept)
    {
        foreach (string path in Endpoints.Append("/oauth/nothing"))
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = Body("client_id=screen") };
            request.Headers.Accept.ParseAdd(accept);
            var answer = await SendAsync(request);
            Assert.Equal("application/json", answer.Message.Content.Headers.ContentType?.MediaType);
            AssertNotStored(answer);
        }
    }
}

using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Pairing.Protocol;
using Pairing.Service.Requests;

namespace Pairing.Service.Tests.Requests;

/// <summary>Checks of invalid input for every endpoint that takes a form.</summary>
public sealed class BadInputTests : IAsyncLifetime
{
    private const string Box = "client_id=box&client_secret=s";
    private RunningService _service = null!;

    public static TheoryData<string> Endpoints =>
        [WellKnown.DeviceAuthorization, WellKnown.Token, WellKnown.Revocation, WellKnown.Introspection];

    public async Task InitializeAsync() =>
        _service = await RunningService.StartAsync("Pairing:Limits:NewCodes=1000", "Pairing:Clients:box:Secret=s");

    public async Task DisposeAsync() => await _service.DisposeAsync();

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
    [InlineData(FormReader.MaximumBytes, HttpStatusCode.OK)]
    [InlineData(FormReader.MaximumBytes + 1, HttpStatusCode.RequestEntityTooLarge)]
    public async Task A_body_may_have_16_KiB(int bytes, HttpStatusCode expected)
    {
        string body = Padded("client_id=screen&filler=", bytes);
        Assert.Equal(expected, (await PostAsync(WellKnown.DeviceAuthorization, body)).Status);

        // The same without Content-Length
        using var chunked = new HttpRequestMessage(HttpMethod.Post, WellKnown.DeviceAuthorization) { Content = Body(body) };
        chunked.Headers.TransferEncodingChunked = true;
        Assert.Equal(expected, (await SendAsync(chunked)).Status);
        Assert.Equal(expected, (await PostAsync(WellKnown.Revocation, Padded("client_id=screen&token=x&filler=", bytes))).Status);
        Assert.Equal(expected, (await PostAsync(WellKnown.Introspection, Padded(Box + "&token=x&filler=", bytes))).Status);
    }

    [Theory]
    [InlineData(FormReader.MaximumParameters, HttpStatusCode.OK)]
    [InlineData(FormReader.MaximumParameters + 1, HttpStatusCode.RequestEntityTooLarge)]
    public async Task A_body_may_have_32_parameters(int count, HttpStatusCode expected)
    {
        string body = "client_id=screen" + string.Concat(Enumerable.Range(2, count - 1).Select(i => $"&p{i}=1"));
        var answer = await PostAsync(WellKnown.DeviceAuthorization, body);
        Assert.Equal(expected, answer.Status);
        AssertNotStored(answer);
        Assert.Equal(
            expected, (await PostAsync(WellKnown.Revocation, body.Replace("p2=1", "token=x", StringComparison.Ordinal))).Status);
        string boxed = Box + "&token=x" + string.Concat(Enumerable.Range(4, count - 3).Select(i => $"&p{i}=1"));
        Assert.Equal(expected, (await PostAsync(WellKnown.Introspection, boxed)).Status);
    }

    [Theory]
    [InlineData("device_name=%FF")]
    [InlineData("device_name=%C3")]
    [InlineData("device_name=a%00b")]
    [InlineData("device_name=a%0Ab")]
    [InlineData("device_model=a%1Bb")]
    [InlineData("device_version=%C2%9B")]
    [InlineData("device_name=%4")]
    [InlineData("%FF=1")]
    public async Task Bad_UTF8_and_control_characters_are_invalid_request(string parameter) => AssertError(
        await PostAsync(
            WellKnown.DeviceAuthorization, "client_id=screen&" + parameter), HttpStatusCode.BadRequest, Wire.InvalidRequest);

    [Fact]
    public async Task A_token_with_bad_UTF8_or_a_control_character_is_invalid_request()
    {
        foreach (string token in new[] { "%FF", "a%00b", "%4" })
        {
            AssertError(
                await PostAsync(WellKnown.Revocation, "client_id=screen&token=" + token), HttpStatusCode.BadRequest,
                Wire.InvalidRequest);
            AssertError(
                await PostAsync(WellKnown.Introspection, Box + "&token=" + token), HttpStatusCode.BadRequest,
                Wire.InvalidRequest);
        }
    }

    [Fact]
    public async Task Raw_bytes_that_are_not_UTF8_are_invalid_request()
    {
        using var content = new ByteArrayContent([.. "client_id=screen&device_name="u8, 0xC3, 0x28]);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(Wire.FormMediaType);
        var answer = await Answer.OfAsync(await _service.Http.PostAsync(WellKnown.DeviceAuthorization, content));
        AssertError(answer, HttpStatusCode.BadRequest, Wire.InvalidRequest);
    }

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

    private static void AssertError(Answer answer, HttpStatusCode status, string error)
    {
        Assert.Equal(status, answer.Status);
        Assert.Equal(error, answer.Error);
        AssertNotStored(answer);
    }

    private static void AssertNotStored(Answer answer)
    {
        Assert.Equal("no-store", answer.Header("Cache-Control"));
        Assert.Equal("no-cache", answer.Header("Pragma"));
    }

    private static string Padded(string body, int bytes) => body + new string('x', bytes - body.Length);

    private async Task<Answer> PostAsync(string path, string body, string? type = Wire.FormMediaType)
    {
        using var content = Body(body, type);
        return await Answer.OfAsync(await _service.Http.PostAsync(path, content));
    }

    private async Task<Answer> SendAsync(HttpRequestMessage request) =>
        await Answer.OfAsync(await _service.Http.SendAsync(request));

    private static ByteArrayContent Body(string body, string? type = Wire.FormMediaType)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.ContentType = type is null ? null : MediaTypeHeaderValue.Parse(type);
        return content;
    }
}

using System.Net;
using System.Net.Http.Headers;
using Pairing.Protocol;
using Pairing.Service.Requests;

namespace Pairing.Service.Tests.Requests;

/// <summary>Form bodies that are too large, or that are not text.</summary>
public sealed class BadBodyTests : FormCase
{
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
        var answer = await Answer.OfAsync(await Http.PostAsync(WellKnown.DeviceAuthorization, content));
        AssertError(answer, HttpStatusCode.BadRequest, Wire.InvalidRequest);
    }

    private static string Padded(string body, int bytes) => body + new string('x', bytes - body.Length);
}

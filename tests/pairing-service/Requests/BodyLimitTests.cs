using System.Net;
using System.Text;
using Pairing.Service.Requests;

namespace Pairing.Service.Tests.Requests;

/// <summary>No route takes a body over 16 KiB, and none reads one to find out.</summary>
public sealed class BodyLimitTests
{
    [Fact]
    public async Task A_body_that_is_too_long_is_refused_on_every_route_before_any_of_it_arrives()
    {
        await using var service = await RunningService.StartAsync("Pairing:Accounts:Registration=open");
        foreach (string route in Routes.AllOf(service))
        {
            foreach (string method in new[] { "GET", "POST", "PUT", "DELETE" })
            {
                // Without a body, so a service that reads first would wait for it
                AssertTooLarge(
                    await RawConnection.AskAsync(
                        service.Root, Head(method, route) + $"Content-Length: {FormReader.MaximumBytes + 1}\r\n\r\n"),
                    $"{method} {route}");
            }
        }
    }

    [Fact]
    public async Task A_body_without_a_length_is_refused_on_every_route_when_it_is_too_long()
    {
        await using var service = await RunningService.StartAsync("Pairing:Accounts:Registration=open");
        string chunk = $"{FormReader.MaximumBytes + 1:x}\r\n{new string('x', FormReader.MaximumBytes + 1)}\r\n";
        foreach (string route in Routes.AllOf(service))
        {
            foreach (string method in new[] { "GET", "POST", "PUT" })
            {
                AssertTooLarge(
                    await RawConnection.AskAsync(
                        service.Root, Head(method, route) + "Transfer-Encoding: chunked\r\n\r\n" + chunk),
                    $"{method} {route}");
            }
        }
    }

    [Fact]
    public async Task A_body_of_16_KiB_without_a_length_is_read()
    {
        await using var service = await RunningService.StartAsync();
        string form = "client_id=screen&filler=".PadRight(FormReader.MaximumBytes, 'x');

        var answer = await RawConnection.AskAsync(
            service.Root, Head("POST", "/oauth/device_authorization") + "Transfer-Encoding: chunked\r\n\r\n" +
            $"4\r\n{form[..4]}\r\n{form.Length - 4:x}\r\n{form[4..]}\r\n0\r\n\r\n");

        Assert.Equal(200, answer.Status);
    }

    [Theory]
    [InlineData("zz\r\n")]
    [InlineData("-1\r\nx\r\n")]
    [InlineData("5\r\nabcdefghij\r\n0\r\n\r\n")]
    public async Task A_malformed_chunk_is_a_400(string chunks)
    {
        await using var service = await RunningService.StartAsync();
        foreach (string route in new[] { "/account/sign-in", "/d", "/nowhere", "/oauth/token", "/health/live" })
        {
            var answer = await RawConnection.AskAsync(
                service.Root, Head("POST", route) + "Transfer-Encoding: chunked\r\n\r\n" + chunks);
            Assert.True(answer.Status == 400, $"{route} is {answer.Status}");
            Assert.True(Routes.IsForPeople(route) ? answer.IsPage : answer.IsJson, $"{route} is {answer["Content-Type"]}");
        }

        LogAssert.HasNoFault(service.Log);
    }

    [Fact]
    public async Task A_page_reads_a_body_without_a_length()
    {
        await using var service = await RunningService.StartAsync();
        await service.AccountAsync("alice");
        using var visitor = new Phone(service.Root);
        await visitor.GetAsync("/account/sign-in");
        using var form = new FormUrlEncodedContent(
            [KeyValuePair.Create("Name", "alice"), KeyValuePair.Create("Password", Phone.Password)]);
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(service.Root, "/account/sign-in"))
        {
            Content = new StreamContent(await form.ReadAsStreamAsync())
            {
                Headers = { { "Content-Type", form.Headers.ContentType!.ToString() } },
            },
            Headers = { TransferEncodingChunked = true },
        };

        Assert.Equal(HttpStatusCode.Found, (await visitor.SendAsync(request)).Status);
    }

    private static string Head(string method, string route) => new StringBuilder()
        .Append(method).Append(' ').Append(route).Append(" HTTP/1.1\r\nHost: localhost\r\n")
        .Append("Content-Type: application/x-www-form-urlencoded\r\n").ToString();

    private static void AssertTooLarge(RawResponse answer, string request)
    {
        Assert.True(answer.Status == 413, $"{request} is {answer.Status}");
        bool isPage = Routes.IsForPeople(request.Split(' ')[1]);
        Assert.True(isPage ? answer.IsPage : answer.IsJson, $"{request} is {answer["Content-Type"]}");
    }
}

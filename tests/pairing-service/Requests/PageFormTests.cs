using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Pairing.Service.Tests.Requests;

/// <summary>Forms of pages that no page has sent.</summary>
public sealed class PageFormTests
{
    private static readonly string[] Forms = ["/account/sign-in", "/account/register", "/d", "/devices?handler=NotMe"];

    [Theory]
    [InlineData("application/json", "{\"Name\":\"alice\"}")]
    [InlineData("text/plain", "Name=alice")]
    [InlineData("multipart/form-data", "--x--")]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=Name\r\n\r\nalice\r\n--x--\r\n")]
    [InlineData("multipart/form-data; boundary=x", "--y\r\n")]
    [InlineData("application/x-www-form-urlencoded; charset=iso-8859-1", "Name=alice")]
    [InlineData("application/x-www-form-urlencoded; charset=utf-7", "Name=alice")]
    [InlineData("application/x-www-form-urlencoded; charset=utf-16", "Name=alice")]
    [InlineData("application/x-www-form-urlencoded; charset=nothing", "Name=alice")]
    [InlineData(null, "Name=alice")]
    public async Task A_wrong_content_type_or_charset_is_a_400(string? type, string body)
    {
        await using var service = await RunningService.StartAsync("Pairing:Accounts:Registration=open");
        await AssertRefusedAsync(service, type, body);
    }

    [Theory]
    [InlineData("Name=%00")]
    [InlineData("Name=%FF")]
    [InlineData("Name=%C3%28")]
    [InlineData("Name=%4")]
    [InlineData("%FF=1")]
    [InlineData("%00=1")]
    [InlineData("Name=%1B%5B31m")]
    [InlineData("Name=%C2%9B")]
    [InlineData("[]=1&[0]=2&Entry[Name]=3&Entry..Name=4&.=5&Entry.=%FF")]
    public async Task A_key_or_a_value_that_is_not_text_is_a_400(string body)
    {
        await using var service = await RunningService.StartAsync("Pairing:Accounts:Registration=open");
        await AssertRefusedAsync(service, "application/x-www-form-urlencoded", body);
    }

    [Fact]
    public async Task A_key_or_a_value_that_is_too_long_and_too_many_keys_are_refused()
    {
        await using var service = await RunningService.StartAsync("Pairing:Accounts:Registration=open");
        await AssertRefusedAsync(service, "application/x-www-form-urlencoded", new string('k', 3000) + "=1");
        await AssertRefusedAsync(service, "application/x-www-form-urlencoded", "Name=" + new string('v', 3000));
        string many = string.Join('&', Enumerable.Range(0, 2000).Select(i => $"k{i}"));
        await AssertRefusedAsync(service, "application/x-www-form-urlencoded", many, HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task A_query_that_no_link_has_is_a_400_or_ignored()
    {
        await using var service = await RunningService.StartAsync();
        using var visitor = await service.SignedInAsync("alice");
        string confirm = (await visitor.EnterAsync((await service.AskAsync()).Code)).Location;
        string result = confirm.Replace("/d/confirm/", "/d/result/", StringComparison.Ordinal);
        foreach (string query in new[]
        {
            "tooLate=maybe", "tooLate=", "tooLate=true&tooLate=false", "%FF=%FF", "ticket=x", "=", "&&&", "tooLate[0]=1",
            "page=/x",
            "handler=", "area=x", "%00", "tooLate=%00",
        })
        {
            var answer = await visitor.GetAsync($"{result}?{query}");
            Assert.True((int)answer.Status is 302 or 400 or 404, $"{query} is {answer.Status}");
        }

        LogAssert.HasNoFault(service.Log);
    }

    [Fact]
    public async Task A_cookie_that_is_not_ours_leaves_no_error_in_the_log()
    {
        await using var service = await RunningService.StartAsync();
        using var visitor = await service.SignedInAsync("alice");
        string[] names = [.. visitor.Cookies.GetAllCookies().Select(cookie => cookie.Name),
            ".AspNetCore.Mvc.CookieTempDataProvider"];
        string[] values = ["", "x", "chunks-2", "chunks-9999", "CfDJ8AAAA", "%FF%FF", "\"", "a=b=c", new('A', 4000)];
        foreach (string value in values)
        {
            foreach (string name in names)
            {
                foreach (string route in new[] { "/account/sign-in", "/devices", "/account" })
                {
                    var answer = await RawConnection.AskAsync(
                        service.Root, $"GET {route} HTTP/1.1\r\nHost: localhost\r\nCookie: {name}={value}\r\n\r\n");
                    Assert.True(answer.Status is 200 or 302, $"{name}={value} on {route} is {answer.Status}");
                }
            }
        }

        LogAssert.HasNoFault(service.Log);
    }

    private static async Task AssertRefusedAsync(
        RunningService service, string? type, string body, HttpStatusCode status = HttpStatusCode.BadRequest)
    {
        await service.AccountAsync("alice" + Guid.NewGuid().ToString("N")[..8]);
        using var visitor = new Phone(service.Root);
        await visitor.GetAsync("/account/sign-in");
        foreach (string form in Forms)
        {
            var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            content.Headers.ContentType = type is null ? null : MediaTypeHeaderValue.Parse(type);
            var answer = await visitor.SendAsync(
                new HttpRequestMessage(HttpMethod.Post, new Uri(service.Root, form)) { Content = content });
            Assert.True(answer.Status == status, $"{form} with {type} is {answer.Status}");
            Assert.NotEqual("", answer.Heading);
        }

        LogAssert.HasNoFault(service.Log);
    }
}

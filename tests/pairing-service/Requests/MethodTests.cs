namespace Pairing.Service.Tests.Requests;

/// <summary>A route accepts the methods that it has, and no others.</summary>
public sealed class MethodTests
{
    private static readonly string[] Methods =
        ["GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND"];

    [Fact]
    public async Task A_method_that_a_page_or_a_static_file_does_not_have_is_a_405_page_with_Allow()
    {
        await using var service = await RunningService.StartAsync("Pairing:Accounts:Registration=open");
        using var connection = await RawConnection.OpenAsync(service.Root);
        foreach (var (route, allowed) in Routes.OfPeople)
        {
            foreach (string method in Methods.Except(allowed.Split(", "), StringComparer.Ordinal))
            {
                var answer = await AskAsync(connection, method, route);
                Assert.True(answer.Status == 405, $"{method} {route} is {answer.Status}");
                Assert.Equal(allowed, answer["Allow"]);
                Assert.True(answer.IsPage, $"{method} {route} is {answer["Content-Type"]}");
                Assert.Contains("<h1>That did not work</h1>", answer.Body, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task A_method_that_an_endpoint_for_programs_does_not_have_is_a_405_in_JSON_with_Allow()
    {
        await using var service = await RunningService.StartAsync();
        using var connection = await RawConnection.OpenAsync(service.Root);
        foreach (var (route, allowed) in Routes.OfPrograms)
        {
            foreach (string method in Methods.Except(allowed.Split(", "), StringComparer.Ordinal))
            {
                var answer = await AskAsync(connection, method, route);
                Assert.True(answer.Status == 405, $"{method} {route} is {answer.Status}");
                Assert.Equal(allowed, answer["Allow"]);
                Assert.True(method == "HEAD" || answer.IsJson, $"{method} {route} is {answer["Content-Type"]}");
            }
        }
    }

    [Fact]
    public async Task HEAD_is_GET_without_a_body()
    {
        await using var service = await RunningService.StartAsync("Pairing:Accounts:Registration=open");
        using var connection = await RawConnection.OpenAsync(service.Root);
        foreach (string route in Routes.OfPeople.Concat(Routes.OfPrograms)
            .Where(one => one.Value.StartsWith("GET", StringComparison.Ordinal)).Select(one => one.Key))
        {
            var got = await AskAsync(connection, "GET", route);
            var head = await AskAsync(connection, "HEAD", route);
            Assert.True(got.Status == head.Status, $"{route} is {got.Status} by GET and {head.Status} by HEAD");
            Assert.Equal(got["Content-Type"], head["Content-Type"]);
        }
    }

    [Fact]
    public async Task A_form_of_a_page_that_does_not_exist_changes_nothing()
    {
        await using var service = await RunningService.StartAsync();
        using var visitor = await service.SignedInAsync("alice");
        string confirm = (await visitor.EnterAsync((await service.AskAsync()).Code)).Location;
        await visitor.GetAsync(confirm);
        string result = confirm.Replace("/d/confirm/", "/d/result/", StringComparison.Ordinal);

        foreach (string form in new[] { confirm, confirm + "?handler=Nothing", result, "/devices", "/devices?handler=x" })
        {
            var answer = await visitor.PostAsync(form);
            Assert.True(answer.Heading == "Page not found", $"{form} answers {answer.Status}: {answer.Heading}");
        }
    }

    private static async Task<RawResponse> AskAsync(RawConnection connection, string method, string route)
    {
        await connection.SendAsync(System.Text.Encoding.ASCII.GetBytes(
            $"{method} {route} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n"));
        return (await connection.ReadAsync(hasBody: method != "HEAD"))!;
    }
}

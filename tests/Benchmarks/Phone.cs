using System.Net;
using System.Text.RegularExpressions;

namespace Pairing.Benchmarks;

/// <summary>A signed-in person who approves on the pages, as a browser would.</summary>
public sealed partial class Phone : IDisposable
{
    public const string Name = "ada";
    public const string Password = "correct horse battery staple";

    private readonly HttpClient _http;
    private string _token = "";

    private Phone(Uri service) =>
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = service };

    public static async Task<Phone> SignInAsync(Uri service, CancellationToken cancel)
    {
        var phone = new Phone(service);
        await phone.ReadTokenAsync("/account/sign-in", cancel);
        await phone.FollowAsync("/account/sign-in", cancel, ("Name", Name), ("Password", Password));
        await phone.ReadTokenAsync("/d", cancel);
        return phone;
    }

    /// <summary>Enters the code and returns the address of the confirm page.</summary>
    public Task<string> EnterAsync(string userCode, CancellationToken cancel) => FollowAsync("/d", cancel, ("code", userCode));

    public Task ApproveAsync(string page, CancellationToken cancel) => FollowAsync(page + "?handler=Approve", cancel);

    public void Dispose() => _http.Dispose();

    private async Task ReadTokenAsync(string page, CancellationToken cancel) =>
        _token = FormToken().Match(await _http.GetStringAsync(page, cancel)).Groups["token"].Value;

    private async Task<string> FollowAsync(string path, CancellationToken cancel, params (string Name, string Value)[] form)
    {
        using var content = new FormUrlEncodedContent(
            [.. form.Select(f => KeyValuePair.Create(f.Name, f.Value)), KeyValuePair.Create(
                "__RequestVerificationToken", _token)]);
        using var answer = await _http.PostAsync(path, content, cancel);
        return answer.StatusCode == HttpStatusCode.Found
            ? answer.Headers.Location!.ToString()
            : throw new InvalidOperationException(
                $"{path} answered {answer.StatusCode}: {await answer.Content.ReadAsStringAsync(cancel)}");
    }

    [GeneratedRegex(
        "name=\"__RequestVerificationToken\" type=\"hidden\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex FormToken();
}

using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Pairing.Protocol;
using Pairing.Service.Accounts;
using Pairing.Service.Tests.Databases;

namespace Pairing.Service.Tests.Nodes;

/// <summary>Two nodes, A and B, as processes on one PostgreSQL. A person and devices use either node.</summary>
public sealed partial class Cluster : IAsyncDisposable
{
    private readonly TestDatabase _database;
    private readonly string[] _settings;

    /// <summary>One browser: its cookies go to both nodes, as behind a proxy.</summary>
    private readonly HttpClient _browser = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    private bool _isSignedIn;

    private Cluster(TestDatabase database, string[] settings)
    {
        _database = database;
        _settings = settings;
    }

    public ServiceProcess A { get; private set; } = null!;
    public ServiceProcess B { get; private set; } = null!;
    public TestDatabase Database => _database;

    public static async Task<Cluster> StartAsync(PostgresServer server, params string[] settings)
    {
        var database = await TestDatabase.MakeAsync(server);
        var cluster = new Cluster(
            database,
            [
                .. database.Settings,
                "Pairing:PublicUrl=http://pair.example", // tokens contain it, so both nodes need the same one
                "Logging:LogLevel:Microsoft.Hosting.Lifetime=Information", // prints its address
                .. settings,
            ]);
        var nodes = await Task.WhenAll(cluster.StartNodeAsync(), cluster.StartNodeAsync()); // both on an empty database
        (cluster.A, cluster.B) = (nodes[0], nodes[1]);
        await cluster.AddAccountAsync("ada");
        return cluster;
    }

    /// <summary>Adds it to the database, as `accounts add` does.</summary>
    private async Task AddAccountAsync(string name)
    {
        await using var command = Program.Build([.. _database.Settings.Select(setting => "--" + setting)]);
        await using var scope = command.Services.CreateAsyncScope();
        var made = await scope.ServiceProvider.GetRequiredService<UserManager<Account>>()
            .CreateAsync(new Account { UserName = name }, Phone.Password);
        Assert.True(made.Succeeded, made.ToString());
    }

    /// <summary>kill -9 for A, and a new node in its place.</summary>
    public async Task KillAAsync()
    {
        A.Dispose();
        A = await StartNodeAsync();
    }

    /// <summary>kill -9 for B, and a new node in its place.</summary>
    public async Task KillBAsync()
    {
        B.Dispose();
        B = await StartNodeAsync();
    }

    public static Task<Answer> AskAsync(ServiceProcess node) => PostAsync(node, WellKnown.DeviceAuthorization, wait: 0);

    /// <param name="wait">The maximum duration of the poll in seconds. 0: no long poll.</param>
    public static Task<Answer> PollAsync(ServiceProcess node, string deviceCode, int wait = 0) =>
        PostAsync(node, WellKnown.Token, wait, (Wire.GrantType, Wire.DeviceCodeGrant), (Wire.DeviceCode, deviceCode));

    /// <summary>
    /// Sends long polls until the decision. On a busy machine, a person's pages can take longer than one long poll.
    /// </summary>
    /// <param name="begins">Called before each of them.</param>
    public static async Task<Answer> WaitAsync(ServiceProcess node, string deviceCode, Action? begins = null)
    {
        Answer answer;
        do
        {
            begins?.Invoke();
            answer = await PollAsync(node, deviceCode, wait: 25);
        }
        while (answer.Error == Wire.AuthorizationPending);

        return answer;
    }

    public static Task<Answer> RefreshAsync(ServiceProcess node, string refreshToken) =>
        PostAsync(node, WellKnown.Token, wait: 0, (Wire.GrantType, Wire.RefreshTokenGrant), (Wire.RefreshToken, refreshToken));

    public static async Task<Answer> WhoAmIAsync(ServiceProcess node, string accessToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, WellKnown.Device);
        request.Headers.Authorization = new(Wire.Bearer, accessToken);
        return await Answer.OfAsync(await node.Http.SendAsync(request));
    }

    /// <summary>
    /// Signs in at one node (the first time), enters the code at the next and decides at the first. Each node decrypts what
    /// the other encrypted.
    /// </summary>
    public async Task DecideAsync(string userCode, string choice, ServiceProcess first, ServiceProcess second)
    {
        if (!_isSignedIn)
        {
            await SubmitAsync(
                first, "/account/sign-in", second, "/account/sign-in", ("Name", "ada"), ("Password", Phone.Password));
            _isSignedIn = true;
        }

        string confirm = await SubmitAsync(first, "/d", second, "/d", ("code", userCode));
        string result = await SubmitAsync(second, confirm, first, $"{confirm}?handler={choice}");
        Assert.DoesNotContain("tooLate", result, StringComparison.OrdinalIgnoreCase);
    }

    public async ValueTask DisposeAsync()
    {
        A.Dispose();
        B.Dispose();
        _browser.Dispose();
        await _database.DisposeAsync();
    }

    /// <summary>The folder is not created: on PostgreSQL, a node stores nothing locally.</summary>
    private Task<ServiceProcess> StartNodeAsync() =>
        ServiceProcess.StartAsync(Path.Combine(Path.GetTempPath(), "pairing-node-keeps-nothing"), 0, _settings);

    /// <summary>Reads a form at one node and sends it to another. Returns the redirect.</summary>
    private async Task<string> SubmitAsync(
        ServiceProcess shownBy, string page, ServiceProcess sentTo, string path, params (string Name, string Value)[] fields)
    {
        string html = await _browser.GetStringAsync(new Uri(shownBy.Http.BaseAddress!, page));
        string token = FormToken().Match(html).Groups["token"].Value;
        using var form = Form([.. fields, ("__RequestVerificationToken", token)]);
        var answer = await _browser.PostAsync(new Uri(sentTo.Http.BaseAddress!, path), form);
        Assert.Equal(System.Net.HttpStatusCode.Found, answer.StatusCode);
        return answer.Headers.Location!.ToString();
    }

    private static async Task<Answer> PostAsync(
        ServiceProcess node, string path, int wait, params (string Name, string Value)[] form)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = Form([(Wire.ClientId, Defaults.ClientId), .. form]),
        };
        if (wait > 0)
        {
            request.Headers.Add(Wire.Prefer, $"{Wire.Wait}={wait}");
        }

        return await Answer.OfAsync(await node.Http.SendAsync(request));
    }

    private static FormUrlEncodedContent Form((string Name, string Value)[] form) =>
        new(form.Select(p => KeyValuePair.Create(p.Name, p.Value)));

    [GeneratedRegex(
        "name=\"__RequestVerificationToken\" type=\"hidden\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex FormToken();
}

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Pairing.Service.Tests.Databases;

namespace Pairing.Service.Tests;

/// <summary>
/// The real service on Kestrel with a free port and its own database. Only the clock is the test's. A test gets an empty
/// service for itself. The service may have run another test before, because a start costs as much as a hundred requests.
/// </summary>
public sealed partial class RunningService : IAsyncDisposable
{
    /// <summary>
    /// A low number, so that checking a password takes no time. These tests are not about Identity's own number.
    /// </summary>
    private const int HashIterations = 10;

    private readonly On _engine;
    private string[] _settings;
    private readonly Action<IServiceCollection>? _also;
    private readonly TestDatabase _database;
    private readonly RunningService? _firstNode;
    private WebApplication _app = null!;
    private bool _isUntouched;
    private bool _isReusable;
    private bool _isDisposed;

    private RunningService(
        On engine, string[] settings, Action<IServiceCollection>? also, TestDatabase database, RunningService? firstNode = null)
    {
        _engine = engine;
        _settings = settings;
        _also = also;
        _database = database;
        _firstNode = firstNode;
        Clock = firstNode?.Clock ?? new TestTime();
    }

    /// <summary>The same service for the next test.</summary>
    private RunningService(RunningService before)
        : this(before._engine, before._settings, before._also, before._database)
    {
        _app = before._app;
        _isReusable = true;
        Clock = before.Clock;
        Clock.SetDate(TimeSpan.Zero);
        Log = before.Log;
        Folder = before.Folder;
        Address = before.Address;
        Http = NewClient();
    }

    public TestTime Clock { get; }
    public CollectedLog Log { get; } = new();
    public string Folder { get; } = Path.Combine(Path.GetTempPath(), $"pairing-{Guid.NewGuid():N}");

    /// <summary>The address without a slash at the end: "http://127.0.0.1:40123".</summary>
    public string Address { get; private set; } = "";

    public HttpClient Http { get; private set; } = null!;

    /// <summary>The settings that select the same data for a command: "--Pairing:DataFolder=...".</summary>
    public string[] Arguments =>
        [$"--Pairing:DataFolder={Folder}", .. _database.Settings.Concat(_settings).Select(setting => "--" + setting)];

    /// <param name="settings">Settings as on the command line: "Pairing:Limits:NewCodes=2".</param>
    public static Task<RunningService> StartAsync(params string[] settings) => StartAsync(On.Sqlite, settings);

    public static Task<RunningService> StartAsync(On engine, params string[] settings) => StartAsync(engine, null, settings);

    public static Task<RunningService> StartAsync(Action<IServiceCollection>? also, params string[] settings) =>
        StartAsync(On.Sqlite, also, settings);

    public static async Task<RunningService> StartAsync(On engine, Action<IServiceCollection>? also, params string[] settings)
    {
        bool isReusable = also is null && IdleServices.MayKeep(settings);
        if (isReusable && IdleServices.Take(engine, settings) is { } idle)
        {
            return new RunningService(idle);
        }

        var database = await TestDatabase.MakeAsync(engine);
        var service = new RunningService(engine, settings, also, database) { _isReusable = isReusable };
        await service.StartAsync();
        return service;
    }

    /// <summary>
    /// A service that runs only this test, which is about its start, its files, its keys or the machine's time.
    /// </summary>
    public static Task<RunningService> StartNewAsync(params string[] settings) => StartNewAsync(On.Sqlite, settings);

    /// <inheritdoc cref="StartNewAsync(string[])"/>
    public static async Task<RunningService> StartNewAsync(On engine, params string[] settings)
    {
        var database = await TestDatabase.MakeAsync(engine);
        var service = new RunningService(engine, settings, also: null, database) { _isUntouched = true };
        await service.StartAsync();
        return service;
    }

    public TestDatabase Database => _database;

    /// <summary>Another node with the same database and clock. It stops before this one.</summary>
    public async Task<RunningService> AnotherNodeAsync()
    {
        _isReusable = false;
        var node = new RunningService(_engine, _settings, _also, _database, firstNode: this);
        await node.StartAsync();
        return node;
    }

    public T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    internal void DeleteFolder()
    {
        if (Directory.Exists(Folder))
        {
            Directory.Delete(Folder, recursive: true);
        }
    }

    private async Task StartAsync()
    {
        string[] args = ["--urls=http://127.0.0.1:0", .. Arguments];
        _app = Program.Build(args, Clock, services =>
        {
            services.RemoveAll<ILoggerProvider>();
            services.AddSingleton<ILoggerProvider>(Log);
            if (!_isUntouched)
            {
                services.Configure<PasswordHasherOptions>(hash => hash.IterationCount = HashIterations);
                services.AddSingleton<IInterceptor, Unsynced>();
            }

            _also?.Invoke(services);
        });
        await Program.StartAsync(_app);
        Address = _app.Urls.Single().Replace("[::]", "127.0.0.1", StringComparison.Ordinal);
        Http = NewClient();
    }

    private HttpClient NewClient() =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(Address) };

    private async Task StopAsync()
    {
        Http.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}

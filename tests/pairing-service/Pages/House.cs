using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Pairing.Protocol;
using Pairing.Service.Accounts;
using Pairing.Service.Devices;
using Pairing.Service.Grants;
using Pairing.Service.Requests;
using Pairing.Service.Storage;

namespace Pairing.Service.Tests.Pages;

/// <summary>The service as it runs, on Kestrel and a SQLite file of its own, with a clock that the test sets.</summary>
public sealed class House : IAsyncDisposable
{
    public const string Password = "correct horse battery staple";

    private readonly WebApplication _app;
    private readonly string _folder;

    private House(WebApplication app, string folder, SetClock clock)
    {
        (_app, _folder, Clock) = (app, folder, clock);
        Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }

    public SetClock Clock { get; }

    public Uri Address { get; }

    public string Folder => _folder;

    /// <summary>The id of alice, where she has an account.</summary>
    public string? Alice { get; set; }

    public IServiceProvider Services => _app.Services;

    public IGrants Grants => Services.GetRequiredService<IGrants>();

    public IDevices Devices => Services.GetRequiredService<IDevices>();

    public static Task<House> StartAsync(params string[] settings) =>
        StartAsync(Directory.CreateTempSubdirectory("pairing-pages-").FullName, new SetClock(), settings);

    /// <summary>The same house after a restart: the same folder and the same time.</summary>
    public async Task<House> RestartAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        return await StartAsync(_folder, Clock);
    }

    private static async Task<House> StartAsync(string folder, SetClock clock, params string[] settings)
    {
        string[] args = ["--urls", "http://127.0.0.1:0", "--Pairing:DataFolder", folder, "--Logging:LogLevel:Default", "None", .. settings];
        var app = Program.Build(args, clock);
        await Program.StartAsync(app);
        return new House(app, folder, clock);
    }

    public async Task<string> AccountAsync(string name)
    {
        await using var scope = Services.CreateAsyncScope();
        var account = new Account { UserName = name };
        var made = await scope.ServiceProvider.GetRequiredService<UserManager<Account>>().CreateAsync(account, Password);
        Assert.True(made.Succeeded, string.Join(' ', made.Errors.Select(e => e.Description)));
        return account.Id;
    }

    /// <summary>A device asks; its user code comes back, as its screen shows it.</summary>
    public async Task<Ask> AskAsync(
        string? name = "Kitchen screen", string? model = "ESP32 OLED 128x64", string? version = "0.1.0", string from = "127.0.0.1", string scope = "device offline_access")
    {
        string code = Codes.NewUserCode(UserCode.Length);
        var grant = new Grant
        {
            DeviceCodeHash = Codes.HashSecret(Codes.NewSecret()),
            UserCodeHash = Services.GetRequiredService<Codes>().HashUserCode(code),
            ClientId = Defaults.ClientId,
            Scope = scope,
            DeviceName = ShownText.Clean(name),
            DeviceModel = ShownText.Clean(model),
            DeviceVersion = ShownText.Clean(version),
            AskedFrom = from,
            AskedAt = Clock.GetUtcNow(),
            ExpiresAt = Clock.GetUtcNow().AddSeconds(Defaults.LifetimeSeconds),
            Interval = Defaults.IntervalSeconds,
        };
        Assert.True(await Grants.AddAsync(grant, default));
        return new Ask(grant.Id, UserCode.Group(code));
    }

    /// <summary>The device fetches its tokens.</summary>
    public async Task<Guid> CollectAsync(Ask ask)
    {
        var grant = (await Grants.FindAsync(ask.Id, default))!;
        var device = new Device
        {
            AccountId = grant.AccountId!,
            ClientId = grant.ClientId,
            Name = grant.DeviceName ?? "Screen",
            Model = grant.DeviceModel,
            Version = grant.DeviceVersion,
            Scope = grant.Scope,
            PairedAt = Clock.GetUtcNow(),
            PairedFrom = grant.AskedFrom,
        };
        Assert.True(await Grants.RedeemAsync(ask.Id, device, null, Clock.GetUtcNow(), default));
        return device.Id;
    }

    /// <summary>Asked, approved and collected.</summary>
    public async Task<Guid> PairAsync(string accountId, string name = "Kitchen screen")
    {
        var ask = await AskAsync(name);
        Assert.True(await Grants.ApproveAsync(ask.Id, accountId, Clock.GetUtcNow(), default));
        return await CollectAsync(ask);
    }

    /// <summary>A link as the console shows it.</summary>
    public string FirstLink() => $"{FirstAccount.Path}/{Services.GetRequiredService<FirstAccount>().NewToken()}";

    public async Task<GrantState> StateAsync(Ask ask) => (await Grants.FindAsync(ask.Id, default))!.State;

    public async Task<T> ReadAsync<T>(Func<PairingDb, Task<T>> read)
    {
        await using var database = await Services.GetRequiredService<IDbContextFactory<PairingDb>>().CreateDbContextAsync();
        return await read(database);
    }

    /// <summary>Takes a table from under the service.</summary>
    public async Task BreakAsync(string table)
    {
        await using var connection = new SqliteConnection($"Data Source={Services.GetRequiredService<DataFolder>().Database}");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"ALTER TABLE {table} RENAME TO {table}_away";
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        SqliteConnection.ClearAllPools();
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    public sealed record Ask(Guid Id, string Code);
}

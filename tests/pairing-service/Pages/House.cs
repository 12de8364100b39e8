using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Pairing.Protocol;
using Pairing.Service.Devices;
using Pairing.Service.Foundation;
using Pairing.Service.Grants;
using Pairing.Service.Requests;
using Pairing.Service.Storage;
using Pairing.Service.Storage.Sqlite;
using Pairing.Service.Tests.Databases;
using Pairing.Service.Verification;

namespace Pairing.Service.Tests.Pages;

/// <summary>The running service for the tests of pages: people with accounts, and devices that request codes.</summary>
public sealed class House : IAsyncDisposable
{
    public const string Password = RunningService.Password;

    private House(RunningService service) => Service = service;

    public RunningService Service { get; }

    public Uri Address => new(Service.Address);

    /// <summary>The id of alice, if she has an account.</summary>
    public string? Alice { get; set; }

    public IGrants Grants => Service.Get<IGrants>();

    public IDevices Devices => Service.Get<IDevices>();

    public DateTimeOffset Now => Service.Clock.GetUtcNow();

    /// <param name="settings">Settings as on the command line: "Pairing:Limits:WrongCodes=2".</param>
    public static Task<House> StartAsync(params string[] settings) => StartAsync(On.Sqlite, settings);

    public static async Task<House> StartAsync(On engine, params string[] settings) =>
        new(await RunningService.StartAsync(engine, settings));

    /// <inheritdoc cref="RunningService.StartNewAsync(string[])"/>
    public static async Task<House> StartNewAsync() => new(await RunningService.StartNewAsync());

    public void Pass(TimeSpan time) => Service.Clock.Advance(time.TotalSeconds);

    /// <summary>
    /// Advances the clock past the time that a result page waits for its device, if <paramref name="visit"/> opens such a
    /// page.
    /// </summary>
    public async Task<T> OutwaitAsync<T>(Task<T> visit)
    {
        await OutwaitAsync((Task)visit);
        return await visit;
    }

    /// <inheritdoc cref="OutwaitAsync{T}"/>
    public async Task OutwaitAsync(Task visit)
    {
        while (await Task.WhenAny(visit, Service.Clock.WhenAwaitedAsync(PairingWaiter.MaximumWait)) != visit)
        {
            Pass(PairingWaiter.MaximumWait);
        }

        await visit;
    }

    /// <summary>Waits until this number of result pages wait for their device.</summary>
    public Task IsWaitedForAsync(int pages = 1) =>
        Service.Clock.WhenAwaitedAsync(PairingWaiter.MaximumWait, pages).WaitAsync(TimeSpan.FromMinutes(1));

    public async Task<string> AccountAsync(string name) => (await Service.AddAccountAsync(name)).Id;

    /// <summary>The browser of a signed-in person.</summary>
    public async Task<Phone> SignedInAsync(string name)
    {
        await AccountAsync(name);
        var visitor = new Phone(Address);
        await visitor.SignInAsync(name);
        return visitor;
    }

    /// <summary>A device requests a code. Returns the user code as its screen shows it.</summary>
    public async Task<Ask> AskAsync(
        string? name =
            "Kitchen screen", string? model =
                "ESP32 OLED 128x64", string? version = "0.1.0", string from = "127.0.0.1", string scope = "device offline_access")
    {
        var id = Grant.NewId(Now);
        var (device, code) = Codes.NewPair(id, UserCode.Length);
        var grant = new Grant
        {
            Id = id,
            DeviceCodeHash = RandomSecret.Hash(device),
            UserCodeHash = Service.Get<Codes>().HashUserCode(code),
            ClientId = Defaults.ClientId,
            Scope = scope,
            DeviceName = ShownText.Clean(name),
            DeviceModel = ShownText.Clean(model),
            DeviceVersion = ShownText.Clean(version),
            AskedFrom = from,
            AskedAt = Now,
            ExpiresAt = Now.AddSeconds(Defaults.LifetimeSeconds),
            Interval = Defaults.IntervalSeconds,
        };
        Assert.True(await Grants.AddAsync(grant));
        return new Ask(grant.Id, UserCode.Group(code));
    }

    /// <summary>The device gets its tokens.</summary>
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
            PairedAt = Now,
            PairedFrom = grant.AskedFrom,
        };
        Assert.True(await Grants.RedeemAsync(ask.Id, device, null, Now, default));
        return device.Id;
    }

    /// <summary>Requested, approved and redeemed.</summary>
    public async Task<Guid> PairAsync(string accountId, string name = "Kitchen screen")
    {
        var ask = await AskAsync(name);
        Assert.True(await Grants.ApproveAsync(ask.Id, accountId, Now, default));
        return await CollectAsync(ask);
    }

    /// <summary>A link as on the console.</summary>
    public Task<string> FirstLinkAsync() => Service.FirstAccountLinkAsync();

    public async Task<GrantState> StateAsync(Ask ask) => (await Grants.FindAsync(ask.Id, default))!.State;

    public async Task<T> ReadAsync<T>(Func<PairingDb, Task<T>> read)
    {
        await using var database = await Service.Get<IDbContextFactory<PairingDb>>().CreateDbContextAsync();
        return await read(database);
    }

    /// <summary>Deletes a table of the running service.</summary>
    public async Task BreakAsync(string table)
    {
        Service.Spoil();
        await using var connection = new SqliteConnection($"Data Source={Service.Get<DataFolder>().Database}");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"ALTER TABLE {table} RENAME TO {table}_away";
        await command.ExecuteNonQueryAsync();
    }

    public ValueTask DisposeAsync() => Service.DisposeAsync();

    public sealed record Ask(Guid Id, string Code);
}

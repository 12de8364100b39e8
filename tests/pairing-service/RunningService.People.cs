using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Pairing.Protocol;
using Pairing.Service.Devices;
using Pairing.Service.Foundation;
using Pairing.Service.Grants;
using Pairing.Service.Requests;
using Pairing.Service.Storage;
using Pairing.Service.Storage.Sqlite;
using Pairing.Service.Verification;

namespace Pairing.Service.Tests;

/// <summary>The people with accounts, their phones, and devices that reach the service without HTTP.</summary>
public sealed partial class RunningService
{
    public Uri Root => new(Address);

    /// <summary>The id of alice, if she has an account.</summary>
    public string? Alice { get; set; }

    public IGrants Grants => Get<IGrants>();

    public IDevices Devices => Get<IDevices>();

    public DateTimeOffset Now => Clock.GetUtcNow();

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
        while (await Task.WhenAny(visit, Clock.WhenAwaitedAsync(PairingWaiter.MaximumWait)) != visit)
        {
            Clock.Advance(PairingWaiter.MaximumWait);
        }

        await visit;
    }

    /// <summary>Waits until this number of result pages wait for their device.</summary>
    public Task IsWaitedForAsync(int pages = 1) =>
        Clock.WhenAwaitedAsync(PairingWaiter.MaximumWait, pages).WaitAsync(TimeSpan.FromMinutes(1));

    public async Task<string> AccountAsync(string name) => (await AddAccountAsync(name)).Id;

    /// <summary>The browser of a signed-in person.</summary>
    public async Task<Phone> SignedInAsync(string name)
    {
        await AccountAsync(name);
        var visitor = new Phone(Root);
        await visitor.SignInAsync(name);
        return visitor;
    }

    /// <summary>A device requests a code.</summary>
    public async Task<ShownCode> AskAsync(
        string? name = "Kitchen screen", string? model = "ESP32 OLED 128x64", string? version = "0.1.0",
        string from = "127.0.0.1", string scope = "device offline_access")
    {
        var id = Grant.NewId(Now);
        var (device, code) = Codes.NewPair(id, UserCode.Length);
        var grant = new Grant
        {
            Id = id,
            DeviceCodeHash = RandomSecret.Hash(device),
            UserCodeHash = Get<Codes>().HashUserCode(code),
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
        return new ShownCode(grant.Id, UserCode.Group(code));
    }

    /// <summary>The device gets its tokens.</summary>
    public async Task<Guid> CollectAsync(ShownCode ask)
    {
        var grant = (await Grants.FindAsync(ask.Id, default))!;
        var device = new Device
        {
            AccountId = grant.AccountId!,
            ClientId = grant.ClientId,
            Name = grant.DeviceName ?? "Screen",
            IsNameReported = grant.DeviceName is not null,
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

    /// <summary>As many wrong codes of others as the whole service may have.</summary>
    public async Task CrowdAsync()
    {
        string mallory = await AccountAsync("mallory");
        await Get<Writer>().WriteAsync(
            async database =>
            {
                database.WrongCodes.AddRange(Enumerable.Range(0, 250).Select(i =>
                    new WrongCode { AccountId = mallory, Network = $"203.0.113.{i}", Site = "203.0.113.0/24", At = Now }));
                return await database.SaveChangesAsync();
            },
            default);
    }

    public async Task<GrantState> StateAsync(ShownCode ask) => (await Grants.FindAsync(ask.Id, default))!.State;

    public async Task<T> ReadAsync<T>(Func<PairingDb, Task<T>> read)
    {
        await using var database = await Get<IDbContextFactory<PairingDb>>().CreateDbContextAsync();
        return await read(database);
    }

    /// <summary>Deletes a table of the running service.</summary>
    public async Task BreakAsync(string table)
    {
        Spoil();
        await using var connection = new SqliteConnection($"Data Source={Get<DataFolder>().Database}");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"ALTER TABLE {table} RENAME TO {table}_away";
        await command.ExecuteNonQueryAsync();
    }
}

/// <summary>The grant of a device, and the user code as its screen shows it.</summary>
public sealed record ShownCode(Guid Id, string Code);

using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Pairing.Service.Accounts;
using Pairing.Service.Foundation;
using Pairing.Service.Grants;
using Pairing.Service.LongPolls;

namespace Pairing.Service.Tests;

/// <summary>What a test puts into the service, and what the service keeps.</summary>
public sealed partial class RunningService
{
    public async Task<Account> AddAccountAsync(string name = "ada")
    {
        await using var scope = _app.Services.CreateAsyncScope();
        var account = new Account { UserName = name };
        var made = await scope.ServiceProvider.GetRequiredService<UserManager<Account>>().CreateAsync(account, Phone.Password);
        Assert.True(made.Succeeded, made.ToString());
        return account;
    }

    /// <summary>The path of a new link for the first account, as the console shows it.</summary>
    public async Task<string> FirstAccountLinkAsync()
    {
        await using var scope = _app.Services.CreateAsyncScope();
        return $"{FirstAccount.Path}/{await scope.ServiceProvider.GetRequiredService<FirstAccount>().NewTokenAsync(default)}";
    }

    /// <summary>The grant of the user code on a screen.</summary>
    public async Task<Grant> GrantOfAsync(string shown) =>
        (await Get<IGrants>().FindByUserCodeAsync(
            Get<Codes>().HashUserCode(UserCode.Normalize(shown)!), Clock.GetUtcNow(), default))!;

    /// <summary>Waits until this number of long polls are held, because a request on its way cannot be seen.</summary>
    public async Task HoldsAsync(int polls)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (Get<LongPollRegistry>().Count != polls)
        {
            Assert.False(patience.IsCancellationRequested, $"{Get<LongPollRegistry>().Count} polls are held, not {polls}.");
            await Task.Yield();
        }
    }

    /// <summary>All stored data: the bytes of its files and the rows of its tables.</summary>
    public async Task<string> WrittenAsync() =>
        string.Concat(
            (Directory.Exists(Folder) ? Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories) : [])
                .Where(file => !IsLock(file)).Select(Read))
        + await _database.DumpAsync();

    /// <summary>An empty file that no one can open.</summary>
    private static bool IsLock(string file) => file.EndsWith("-serving", StringComparison.Ordinal);

    private static string Read(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
        return reader.ReadToEnd();
    }
}

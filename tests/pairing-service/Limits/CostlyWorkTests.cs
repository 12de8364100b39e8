using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Pairing.Service.Accounts;
using Pairing.Service.Limits;

namespace Pairing.Service.Tests.Limits;

/// <summary>Hashing passwords takes a bounded part of the machine, however many ask for it.</summary>
public sealed class CostlyWorkTests : IAsyncLifetime
{
    private const int Storm = 50;
    private const int AtOncePerAddress = 8;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly HeldHasher _hasher = new(
        new PasswordHasher<Account>(Options.Create(new PasswordHasherOptions { IterationCount = 10 })));

    private RunningService _service = null!;

    private static int Threads => Math.Max(1, Environment.ProcessorCount - 1);

    public async Task InitializeAsync()
    {
        _service = await RunningService.StartAsync(
            services => services.AddSingleton<IPasswordHasher<Account>>(_hasher), "Pairing:Accounts:Registration=open");
        await _service.AccountAsync("alice");
    }

    public async Task DisposeAsync()
    {
        _hasher.Release();
        await _service.DisposeAsync();
        _hasher.Dispose();
    }

    [Fact]
    public async Task Fifty_wrong_sign_ins_at_once_from_one_address_wait_in_a_short_queue_and_the_rest_is_503()
    {
        using var guesser = new Phone(_service.Root, "127.0.0.9");
        await guesser.GetAsync("/account/sign-in");
        _hasher.Hold();

        var guesses = Enumerable.Range(0, Storm).Select(i => SignInAsync(guesser, $"name{i}", "wrong")).ToList();
        await AnsweredAsync(guesses, Storm - AtOncePerAddress);
        var refused = await Task.WhenAll(guesses.Where(guess => guess.IsCompleted));
        Assert.All(refused, page => Assert.Equal(HttpStatusCode.ServiceUnavailable, page.Status));
        Assert.All(refused, page => Assert.True(int.Parse(page.Headers["Retry-After"], null) >= 1));
        Assert.All(refused, page => Assert.Contains("was not checked", page.Html, StringComparison.Ordinal));
        Assert.Equal(
            HttpStatusCode.OK, (await _service.Http.GetAsync("/.well-known/oauth-authorization-server")).StatusCode);
        Assert.True(_hasher.Most <= Threads, $"{_hasher.Most} hashes ran at once");

        _hasher.Release();
        Assert.Equal(
            AtOncePerAddress, (await Task.WhenAll(guesses)).Count(page => page.Status == HttpStatusCode.OK));
        Assert.True(_hasher.Most <= Threads, $"{_hasher.Most} hashes ran at once");
    }

    [Fact]
    public async Task Registration_says_503_too_when_its_network_has_taken_all_its_places()
    {
        using var guesser = new Phone(_service.Root);
        await guesser.GetAsync("/account/sign-in");
        using var visitor = new Phone(_service.Root);
        await visitor.GetAsync("/account/register");
        _hasher.Hold();
        var guesses = Enumerable.Range(0, Storm).Select(i => SignInAsync(guesser, $"name{i}", "wrong")).ToList();
        await AnsweredAsync(guesses, Storm - AtOncePerAddress);

        var refused = await RegisterAsync(visitor);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.Status);
        Assert.Contains("Retry-After", refused.Headers.Keys);

        _hasher.Release();
        await Task.WhenAll(guesses);
        Assert.Equal(HttpStatusCode.Found, (await RegisterAsync(visitor)).Status);
    }

    [Fact]
    public async Task Someone_at_another_address_is_served_next_however_many_wait_before()
    {
        using var guesser = new Phone(_service.Root, "127.0.0.9");
        await guesser.GetAsync("/account/sign-in");
        using var owner = new Phone(_service.Root);
        await owner.GetAsync("/account/sign-in");
        _hasher.Hold();
        var guesses = Enumerable.Range(0, Storm).Select(i => SignInAsync(guesser, $"name{i}", "wrong")).ToList();
        await AnsweredAsync(guesses, Storm - AtOncePerAddress);

        var signIn = SignInAsync(owner, "alice", Phone.Password);
        _hasher.Release();
        Assert.Equal(HttpStatusCode.Found, (await signIn).Status);
        await Task.WhenAll(guesses);
    }

    [Fact]
    public async Task Each_hash_of_a_password_waits_for_the_threads_of_costly_work()
    {
        await using var service = await RunningService.StartAsync();
        await using var scope = service.Get<IServiceScopeFactory>().CreateAsyncScope();
        var hasher = scope.ServiceProvider.GetRequiredService<IPasswordHasher<Account>>();
        using var gate = new ManualResetEventSlim();
        var busy = Enumerable.Range(0, Threads)
            .Select(i => service.Get<CostlyWork>().RunAsync($"network {i}", () => gate.Wait(Patience))).ToList();
        string? hash = null;
        var caller = new Thread(() => hash = hasher.HashPassword(new Account(), Phone.Password));
        caller.Start();
        while (caller.ThreadState is ThreadState.Running or ThreadState.Unstarted)
        {
            await Task.Yield();
        }

        Assert.Equal(ThreadState.WaitSleepJoin, caller.ThreadState);
        Assert.Null(hash);
        gate.Set();
        Assert.True(caller.Join(Patience));
        Assert.NotNull(hash);
        await Task.WhenAll(busy);
    }

    [Fact]
    public async Task A_request_that_ends_early_keeps_its_place_until_its_password_is_hashed()
    {
        _hasher.Hold();
        using (var guesser = new Phone(_service.Root, "127.0.0.9"))
        {
            await guesser.GetAsync("/account/sign-in");
            var guesses = Enumerable.Range(0, Storm).Select(i => SignInAsync(guesser, $"name{i}", "wrong")).ToList();
            await AnsweredAsync(guesses, Storm - AtOncePerAddress);
        }

        using var again = new Phone(_service.Root, "127.0.0.9");
        await again.GetAsync("/account/sign-in");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await SignInAsync(again, "alice", "wrong")).Status);
    }

    [Fact]
    public async Task Right_passwords_count_as_work_too()
    {
        await using var service = await RunningService.StartAsync("Pairing:Limits:PasswordsPerAddress=3");
        await service.AccountAsync("alice");
        for (int i = 0; i < 3; i++)
        {
            using var again = new Phone(service.Root);
            await again.SignInAsync("alice");
        }

        using var fourth = new Phone(service.Root);
        await fourth.GetAsync("/account/sign-in");
        var refused = await SignInAsync(fourth, "alice", Phone.Password);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.Status);
        Assert.Equal("600", refused.Headers["Retry-After"]);
        service.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(HttpStatusCode.Found, (await SignInAsync(fourth, "alice", Phone.Password)).Status);
    }

    private static Task<Phone.Page> RegisterAsync(Phone phone) => phone.PostAsync(
        "/account/register", ("Entry.Name", "bob"), ("Entry.Password", Phone.Password), ("Entry.Repeat", Phone.Password));

    private static Task<Phone.Page> SignInAsync(Phone phone, string name, string password) =>
        phone.PostAsync("/account/sign-in", ("Name", name), ("Password", password));

    /// <summary>Waits until so many have their response.</summary>
    private static async Task AnsweredAsync(IReadOnlyCollection<Task<Phone.Page>> requests, int number)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (requests.Count(request => request.IsCompleted) < number)
        {
            Assert.False(
                patience.IsCancellationRequested, $"{requests.Count(request => request.IsCompleted)} have their response.");
            await Task.Yield();
        }
    }
}

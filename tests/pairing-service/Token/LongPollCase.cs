using System.Net;
using Pairing.Protocol;
using Pairing.Service.Accounts;

namespace Pairing.Service.Tests.Token;

/// <summary>A service, an account and a device with a pending code, for tests of long polls.</summary>
public abstract class LongPollCase : IAsyncLifetime
{
    protected RunningService Service { get; private set; } = null!;

    protected Account Ada { get; private set; } = null!;

    protected TestDevice Screen { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Service = await RunningService.StartAsync("Pairing:Clients:other:Name=Another");
        Ada = await Service.AddAccountAsync();
        Screen = new TestDevice(Service);
        await Screen.AskAsync();
    }

    public async Task DisposeAsync() => await Service.DisposeAsync();

    protected async Task<Task<Answer>> HoldAsync(string prefer)
    {
        var poll = Screen.WaitAsync(prefer);
        await Service.HoldsAsync(1);
        return poll;
    }

    protected static void AssertApplied(string error, int seconds, Answer answer)
    {
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(error, answer.Error);
        Assert.Equal($"wait={seconds}", answer.Header(Wire.PreferenceApplied));
        Assert.Equal("no-store", answer.Header("Cache-Control"));
    }

    internal static void AssertAtOnce(string error, Answer answer)
    {
        Assert.Equal(error, answer.Error);
        Assert.Null(answer.Header(Wire.PreferenceApplied));
    }
}

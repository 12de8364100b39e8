using System.Net;
using Pairing.Protocol;

namespace Pairing.Service.Tests.Token;

public sealed class FirstPairingTests
{
    [Fact]
    public async Task A_device_requests_a_code_a_person_approves_and_the_device_gets_its_tokens()
    {
        await using var service = await RunningService.StartAsync();
        var ada = await service.AddAccountAsync("ada");
        var screen = new TestDevice(service);

        var asked = await screen.AskAsync((Wire.DeviceName, "Kitchen screen"));
        Assert.Equal(HttpStatusCode.OK, asked.Status);
        Assert.Equal($"{service.Address}/d", asked[Wire.VerificationUri]);
        Assert.Equal(
            $"{service.Address.ToUpperInvariant()}/D/{screen.UserCode.Replace("-", "")}", asked[Wire.VerificationUriComplete]);
        Assert.Equal("600", asked[Wire.ExpiresIn]);
        Assert.Equal("5", asked[Wire.Interval]);

        Assert.Equal(Wire.AuthorizationPending, (await screen.PollAsync()).Error);
        Assert.True(await screen.ApproveAsync(ada));

        var paired = await screen.PollAsync();
        Assert.Equal(HttpStatusCode.OK, paired.Status);
        Assert.Equal("Bearer", paired[Wire.TokenType]);
        Assert.Equal("3600", paired[Wire.ExpiresIn]);
        Assert.Equal("device offline_access", paired[Wire.Scope]);
        Assert.Equal("ada", paired[Wire.Account]);

        var itself = await screen.WhoAmIAsync();
        Assert.Equal("Kitchen screen", itself["name"]);
        Assert.Equal("ada", itself[Wire.Account]);
    }
}

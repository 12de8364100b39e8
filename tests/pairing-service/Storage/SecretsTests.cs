using Pairing.Protocol;
using Pairing.Service.Foundation;
using Pairing.Service.Tests.Databases;

namespace Pairing.Service.Tests.Storage;

/// <summary>No secret in the log or in the files: runs the whole flow, then searches everything that was written.</summary>
public sealed class SecretsTests
{
    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.PostgreSql)]
    public async Task Neither_the_log_nor_the_database_contains_a_secret(On engine)
    {
        const string ClientSecret = "a-clients-own-secret-9f2c-3b7e-41d0-88aa";
        await using var service = await RunningService.StartNewAsync(engine, "Pairing:Clients:tv:Secret=" + ClientSecret);
        var ada = await service.AddAccountAsync();
        var screen = new TestDevice(service);
        var secrets = new List<string> { ClientSecret, Phone.Password };

        await screen.AskAsync();
        await service.Http.GetAsync($"/D/{UserCode.Normalize(screen.UserCode)}");
        await screen.PollAsync();
        await screen.PollAsync();
        await screen.ApproveAsync(ada);
        await screen.PollAsync();
        secrets.AddRange(
            [screen.DeviceCode, screen.UserCode, UserCode.Normalize(screen.UserCode)!, screen.AccessToken, screen.RefreshToken]);
        await screen.WhoAmIAsync();
        await screen.RefreshAsync();
        secrets.AddRange([screen.AccessToken, screen.RefreshToken]);
        await screen.RefreshAsync();
        secrets.AddRange([screen.AccessToken, screen.RefreshToken]);
        await screen.PostAsync(WellKnown.Token, (Wire.ClientId, "tv"), (Wire.ClientSecret, ClientSecret));
        await screen.PostAsync(
            WellKnown.Introspection, (Wire.ClientId, "tv"), (Wire.ClientSecret, ClientSecret), (Wire.Token, screen.AccessToken));
        var another = new TestDevice(service);
        await another.PairAsync(ada);
        secrets.AddRange([another.AccessToken, another.RefreshToken]);
        await another.PostAsync(WellKnown.Revocation, (Wire.ClientId, Defaults.ClientId), (Wire.Token, another.RefreshToken));
        await screen.PollAsync(); // the code again: the device is removed, with a warning in the log

        Assert.Contains("was used again", service.Log.Text, StringComparison.Ordinal); // proves that the log was read
        string written = await service.WrittenAsync();
        Assert.Contains(ada.Id, written, StringComparison.Ordinal); // and the database
        Assert.All(secrets, secret =>
        {
            Assert.NotEmpty(secret);
            Assert.DoesNotContain(secret, service.Log.Text, StringComparison.Ordinal);
            Assert.DoesNotContain(secret, written, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task The_keys_are_readable_only_by_their_owner()
    {
        await using var service = await RunningService.StartNewAsync();
        string keys = Path.Combine(service.Folder, "keys");
        Assert.DoesNotContain(Directory.GetFiles(keys), file => file.EndsWith(".new", StringComparison.Ordinal));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(keys));
            Assert.Equal(
                UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(keys, "signing-0001")));
        }
    }
}

using System.Net.Sockets;
using Pairing.Service.Settings;

namespace Pairing.Service.Tests.Settings;

public sealed class SettingsTests
{
    [Theory]
    [InlineData("Pairing:PublicUrl=pair.example", "Pairing:PublicUrl")]
    [InlineData("Pairing:PublicUrl=ftp://pair.example", "Pairing:PublicUrl")]
    [InlineData("Pairing:PublicUrl=https://pair.example/?a=b", "Pairing:PublicUrl")]
    [InlineData("Pairing:PublicUrl=https://me@pair.example", "Pairing:PublicUrl")]
    [InlineData("Pairing:UserCode:Lifetime=29", "Pairing:UserCode:Lifetime")]
    [InlineData("Pairing:UserCode:Lifetime=ten minutes", "Pairing:UserCode:Lifetime")]
    [InlineData("Pairing:UserCode:Length=7", "Pairing:UserCode:Length")]
    [InlineData("Pairing:UserCode:Length=13", "Pairing:UserCode:Length")]
    [InlineData("Pairing:Polling:Interval=0", "Pairing:Polling:Interval")]
    [InlineData("Pairing:Polling:Interval=61", "Pairing:Polling:Interval")]
    [InlineData("Pairing:Polling:MaximumWait=26", "Pairing:Polling:MaximumWait")]
    [InlineData("Pairing:Polling:MaximumHeld=-1", "Pairing:Polling:MaximumHeld")]
    [InlineData("Pairing:Limits:NewCodes=-1", "Pairing:Limits:NewCodes")]
    [InlineData("Pairing:Storage:Provider=oracle", "Pairing:Storage:Provider")]
    [InlineData("Pairing:Storage:ConnectionString=nonsense", "Pairing:Storage:ConnectionString")]
    [InlineData("Pairing:Storage:Provider=PostgreSQL", "Pairing:Storage:ConnectionString")]
    [InlineData("Pairing:Accounts:Registration=perhaps", "Pairing:Accounts:Registration")]
    [InlineData("Pairing:Proxies:Known:0=proxy", "Pairing:Proxies:Known")]
    [InlineData("Pairing:Telemetry:Endpoint=http://collector:99999", "Pairing:Telemetry:Endpoint")]
    [InlineData("Pairing:Clients:tv:Grants:0=password", "Pairing:Clients:tv:Grants")]
    [InlineData("Pairing:Clients:tv:Grants:0=", "Pairing:Clients:tv:Grants")]
    [InlineData("Pairing:Clients:tv:Scopes:0=two words", "Pairing:Clients:tv:Scopes")]
    [InlineData("Pairing:Clients:tv:Scopes:0=admin", "Pairing:Clients:tv:Scopes")]
    [InlineData("Pairing:Clients:tv:Scopes:0=", "Pairing:Clients:tv:Scopes")]
    [InlineData("Pairing:Clients:tv:Secret=", "Pairing:Clients:tv:Secret")]
    [InlineData("Pairing:Clients:tv:Secret=a\tb", "Pairing:Clients:tv:Secret")]
    [InlineData("Pairing:Clients:tv:Secret=open-sesame", "Pairing:Clients:tv:Secret is \"...\"")]
    [InlineData("Pairing:Clients:tv:Secret=Fq3hV0mZ8kT1sYc6bR4nJ9wXe2uGdLp", "32 characters")] // 31
    [InlineData("Pairing:Clients:tv:Secret=abcabcabcabcabcabcabcabcabcabcabcabcabc", "10 different")]
    [InlineData("Pairing:Clients:tv:Name=", "Pairing:Clients:tv:Name")]
    [InlineData("Pairing:Clients:tv:Name=a\u0007b", "Pairing:Clients:tv:Name")]
    [InlineData("Pairing:Clients:t\u0007v:Name=TV", "Pairing:Clients:t\u0007v")]
    [InlineData("Pairing:Clients:tü:Name=TV", "Pairing:Clients:tü")]
    [InlineData("Pairing:Clients: :Name=TV", "Pairing:Clients: :id")]
    [InlineData("Pairing:Clients:tv:AccessTokenLifetime=59", "Pairing:Clients:tv:AccessTokenLifetime")]
    [InlineData("Pairing:Clients:tv:AccessTokenLifetime=86401", "Pairing:Clients:tv:AccessTokenLifetime")]
    [InlineData("Pairing:Clients:tv:AccessTokenLifetime=long", "Pairing:Clients:tv:AccessTokenLifetime")]
    [InlineData("Pairing:Clients:tv:UserCodeLifetime=29", "Pairing:Clients:tv:UserCodeLifetime")]
    [InlineData("Pairing:Clients:tv:UserCodeLifetime=3601", "Pairing:Clients:tv:UserCodeLifetime")]
    [InlineData("Pairing:Clients:tv:Secrett=x", "Secrett")]
    [InlineData("Pairing:Clients:tv=TV", "Pairing:Clients:tv")]
    [InlineData("Pairing:Scopes:two words=both", "Pairing:Scopes:two words")]
    [InlineData("Pairing:Scopes:read=", "Pairing:Scopes:read")]
    [InlineData("Pairing:Scopes:device=all", "Pairing:Scopes:device")]
    [InlineData("Pairing:Pollling:Interval=5", "Pollling")]
    public void A_wrong_value_or_name_is_reported_in_one_line_with_the_setting(string setting, string named)
    {
        var wrong = Assert.Throws<WrongSettingException>(
            () => Program.Build(["--" + setting, $"--Pairing:DataFolder={Path.GetTempPath()}/pairing-settings"]));
        Assert.Contains(named, wrong.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', wrong.Message);
    }

    [Theory]
    [InlineData("Pairing:UserCode:Lifetime=30")]
    [InlineData("Pairing:UserCode:Length=12")]
    [InlineData("Pairing:Polling:Interval=60")]
    [InlineData("Pairing:Clients:tv:AccessTokenLifetime=60")]
    [InlineData("Pairing:Clients:tv:AccessTokenLifetime=86400")]
    [InlineData("Pairing:Clients:tv:UserCodeLifetime=30")]
    [InlineData("Pairing:Clients:tv:UserCodeLifetime=3600")]
    [InlineData("Pairing:Storage:Provider=sqlite")]
    [InlineData("Pairing:Storage:Provider=SQLite")]
    public async Task The_ends_of_each_range_are_valid(string setting)
    {
        await using var service = await RunningService.StartNewAsync(setting);
        Assert.Equal(200, (int)(await new TestDevice(service).AskAsync()).Status);
    }

    [Fact]
    public async Task The_program_ends_with_one_line_and_an_exit_code()
    {
        var (exitCode, output, errors) = await ServiceProcess.RunToEndAsync(["--Pairing:Polling:Interval=0"]);
        Assert.NotEqual(0, exitCode);
        Assert.Empty(output);
        Assert.Equal("pairing: Pairing:Polling:Interval is \"0\". It has to be between 1 and 60.\n", errors);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("Database=pairing;Password=open-sesame")]
    [InlineData("Host=db.example;Port=many;Password=open-sesame")]
    public void A_wrong_PostgreSQL_connection_string_is_reported_without_its_password(string connection)
    {
        var wrong = Assert.Throws<WrongSettingException>(() => Program.Build(
            [
                "--Pairing:Storage:Provider=postgresql", "--Pairing:Storage:ConnectionString=" + connection,
                $"--Pairing:DataFolder={Path.GetTempPath()}/pairing-settings",
            ]));
        Assert.Contains("Pairing:Storage:ConnectionString", wrong.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("sesame", wrong.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', wrong.Message);
    }

    [Fact]
    public async Task A_port_in_use_is_reported_in_one_line_too()
    {
        using var taken = new TcpListener(System.Net.IPAddress.Loopback, 0);
        taken.Start();
        string folder = Path.Combine(Path.GetTempPath(), $"pairing-{Guid.NewGuid():N}");
        var (exitCode, _, errors) = await ServiceProcess.RunToEndAsync(
            [$"--urls=http://{taken.LocalEndpoint}", $"--Pairing:DataFolder={folder}"]);
        Assert.NotEqual(0, exitCode);
        Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("address already in use", errors, StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Keys_that_cannot_be_read_stop_the_start_with_one_line()
    {
        await using var service = await RunningService.StartNewAsync();
        foreach (string ring in Directory.GetFiles(Path.Combine(service.Folder, "keys"), "key-*.xml"))
        {
            File.Delete(ring);
        }

        var (exitCode, _, errors) = await ServiceProcess.RunToEndAsync(
            ["--urls=http://127.0.0.1:0", $"--Pairing:DataFolder={service.Folder}"]);
        Assert.NotEqual(0, exitCode);
        Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("user-codes", errors, StringComparison.Ordinal);
    }
}

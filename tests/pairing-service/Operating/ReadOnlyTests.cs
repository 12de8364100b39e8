namespace Pairing.Service.Tests.Operating;

/// <summary>A container with a read-only file system, except for its volume, has no folder for temporary files.</summary>
public sealed class ReadOnlyTests : IDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"pairing-{Guid.NewGuid():N}");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task It_writes_only_to_its_data_folder()
    {
        var nowhere = ("TMPDIR", Path.Combine(_folder, "no such folder"));
        using var service = await ServiceProcess.StartAsync(_folder, 0, heard: null, [], nowhere);
        using (var ready = await service.Http.GetAsync("/health/ready"))
        {
            Assert.True(ready.IsSuccessStatusCode);
        }

        string backup = Path.Combine(_folder, "pairing.tar.gz");
        Assert.Equal((0, ""), await RunAsync("backup", backup));
        Assert.Equal((0, ""), await RunAsync("keys", "rotate"));
        Assert.True(File.Exists(backup));
        service.Terminate();
        Assert.Equal(0, await service.EndAsync());

        async Task<(int, string)> RunAsync(params string[] command)
        {
            var (exitCode, _, errors) = await ServiceProcess.RunToEndAsync(
                [.. command, $"--Pairing:DataFolder={_folder}"], "", nowhere);
            return (exitCode, errors);
        }
    }
}

extern alias board;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Pairing.Emulator.Tests.Board;

namespace Pairing.Emulator.Tests.Run;

/// <summary>Several boards in one process, with a service of their own.</summary>
public sealed class ManyBoardsTests : IDisposable
{
    private const int Boards = 20; // more than a service takes from one address in a minute, unless it is told to
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("pairing-boards-");

    [Fact]
    public async Task Each_has_a_name_and_a_flash_of_its_own_and_shows_its_own_code()
    {
        string port = FreePort();
        using Process emulator = Process.Start(
            new ProcessStartInfo("dotnet",
            [
                typeof(board::Pairing.Emulator.Board.VirtualBoard).Assembly.Location,
                "--boards", $"{Boards}", "--headless", "--service-port", port, "--data", data.FullName,
            ])
            {
                RedirectStandardOutput = true,
            })!;
        try
        {
            var said = new List<string>();
            string? line;
            do
            {
                line = await emulator.StandardOutput.ReadLineAsync().WaitAsync(Patience);
                said.Add(line ?? "");
            }
            while (line != null && line != $"{Boards} of {Boards} show a code.");

            Assert.NotNull(line);
            Assert.Contains(said, l => l.StartsWith("Screen 017 | code shown", StringComparison.Ordinal));
            Assert.DoesNotContain(said, l => l.Contains("slow", StringComparison.Ordinal));
            Assert.Equal(Boards, Directory.GetDirectories(Path.Combine(data.FullName, "boards")).Length);
        }
        finally
        {
            emulator.Kill();
            await emulator.WaitForExitAsync().WaitAsync(OnBoard.Patience);
        }
    }

    public void Dispose()
    {
        try
        {
            data.Delete(recursive: true);
        }
        catch (IOException)
        {
            // the service, which ends a moment later, still writes there; the system clears its own folder
        }
    }

    private static string FreePort()
    {
        using var free = new TcpListener(IPAddress.Any, 0);
        free.Start();
        return ((IPEndPoint)free.LocalEndpoint).Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }
}

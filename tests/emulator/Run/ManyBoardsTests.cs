extern alias board;
using System.Diagnostics;
using Pairing.Emulator.Tests.Board;
using Pairing.Tests;

namespace Pairing.Emulator.Tests.Run;

/// <summary>Several boards in one process, with a service of their own.</summary>
public sealed class ManyBoardsTests : IDisposable
{
    private const int Boards = 20; // more than a service takes from one address in a minute, unless it is told to
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(150);

    private readonly TemporaryFolder _data = new();

    [Fact]
    public async Task Each_has_a_name_and_a_flash_of_its_own_and_shows_its_own_code()
    {
        using Process emulator = Process.Start(
            new ProcessStartInfo("dotnet",
            [
                typeof(board::Pairing.Emulator.Board.VirtualBoard).Assembly.Location,
                "--boards", $"{Boards}", "--headless", "--service-port", $"{FreePort.Find()}", "--data", _data.Path,
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
            Assert.Equal(Boards, Directory.GetDirectories(Path.Combine(_data.Path, "boards")).Length);
        }
        finally
        {
            emulator.Kill();
            await emulator.WaitForExitAsync().WaitAsync(OnBoard.Patience);
        }
    }

    public void Dispose() => _data.Dispose();
}

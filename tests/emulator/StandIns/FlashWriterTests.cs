extern alias board;
using board::Pairing.Firmware.Boards;
using board::Pairing.Firmware.Core;
using Pairing.Emulator.Tests.Board;
using BoardThread = board::System.Threading.Thread;
using FileAccess = System.IO.FileAccess;
using FileStream = board::System.IO.FileStream;

namespace Pairing.Emulator.Tests.StandIns;

/// <summary>The setup network's scan has a thread of its own, which writes to the flash as the loop does.</summary>
public class FlashWriterTests : ILog
{
    private readonly List<string> _log = [];

    [Fact]
    public async Task A_second_thread_that_writes_is_refused() => Assert.IsType<IOException>(await OnBoard.RunAsync(() =>
    {
        using FileStream first = new(@"I:\first", FileMode.Create, FileAccess.Write);
        Exception? refused = null;
        BoardThread second = new(() =>
        {
            try
            {
                using FileStream other = new(@"I:\second", FileMode.Create, FileAccess.Write);
            }
            catch (IOException thrown)
            {
                refused = thrown;
            }
        });
        second.Start();
        second.Join();
        return refused;
    }));

    [Fact]
    public async Task The_firmware_writes_by_one_thread_at_a_time()
    {
        await OnBoard.RunAsync(() =>
        {
            LittleFs flash = new(this);
            BoardThread[] threads = [.. Enumerable.Range(0, 4).Select(i => new BoardThread(() => WriteOften(flash, "file" + i)))];
            Array.ForEach(threads, thread => thread.Start());
            Array.ForEach(threads, thread => thread.Join());
            return 0;
        });
        Assert.Empty(_log);
    }

    void ILog.Line(string text)
    {
        lock (_log)
        {
            _log.Add(text);
        }
    }

    private static void WriteOften(LittleFs flash, string name)
    {
        for (int i = 0; i < 200; i++)
        {
            flash.Write(name, new byte[100]);
            flash.Read(name);
            flash.Delete(name);
        }
    }
}

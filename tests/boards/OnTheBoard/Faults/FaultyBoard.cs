using System.Security.Cryptography.X509Certificates;
using Pairing.Emulator.Board;
using Pairing.Tests;

namespace Pairing.Boards.Tests.OnTheBoard.Faults;

/// <summary>A board with a server of its own, in a hurry, and with faults to switch on.</summary>
internal sealed class FaultyBoard : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly RunningBoard _running;
    private readonly X509Certificate2? _certificate;

    public FaultyBoard(int hurry = 20)
        : this(new RawServer(), server => server.Settings, hurry)
    {
    }

    private FaultyBoard(RawServer server, Func<RawServer, string> settings, int hurry = 20, X509Certificate2? certificate = null)
    {
        Server = server;
        _running = new RunningBoard(settings(server), hurry: hurry);
        _certificate = certificate;
    }

    public RawServer Server { get; }

    public VirtualBoard Board => _running.Board;

    /// <summary>A server in figures needs no name server; this one has a name.</summary>
    public static FaultyBoard AtAName() =>
        new(new RawServer(), server => server.Settings.Replace("127.0.0.1", "localhost", StringComparison.Ordinal));

    /// <summary>By https, the server's certificate deployed as the authority to trust.</summary>
    public static FaultyBoard ByTls()
    {
        X509Certificate2 certificate = LocalCertificate.Make();
        FaultyBoard board =
            new(new RawServer(certificate), server => $$"""{"server":"{{server.Origin}}"}""", certificate: certificate);
        board.Board.Flash.WriteText(@"I:\ca.pem", certificate.ExportCertificatePem());
        return board;
    }

    /// <summary>Before the power is on, or in the middle of life.</summary>
    public void Suffer(string fault)
    {
        Assert.True(Board.Faults.Set(fault));
        Board.PowerOn();
    }

    public Task StartAsync()
    {
        Board.PowerOn();
        return LineAsync("code shown");
    }

    public Task<string> LineAsync(string beginning, int after = 0) => _running.LineAsync(beginning, after);

    public Task ShowsAsync(params string[] words) =>
        Board.WaitForScreenAsync(text => words.All(word => Flat(text).Contains(word, StringComparison.Ordinal)), Patience);

    public void Dispose()
    {
        _running.Dispose();
        Server.Dispose();
        _certificate?.Dispose();
    }

    // Words wrap where a line ends.
    private static string Flat(string text) => text.Replace('\n', ' ');
}

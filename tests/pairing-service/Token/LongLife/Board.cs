extern alias board;
using System.Text;
using board::Pairing.Firmware.Boards;
using board::Pairing.Firmware.Core;
using board::Pairing.Firmware.Core.Buttons;
using board::Pairing.Firmware.Core.Network;
using board::Pairing.Firmware.Core.Phases;
using board::Pairing.Firmware.Core.Setup;

namespace Pairing.Service.Tests.Token.LongLife;

/// <summary>The real firmware with its state machine and token slots, whose time, power and network are the test's.</summary>
internal sealed class Board : IClock, IRandom, INetwork, ISetupNetwork, IButton, ILog, IHttp
{
    private const string Settings = $$"""{"server":"{{Air.Server}}","plain_http":true,"name":"Kitchen screen"}""";

    private readonly RunningService _service;
    private readonly Air _air;
    private readonly Random _random;
    private Device _device = null!;
    private HttpRequest? _request;
    private HttpResponse? _answer;

    public Board(RunningService service, MishapsAtService atService, bool leavesOld, Random random)
    {
        _service = service;
        _random = random;
        Flash = new RamFlash { CutLeaves = leavesOld ? CutLeaves.TheOld : CutLeaves.APart };
        Flash.Write("pairing.json", Encoding.UTF8.GetBytes(Settings));
        _air = new Air(service, atService, this, random);
        PowerOn();
    }

    public RamFlash Flash { get; }

    public Air Air => _air;

    public Phase Phase => _device.Phase;

    public long Milliseconds { get; private set; }

    public async Task LiveUntilAsync(Func<bool> isDone)
    {
        while (!isDone())
        {
            try
            {
                int pause = _device.Step();
                if (_request is { } request)
                {
                    _request = null;
                    _answer = await _air.CarryAsync(request);
                }
                else
                {
                    Pass(pause);
                }
            }
            catch (PowerCut)
            {
                Pass(_random.Next(10_000));
                PowerOn();
            }
        }
    }

    /// <summary>Advances the time everywhere.</summary>
    public void Pass(int milliseconds)
    {
        Milliseconds += milliseconds;
        if (milliseconds > 0)
        {
            _service.Clock.Advance(milliseconds / 1000.0);
        }
    }

    public int Below(int limit) => _random.Next(limit);

    public void Start(HttpRequest request) => _request = request;

    public HttpResponse? TryTake()
    {
        var answer = _answer;
        _answer = null;
        return answer;
    }

    public void Abandon() => _request = null;

    private void PowerOn()
    {
        Flash.StepsLeft = null;
        (_request, _answer) = (null, null);
        _device = new Device(
            new Edges
            {
                Clock = this,
                Random = this,
                Network = this,
                Setup = this,
                Http = this,
                Json = new NanoJson(),
                Flash = Flash,
                Button = this,
                Log = this,
            },
            new Hardware { Board = "Test board" });
    }

    // Parts that a paired device does not need do nothing
    bool IButton.IsDown => false;
    string INetwork.Name => "attic";
    NetworkState INetwork.State => NetworkState.Up;
    string INetwork.Reason => "";
    long INetwork.Date => 1_800_000_000; // used to check certificates, and there are none
    SetupAccess? ISetupNetwork.Access => null;
    string[] ISetupNetwork.Networks => [];
    bool ISetupNetwork.HasFailed => false;

    void INetwork.Connect()
    {
    }

    void INetwork.AskForTime()
    {
    }

    void ILog.Line(string text)
    {
    }

    void ISetupNetwork.Open(SetupAccess access) => throw new InvalidOperationException("A board with Wi-Fi opens no network.");

    void ISetupNetwork.Serve()
    {
    }

    string? ISetupNetwork.TryTake() => null;

    void ISetupNetwork.Respond(string response)
    {
    }

    bool ISetupNetwork.Save(string name, string password) => false;

    void ISetupNetwork.Close()
    {
    }
}

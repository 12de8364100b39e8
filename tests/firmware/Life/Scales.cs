using Pairing.Firmware.Core;
using Pairing.Firmware.Core.Drawing;
using Pairing.Firmware.Core.Network;
using Pairing.Firmware.Core.Screens;
using Pairing.Firmware.Core.Storage;

namespace Pairing.Firmware.Tests.Life;

/// <summary>
/// A device that waits with its code, and what each of its turns allocates; what is allocated at its edges is taken off.
/// </summary>
internal sealed class Scales : IHttp, IFlash, IPanel
{
    private readonly World _world = new();
    private readonly Device _device;
    private readonly Display _display;
    private int _polls;
    private long _elsewhere;

    public Scales()
    {
        HttpResponse pending = Server.Error(Protocol.Wire.AuthorizationPending);
        _world.Server.DeviceAuthorization = Server.Code(expiresIn: 86400);
        _world.Server.KeepsRecord = false;
        _world.Server.Token = () =>
        {
            _polls++;
            return pending;
        };
        var edges = _world.NewEdges();
        (edges.Http, edges.Flash) = (this, this);
        _device = new Device(edges, _world.Hardware);
        _display = new Display(this);
    }

    public int Width => 128;

    public int Height => 64;

    public long LargestTurn { get; private set; }

    public long LargestPicture { get; private set; }

    public long LargestFile { get; private set; }

    public long Sum { get; private set; }

    public void Run(int polls)
    {
        for (int end = _polls + polls; _polls < end;)
        {
            Turn();
        }
    }

    /// <summary>What was taken up to here does not count.</summary>
    public void RunToCode()
    {
        while (_device.Screen is not CodeScreen)
        {
            Turn();
        }

        (LargestTurn, LargestPicture, LargestFile, Sum) = (0, 0, 0, 0);
    }

    public void Start(HttpRequest request) => Elsewhere(() => _world.Server.Start(request));

    public HttpResponse? TryTake()
    {
        HttpResponse? answer = null;
        Elsewhere(() => answer = _world.Server.TryTake());
        return answer;
    }

    public void Abandon() => Elsewhere(_world.Server.Abandon);

    public byte[]? Read(string name)
    {
        byte[]? read = null;
        Elsewhere(() => read = _world.Flash.Read(name));
        return read;
    }

    public bool Has(string name) => _world.Flash.Has(name);

    public bool Write(string name, byte[] bytes)
    {
        LargestFile = Math.Max(LargestFile, bytes.Length);
        Elsewhere(() => _world.Flash.Write(name, bytes));
        return true;
    }

    public bool Delete(string name)
    {
        Elsewhere(() => _world.Flash.Delete(name));
        return true;
    }

    void IPanel.Show(Canvas canvas, bool forCamera)
    {
        // the driver sends it
    }

    public void SetContrast(byte contrast)
    {
        // none to be seen here
    }

    public void SetPower(bool on)
    {
        // it has none
    }

    /// <summary>As the loop does it.</summary>
    private void Turn()
    {
        _elsewhere = 0;
        long before = GC.GetAllocatedBytesForCurrentThread();
        int pause = _device.Step();
        long stepped = GC.GetAllocatedBytesForCurrentThread();
        _display.Update(_device.Screen, _device.TryTakeChange());
        long shown = GC.GetAllocatedBytesForCurrentThread();
        _world.Pass(Math.Max(pause, 1));
        LargestTurn = Math.Max(LargestTurn, stepped - before - _elsewhere);
        LargestPicture = Math.Max(LargestPicture, shown - stepped);
        Sum += shown - before - _elsewhere;
    }

    private long Elsewhere(Action act)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        act();
        long taken = GC.GetAllocatedBytesForCurrentThread() - before;
        _elsewhere += taken;
        return taken;
    }
}

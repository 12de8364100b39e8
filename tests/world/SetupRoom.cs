namespace Pairing.Tests.World;

using Firmware.Core.Setup;

/// <summary>The board's own network, played: what was opened and closed, and a phone in it.</summary>
internal sealed class SetupRoom(DeviceWorld world) : ISetupNetwork
{
    private string? _request;

    public SetupAccess? Access { get; private set; }

    public string[] Networks { get; set; } = ["attic", "cellar"];

    /// <summary>What the next scan finds.</summary>
    public string[]? InTheAir { get; set; }

    public bool HasFailed { get; set; }

    public bool IsServing { get; private set; }

    public string? Kept { get; private set; }

    /// <summary>Of the network to join.</summary>
    public string Password { get; set; } = "";

    public string Station => world.Name + "\n" + Password;

    public bool KeepFails { get; set; }

    public string Answered { get; private set; } = "";

    public int Restarts { get; private set; }

    /// <summary>The chip does not close it.</summary>
    public bool StaysOpen { get; set; }

    public void Open(SetupAccess access) => Restart(access);

    public void Scan() => Networks = InTheAir ?? Networks;

    public bool CanRead(string certificate) => certificate.StartsWith("-----BEGIN CERTIFICATE-----", StringComparison.Ordinal);

    public void Serve() => IsServing = true;

    public string? TryTake()
    {
        string? request = _request;
        _request = null;
        return request;
    }

    public void Respond(string response) => Answered = response;

    public bool Save(string name, string password)
    {
        Kept = KeepFails ? Kept : name + "/" + password;
        return !KeepFails;
    }

    public void Close()
    {
        (world.Name, Password) = Kept == null ? (world.Name, Password) : (Kept.Split('/')[0], Kept.Split('/')[1]);
        Restart(StaysOpen ? Access : null);
    }

    /// <summary>What the phone gets for it.</summary>
    public string Get(string path = "/", string host = "192.168.4.1", string method = "GET") =>
        Ask($"{method} {path} HTTP/1.1\r\nHost: {host}\r\n\r\n");

    public string Post(string form, string origin = "http://192.168.4.1", string path = "/save") =>
        Ask(Request(form, origin, path));

    /// <summary>Any text in place of a request; taken in the next turn.</summary>
    public void Send(string request)
    {
        Answered = "";
        _request = request;
    }

    public static string Request(string form, string origin = "http://192.168.4.1", string path = "/save") =>
        $"POST {path} HTTP/1.1\r\nHost: 192.168.4.1\r\nOrigin: {origin}\r\nContent-Length: {form.Length}\r\n\r\n{form}";

    private string Ask(string request)
    {
        Assert.True(IsServing, "nobody listens");
        Send(request);
        world.Run(0.1);
        return Answered;
    }

    private void Restart(SetupAccess? access)
    {
        Restarts++;
        Access = access;
        IsServing = false;
        world.RestartSoon();
    }
}

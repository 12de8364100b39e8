using Pairing.Emulator.Board;

namespace nanoFramework.Networking;

/// <summary>nanoFramework.Networking.Sntp: started by the image itself as soon as there is an address.</summary>
internal class Sntp
{
    public static bool IsStarted => PowerCycle.Current.Slot<State>().IsStarted;

    public static string Server1
    {
        get => PowerCycle.Current.Slot<State>().Server1;
        set => PowerCycle.Current.Slot<State>().Server1 = value;
    }

    public static void Start()
    {
        PowerCycle.Current.Slot<State>().IsStarted = true;
        UpdateNow();
    }

    public static void UpdateNow() => PowerCycle.Current.Board.Clock.Synchronize();

    private sealed class State
    {
        public bool IsStarted { get; set; } = true;

        public string Server1 { get; set; } = "0.pool.ntp.org";

        public string Server2 { get; set; } = "1.pool.ntp.org";
    }
}

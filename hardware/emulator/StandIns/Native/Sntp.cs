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

    public static void UpdateNow()
    {
        State state = PowerCycle.Current.Slot<State>();
        PowerCycle.Current.Board.Clock.Synchronize(state.Server1, state.Server2);
    }

    private sealed class State
    {
        public bool IsStarted { get; set; } = true;

        public string Server1 { get; set; } = BoardClock.UsualServers[0];

        public string Server2 { get; set; } = BoardClock.UsualServers[1];
    }
}

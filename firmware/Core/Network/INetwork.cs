namespace Pairing.Firmware.Core.Network
{
    /// <summary>Wi-Fi and the clock that comes with it. Neither call waits; the state machine looks in again.</summary>
    public interface INetwork
    {
        /// <summary>The network's name as it was deployed; empty when none was.</summary>
        string Name { get; }

        NetworkState State { get; }

        /// <summary>Why the last attempt failed, in a few words.</summary>
        string Reason { get; }

        /// <summary>Begins an attempt, unless one is under way.</summary>
        void Connect();

        /// <summary>
        /// The date as the board's clock has it, right or wrong: seconds since 1970, where it begins at power-on.
        /// </summary>
        long Date { get; }

        /// <summary>The first to ask for the date; empty for those that the board asks by itself.</summary>
        string TimeServer { set; }

        /// <summary>Asks a time server for the date.</summary>
        void AskForTime();
    }
}

namespace Pairing.Firmware.Core.Setup
{
    /// <summary>
    /// The network that the board opens itself, and the one page in it. It opens and closes by a restart of the board.
    /// </summary>
    public interface ISetupNetwork
    {
        /// <summary>The network that is open; null for none.</summary>
        SetupAccess? Access { get; }

        /// <summary>The networks that the last scan found, the strongest first.</summary>
        string[] Networks { get; }

        /// <summary>Looks for networks while its own stays open; phones may lose that for a moment.</summary>
        void Scan();

        /// <summary>Whether the board's TLS takes this certificate, as PEM.</summary>
        bool CanRead(string certificate);

        /// <summary>Name and password of the network to join, with \n between, to see a change by.</summary>
        string Station { get; }

        /// <summary>Looks for networks, then restarts the board with its own open.</summary>
        void Open(SetupAccess access);

        /// <summary>True when an opening that was begun has failed.</summary>
        bool HasFailed { get; }

        /// <summary>Begins to serve the page.</summary>
        void Serve();

        /// <summary>A whole request, once; null while there is none.</summary>
        string? TryTake();

        /// <summary>Sends the response to the request that was taken.</summary>
        void Respond(string response);

        /// <summary>Puts the network to join where nanoff would have deployed it. False when that failed.</summary>
        bool Save(string name, string password);

        /// <summary>Restarts the board, if possible without its own network.</summary>
        void Close();
    }
}

namespace Pairing.Firmware.Core.Network
{
    /// <summary>One request at a time. Starting and taking return at once: the button and the countdown go on meanwhile.</summary>
    public interface IHttp
    {
        /// <summary>Starts a request; one that was under way is abandoned and its answer lost.</summary>
        void Start(HttpRequest request);

        /// <summary>The answer, once; null while there is none. A request that takes too long is answered with a failure.</summary>
        HttpAnswer? Take();

        /// <summary>Forgets the request that is under way, if any.</summary>
        void Abandon();
    }
}

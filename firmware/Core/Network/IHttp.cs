namespace Pairing.Firmware.Core.Network
{
    /// <summary>One request at a time. Both calls return at once: the button and the countdown go on meanwhile.</summary>
    public interface IHttp
    {
        /// <summary>Starts a request; one that was under way is abandoned and its response lost.</summary>
        void Start(HttpRequest request);

        /// <summary>The response, once; null while there is none. A request that takes too long ends in a failure.</summary>
        HttpResponse? TryTake();

        /// <summary>Forgets the request that is under way, if any.</summary>
        void Abandon();
    }
}

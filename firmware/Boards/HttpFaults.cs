using System;
using System.Net;
using System.Net.Sockets;
using Pairing.Firmware.Core.Network;

namespace Pairing.Firmware.Boards
{
    /// <summary>
    /// What the library's exceptions mean. The SocketException lies one or two exceptions deep, or is not there at all.
    /// </summary>
    internal static class HttpFaults
    {
        private const int NameNotFound = 11001; // WSAHOST_NOT_FOUND, which SocketError does not list here

        /// <summary>Broken where nothing says more.</summary>
        public static HttpFailure Classify(Exception thrown)
        {
            for (Exception? e = thrown; e != null; e = e.InnerException)
            {
                HttpFailure failure = e is SocketException socket ? OfSocket(socket.ErrorCode)
                    : e is WebException web ? OfRequest(web.Status)
                    : HttpFailure.Broken;
                if (failure != HttpFailure.Broken)
                {
                    return failure;
                }
            }

            return HttpFailure.Broken;
        }

        private static HttpFailure OfSocket(int code)
        {
            switch (code)
            {
                case NameNotFound: return HttpFailure.NameNotFound;
                case (int)SocketError.TimedOut: return HttpFailure.TimedOut;
                case (int)SocketError.ConnectionRefused:
                case (int)SocketError.NetworkDown:
                case (int)SocketError.NetworkUnreachable: return HttpFailure.NotReached;
                default: return HttpFailure.Broken;
            }
        }

        private static HttpFailure OfRequest(WebExceptionStatus status)
        {
            switch (status)
            {
                case WebExceptionStatus.NameResolutionFailure: return HttpFailure.NameNotFound;
                case WebExceptionStatus.Timeout: return HttpFailure.TimedOut;
                default: return HttpFailure.Broken;
            }
        }
    }
}

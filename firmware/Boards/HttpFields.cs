using System.Net;
using System.Net.Security;
using Pairing.Firmware.Core;
using Pairing.Firmware.Core.Network;
using Pairing.Protocol;

namespace Pairing.Firmware.Boards
{
    /// <summary>What stands about a body: the library's request from ours, and our answer from the library's.</summary>
    internal static class HttpFields
    {
        // RFC 9110 15
        private const int LeastStatus = 100;
        private const int MostStatus = 599;

        private const string Json = "application/json";

        /// <param name="http">The library's.</param>
        /// <param name="request">Ours.</param>
        /// <param name="tls">Whom to trust besides those that the board has in its store.</param>
        public static void Write(HttpWebRequest http, HttpRequest request, HttpTls tls)
        {
            http.KeepAlive = false;
            http.Timeout = request.HeadersMilliseconds;
            http.ReadWriteTimeout = request.HeadersMilliseconds; // the library has it for the silence before the headers too
            http.SslProtocols = tls.Protocols;
            http.SslVerification = SslVerification.CertificateRequired; // any other value verifies nothing on the board
            if (request.IsSafe)
            {
                http.HttpsAuthentCert = tls.Root(request.Url);
            }

            http.Accept = Json;
            http.UserAgent = "Pairing/" + Release.Version; // some refuse requests without, GitHub among them
            if (request.Bearer.Length > 0)
            {
                bool hasScheme = request.Bearer.IndexOf(' ') >= 0;
                http.Headers.Add("Authorization", hasScheme ? request.Bearer : "Bearer " + request.Bearer); // RFC 6750 2.1
            }

            if (request.WaitSeconds > 0)
            {
                http.Headers.Add(Wire.Prefer, Wire.Wait + "=" + request.WaitSeconds); // RFC 7240 4.3
            }

            if (request.Known.Length > 0)
            {
                http.Headers.Add("If-None-Match", request.Known); // RFC 9110 13.1.2
            }

            http.Method = request.Form == null ? "GET" : "POST";
            if (request.Form != null)
            {
                http.ContentType = request.IsJson ? Json : Wire.FormMediaType;
                http.ContentLength = request.Form.Length;
            }
        }

        public static HttpResponse Read(HttpWebResponse response, string body)
        {
            int status = (int)response.StatusCode;
            return status < LeastStatus || status > MostStatus
                ? HttpResponse.Failed(HttpFailure.Broken) // what is left of a line that was cut
                : HttpResponse.Of(
                    status,
                    body,
                    response.Headers["WWW-Authenticate"] ?? "",
                    response.Headers["Retry-After"] ?? "",
                    response.Headers[Wire.PreferenceApplied] ?? "",
                    response.Headers["ETag"] ?? "",
                    response.Headers["Location"] ?? "");
        }
    }
}

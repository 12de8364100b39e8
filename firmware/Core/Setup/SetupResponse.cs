using System.Text;

namespace Pairing.Firmware.Core.Setup
{
    /// <summary>Responses of the setup form's server, each the last on its connection.</summary>
    public static class SetupResponse
    {
        public static string Page(string html)
        {
            return Of("200 OK", "Content-Type: text/html; charset=utf-8\r\n", html);
        }

        /// <summary>To the form, whatever the request.</summary>
        public static string ToForm()
        {
            return Of("302 Found", "Location: http://" + SetupAccess.Address + "/\r\n", "");
        }

        public static string Refused(string status)
        {
            return Of(status, "Content-Type: text/plain\r\n", status);
        }

        private static string Of(string status, string fields, string body)
        {
            return "HTTP/1.1 " + status + "\r\n" + fields
                + "Content-Length: " + Encoding.UTF8.GetBytes(body).Length + "\r\n"
                + "Cache-Control: no-store\r\nConnection: close\r\n"
                + "Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; "
                + "frame-ancestors 'none'\r\n"
                + "\r\n" + body;
        }
    }
}

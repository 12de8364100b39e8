using System;
using System.IO;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Threading;
using Pairing.Firmware.Core;
using Pairing.Firmware.Core.Network;

namespace Pairing.Firmware.Boards
{
    /// <summary>
    /// One request and its answer, on a thread of its own. By HttpWebRequest, since HttpClient has no deadline for the body and
    /// never returns when the server closes early (device-api/FACTS.md 4). Redirects are not followed, nor are they by the library.
    /// </summary>
    internal sealed class HttpExchange
    {
        private const int FirstBuffer = 512; // a pending poll fits
        private const int EmptyReads = 3; // so many reads of nothing are the end
        private const int NameNotFound = 11001; // WSAHOST_NOT_FOUND, which SocketError does not list here

        private readonly object _lock = new object();
        private readonly HttpRequest _request;
        private readonly string _certificate;
        private readonly IClock _clock;
        private readonly AutoResetEvent _wake;
        private readonly Thread _thread;
        private readonly long _startedAt;
        private HttpWebRequest? _http;
        private HttpAnswer? _answer;
        private bool _isClosed;
        private bool _isConnected;
        private bool _hasHeaders;

        public HttpExchange(HttpRequest request, string certificate, IClock clock, AutoResetEvent wake)
        {
            _request = request;
            _certificate = certificate;
            _clock = clock;
            _wake = wake;
            _startedAt = clock.Milliseconds;
            _thread = new Thread(Run);
        }

        public bool IsAlive
        {
            get { return _thread.IsAlive; }
        }

        public HttpAnswer? Answer
        {
            get
            {
                lock (_lock)
                {
                    return _answer;
                }
            }
        }

        public bool IsOverdue
        {
            get
            {
                long elapsed = _clock.Milliseconds - _startedAt;
                lock (_lock)
                {
                    bool mayBeConnected = _isConnected || _request.Form == null; // a GET connects and asks in one call
                    int deadline = _hasHeaders ? HttpRequest.WholeDeadline
                        : mayBeConnected ? HttpRequest.ConnectDeadline + HttpRequest.HeadersDeadline
                        : HttpRequest.ConnectDeadline;
                    return elapsed > deadline;
                }
            }
        }

        public void Start()
        {
            _thread.Start();
        }

        /// <summary>Takes the socket from under the thread, which then ends by an exception of its own.</summary>
        public void Close()
        {
            HttpWebRequest? http;
            lock (_lock)
            {
                _isClosed = true;
                http = _http;
            }

            try
            {
                http?.Dispose();
            }
            catch (Exception)
            {
                // it was closing already
            }
        }

        private void Run()
        {
            HttpAnswer answer;
            try
            {
                answer = Exchange();
            }
            catch (Exception e)
            {
                answer = HttpAnswer.Failed(Classify(e));
            }

            lock (_lock)
            {
                _answer = answer;
            }

            _wake.Set();
        }

        private HttpAnswer Exchange()
        {
            using (HttpWebRequest http = (HttpWebRequest)WebRequest.Create(_request.Url))
            {
                lock (_lock)
                {
                    if (_isClosed)
                    {
                        return HttpAnswer.Failed(HttpFailure.TimedOut);
                    }

                    _http = http;
                }

                Prepare(http);
                if (_request.Form != null)
                {
                    Stream body = http.GetRequestStream(); // connects; not disposed here, since that would close the socket
                    Connected();
                    body.Write(_request.Form, 0, _request.Form.Length);
                }

                using (HttpWebResponse response = (HttpWebResponse)http.GetResponse())
                {
                    Connected();
                    lock (_lock)
                    {
                        _hasHeaders = true;
                    }

                    using (Stream stream = response.GetResponseStream())
                    {
                        return Read(response, stream);
                    }
                }
            }
        }

        private void Prepare(HttpWebRequest http)
        {
            http.KeepAlive = false;
            http.Timeout = HttpRequest.HeadersDeadline;
            http.ReadWriteTimeout = HttpRequest.SilenceDeadline;
            http.SslProtocols = SslProtocols.Tls12;
            http.SslVerification = SslVerification.CertificateRequired; // any other value verifies nothing on the board
            if (_certificate.Length > 0)
            {
                http.HttpsAuthentCert = new X509Certificate(_certificate);
            }

            http.Accept = "application/json";
            if (_request.Bearer.Length > 0)
            {
                http.Headers.Add("Authorization", "Bearer " + _request.Bearer); // RFC 6750 2.1
            }

            http.Method = _request.Form == null ? "GET" : "POST";
            if (_request.Form != null)
            {
                http.ContentType = Protocol.Wire.FormMediaType;
                http.ContentLength = _request.Form.Length;
            }
        }

        private HttpAnswer Read(HttpWebResponse response, Stream stream)
        {
            long announced = response.ContentLength; // -1 when the server did not say
            if (announced > _request.MaximumBytes)
            {
                return HttpAnswer.Failed(HttpFailure.TooLong);
            }

            byte[] buffer = new byte[announced > 0 ? (int)announced : FirstBuffer];
            int length = 0;
            int empty = 0;
            while (announced != 0 && length != announced && empty < EmptyReads)
            {
                if (_clock.Milliseconds - _startedAt > HttpRequest.WholeDeadline)
                {
                    return HttpAnswer.Failed(HttpFailure.TimedOut);
                }

                if (length == buffer.Length)
                {
                    if (length >= _request.MaximumBytes)
                    {
                        return HttpAnswer.Failed(HttpFailure.TooLong);
                    }

                    byte[] larger = new byte[length * 2 < _request.MaximumBytes ? length * 2 : _request.MaximumBytes];
                    Array.Copy(buffer, larger, length);
                    buffer = larger;
                }

                int read = stream.Read(buffer, length, buffer.Length - length);
                empty = read > 0 ? 0 : empty + 1;
                length += read > 0 ? read : 0;
            }

            if (announced > length)
            {
                return HttpAnswer.Failed(HttpFailure.Broken); // closed early: half an answer is none
            }

            string challenge = response.Headers["WWW-Authenticate"] ?? "";
            return HttpAnswer.Of((int)response.StatusCode, Encoding.UTF8.GetString(buffer, 0, length), challenge);
        }

        private void Connected()
        {
            lock (_lock)
            {
                _isConnected = true;
            }
        }

        /// <summary>The SocketException lies one or two exceptions deep, or is not there at all.</summary>
        private HttpFailure Classify(Exception thrown)
        {
            for (Exception? e = thrown; e != null; e = e.InnerException)
            {
                if (e is SocketException socket)
                {
                    switch (socket.ErrorCode)
                    {
                        case NameNotFound: return HttpFailure.NameNotFound;
                        case (int)SocketError.TimedOut: return HttpFailure.TimedOut;
                        case (int)SocketError.ConnectionRefused:
                        case (int)SocketError.NetworkDown:
                        case (int)SocketError.NetworkUnreachable: return HttpFailure.NotReached;
                    }
                }

                if (e is WebException web)
                {
                    switch (web.Status)
                    {
                        case WebExceptionStatus.NameResolutionFailure: return HttpFailure.NameNotFound;
                        case WebExceptionStatus.Timeout: return HttpFailure.TimedOut;
                    }
                }
            }

            lock (_lock)
            {
                return _request.Url.StartsWith("https:") && !_hasHeaders ? HttpFailure.NotSecure : HttpFailure.Broken;
            }
        }
    }
}

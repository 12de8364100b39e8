using System;
using System.IO;
using System.Net;
using System.Threading;
using Pairing.Firmware.Core;
using Pairing.Firmware.Core.Network;

namespace Pairing.Firmware.Boards
{
    /// <summary>
    /// One request and its answer, on a thread of its own. By HttpWebRequest, since HttpClient has no deadline for the body and
    /// never returns when the server closes early. Redirects are not followed, nor are they by the library. It is long by its
    /// locks: the loop looks in while the thread works.
    /// </summary>
    internal sealed class HttpExchange
    {
        private const int FirstRefusal = 400;
        // Polls are refused until they are granted: no more than 2 KB for one, buffer and text alike
        private const int RefusalBytes = 2000;

        private readonly object _lock = new object();
        private readonly HttpRequest _request;
        private readonly HttpTls _tls;
        private readonly IClock _clock;
        private readonly AutoResetEvent _wake;
        private readonly Thread _thread;
        private readonly long _startedAt;
        private HttpWebRequest? _http;
        private HttpWebResponse? _response;
        private Stage _stage = Stage.Connecting;

        private enum Stage { Connecting, Connected, Answered, Closed }

        public HttpExchange(HttpRequest request, HttpTls tls, IClock clock, AutoResetEvent wake)
        {
            _request = request;
            _tls = tls;
            _clock = clock;
            _wake = wake;
            _startedAt = clock.Milliseconds;
            _thread = new Thread(Run);
        }

        public bool IsAlive
        {
            get { return _thread.IsAlive; }
        }

        /// <summary>Null until it is there. The thread sets it once; a reference is read whole (ECMA-335 I.12.6.6).</summary>
        public HttpResponse? Answer;

        public bool IsOverdue
        {
            get
            {
                Stage stage = _stage; // once: the thread may change it meanwhile
                int deadline = stage == Stage.Answered ? _request.WholeMilliseconds
                    : stage == Stage.Connecting && _request.Form != null ? HttpRequest.ConnectDeadline
                    : _request.ResponseMilliseconds;
                return _clock.Milliseconds - _startedAt > deadline;
            }
        }

        public void Start()
        {
            _thread.Start();
        }

        /// <summary>Takes the socket from under the thread, which then ends by an exception of its own.</summary>
        public void Close()
        {
            lock (_lock)
            {
                _stage = Stage.Closed;
            }

            try
            {
                _http?.Dispose();
                _response?.Dispose(); // the socket is its own once it is there
            }
            catch (Exception)
            {
                // it was closing already
            }
        }

        private void Run()
        {
            try
            {
                Answer = Exchange();
            }
            catch (Exception e)
            {
                Answer = HttpResponse.Failed(Failure(e));
            }

            _wake.Set();
        }

        private HttpResponse Exchange()
        {
            using (var http = (HttpWebRequest)WebRequest.Create(_request.Url))
            {
                lock (_lock)
                {
                    if (_stage == Stage.Closed)
                    {
                        return HttpResponse.Failed(HttpFailure.TimedOut);
                    }

                    _http = http;
                }

                HttpFields.Write(http, _request, _tls);
                if (_request.Form != null)
                {
                    Stream body = http.GetRequestStream(); // connects; not disposed here, since that would close the socket
                    if (!Reach(Stage.Connected))
                    {
                        // Given up meanwhile: tokens that nobody takes must not be asked for
                        return HttpResponse.Failed(HttpFailure.TimedOut);
                    }

                    body.Write(_request.Form, 0, _request.Form.Length);
                }

                using (var response = (HttpWebResponse)http.GetResponse())
                {
                    if (!Reach(Stage.Answered, response))
                    {
                        return HttpResponse.Failed(HttpFailure.TimedOut); // Close has not seen it: nothing else would end it
                    }

                    using (Stream stream = response.GetResponseStream())
                    {
                        stream.ReadTimeout = HttpRequest.SilenceDeadline;
                        bool isRefused = (int)response.StatusCode >= FirstRefusal;
                        int most = isRefused ? Math.Min(_request.MaximumBytes, RefusalBytes) : _request.MaximumBytes;
                        var body = new HttpBody(_clock, _startedAt + _request.WholeMilliseconds, most);
                        HttpFailure failure = body.Read(stream, response.ContentLength);
                        return failure == HttpFailure.None ? HttpFields.Read(response, body.Text)
                            // somebody's long page: its status says enough
                            : isRefused && failure == HttpFailure.TooLong ? HttpFields.Read(response, "")
                            : HttpResponse.Failed(failure);
                    }
                }
            }
        }

        /// <summary>False when the request was given up meanwhile.</summary>
        private bool Reach(Stage stage, HttpWebResponse? response = null)
        {
            lock (_lock)
            {
                _response = response;
                _stage = _stage == Stage.Closed ? Stage.Closed : stage;
                return _stage != Stage.Closed;
            }
        }

        private HttpFailure Failure(Exception thrown)
        {
            lock (_lock)
            {
                HttpFailure failure = HttpFaults.Classify(thrown);
                if (failure != HttpFailure.Broken || _stage == Stage.Answered)
                {
                    return failure;
                }

                // The library ends a request that is late by closing its socket, and then tells of the socket
                bool isLate = _clock.Milliseconds - _startedAt >= _request.HeadersMilliseconds;
                return isLate ? HttpFailure.TimedOut
                    : _request.IsSafe && _stage == Stage.Connecting ? HttpFailure.NotSecure // a form is sent once TLS stands
                    : HttpFailure.Broken;
            }
        }
    }
}

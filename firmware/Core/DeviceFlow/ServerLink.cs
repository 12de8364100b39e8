using Pairing.Firmware.Core.Dates;
using Pairing.Firmware.Core.Network;

namespace Pairing.Firmware.Core.DeviceFlow
{
    /// <summary>The way to the server: every request is sent here, and every failure is counted here.</summary>
    public sealed class ServerLink
    {
        private readonly IHttp _http;
        private readonly INetwork _network;
        private readonly DateJudge _dates;
        private readonly IRandom _random;
        private Endpoints? _endpoints;
        private int _failures; // requests in a row that got no response
        private bool _isSafe; // the request under way uses TLS
        private bool _isUnsent; // the request was not made, for want of a good date
        private int _retryAfter; // seconds, as the last response asked for
        private HttpResponse? _taken; // while its body is read
        private Reading _reading = null!;
        private Metadata? _metadata;

        public ServerLink(IHttp http, INetwork network, DateJudge dates, IRandom random)
        {
            _http = http;
            _network = network;
            _dates = dates;
            _random = random;
        }

        /// <summary>Today's, seconds since 1970, right or wrong.</summary>
        public long Date
        {
            get { return _network.Date; }
        }

        public bool HasFailed
        {
            get { return _failures > 0; }
        }

        /// <summary>Null until they are known.</summary>
        public Endpoints? Endpoints
        {
            get { return _endpoints; }
        }

        /// <param name="endpoints">Null to ask the server for them again.</param>
        public void Use(Endpoints? endpoints)
        {
            _endpoints = endpoints;
        }

        /// <summary>The body of the response that was taken last.</summary>
        public Reading Reading
        {
            get { return _reading; }
        }

        /// <summary>Sends nothing by TLS without a good date, whatever a time server has said since the last request.</summary>
        /// <param name="metadata">Filled from the response; null where that is no such document.</param>
        public void Send(HttpRequest request, Metadata? metadata = null)
        {
            Abandon();
            _metadata = metadata;
            _isUnsent = request.IsSafe && !_dates.IsGood;
            if (_isUnsent)
            {
                _dates.Ask();
            }
            else
            {
                _isSafe = request.IsSafe;
                _http.Start(request);
            }
        }

        /// <summary>The response to the request under way, once, its body read; null while there is none.</summary>
        public HttpResponse? TryTake()
        {
            if (_taken == null)
            {
                Receive(_isUnsent ? HttpResponse.Failed(HttpFailure.NoDate) : _http.TryTake());
            }

            HttpResponse? http = _taken;
            if (http != null && _reading.Advance())
            {
                return null;
            }

            _taken = null;
            return http;
        }

        private void Receive(HttpResponse? http)
        {
            if (http != null)
            {
                if (_isSafe && http.Status != 0)
                {
                    _dates.LastGood.Keep(_network.Date); // a certificate was good today
                }

                _isUnsent = false;
                _retryAfter = PollSchedule.Asked(http.RetryAfter);
                _reading = new Reading(http.Body, _metadata);
            }

            _taken = http;
        }

        public void Abandon()
        {
            _http.Abandon();
            _taken = null;
        }

        /// <summary>Ends what is under way and forgets the last good date. False when the flash refuses.</summary>
        public bool Reset()
        {
            Abandon();
            return _dates.LastGood.Forget();
        }

        /// <summary>A request got no response. The Wi-Fi may be why: it reconnects while the server is left alone.</summary>
        public void CountFailure()
        {
            _failures++;
            if (_network.State == NetworkState.Down || _network.State == NetworkState.Failed)
            {
                _network.Connect();
            }
        }

        public void ClearFailures()
        {
            _failures = 0;
        }

        /// <summary>
        /// Milliseconds until the next request, by how often the server failed to respond and by what it asked for.
        /// </summary>
        public int BackOff(int intervalSeconds)
        {
            int chance = _random.Below(PollSchedule.Chances);
            return PollSchedule.RetryAfter(PollSchedule.Wait(intervalSeconds, _failures, chance), _retryAfter, chance);
        }

        /// <summary>When a request was not made the date is why, and it is either unknown or wrong.</summary>
        public Trouble TroubleOf(HttpResponse http)
        {
            return http.Failure == HttpFailure.NoDate ? _dates.Trouble : Trouble.Of(http);
        }
    }
}

using Pairing.Firmware.Core.DeviceFlow;
using Pairing.Firmware.Core.Network;

namespace Pairing.Firmware.Core
{
    /// <summary>Requests, whatever they ask: sent, answered, and held back where the server needs rest.</summary>
    public sealed partial class Device
    {
        private int _failures; // requests in a row that got no answer
        private Answer? _answer; // what the last one said
        private bool _isSafe; // the request under way goes by TLS
        private bool _isUnsent; // the request was not made, for want of a good date
        private int _retryAfter; // seconds for which the last answer wants to be left alone

        /// <summary>Every request goes this way: none by TLS without a good date, whatever a time server said since the last one.</summary>
        private void Send(HttpRequest request)
        {
            _isUnsent = request.IsSafe && !IsDateGood;
            if (_isUnsent)
            {
                _http.Abandon();
                _network.AskForTime();
            }
            else
            {
                _isSafe = request.IsSafe;
                _http.Start(request);
            }
        }

        /// <summary>The answer to the request under way, once; what it says is then in <see cref="_answer"/>.</summary>
        private HttpAnswer? TakeAnswer()
        {
            HttpAnswer? http = _isUnsent ? HttpAnswer.Failed(HttpFailure.NoDate) : _http.Take();
            if (http != null)
            {
                if (_isSafe && http.Status != 0)
                {
                    _lastGoodDate.Keep(_network.Date); // the server's certificate was good on it
                }

                _isUnsent = false;
                _answer = http.Status == 0 ? null : _json.Read(http.Body, typeof(Answer)) as Answer;
                _retryAfter = RetryAfter.Seconds(http.RetryAfter);
            }

            return http;
        }

        /// <summary>A request got no answer. The Wi-Fi may be why: it is mended while the server is left alone.</summary>
        private void CountFailure()
        {
            _failures++;
            if (_network.State == NetworkState.Down || _network.State == NetworkState.Failed)
            {
                _network.Connect();
            }
        }

        /// <summary>How long to leave the server alone, by how often it failed to answer and by what it asked for.</summary>
        private int BackOff(int intervalSeconds)
        {
            int chance = _random.Below(PollSchedule.Chances);
            return PollSchedule.Heed(PollSchedule.Wait(intervalSeconds, _failures, chance), _retryAfter, chance);
        }
    }
}

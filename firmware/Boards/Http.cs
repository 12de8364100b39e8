using System.Threading;
using Pairing.Firmware.Core;
using Pairing.Firmware.Core.Network;

namespace Pairing.Firmware.Boards
{
    /// <summary>
    /// Runs each request on a thread of its own and gives up on one that hangs where no time-out of the library reaches.
    /// </summary>
    internal sealed class Http : IHttp
    {
        private readonly IClock _clock;
        private readonly HttpTls _tls;
        private readonly AutoResetEvent _wake;
        private HttpRequest? _request;
        private HttpExchange? _current;
        private HttpExchange? _stuck;

        /// <param name="wake">Set when an answer has come.</param>
        public Http(IClock clock, HttpTls tls, AutoResetEvent wake)
        {
            _clock = clock;
            _tls = tls;
            _wake = wake;
        }

        public void Start(HttpRequest request)
        {
            Abandon();
            _request = request;
            _current = new HttpExchange(request, _tls, _clock, _wake);

            // One thread that cannot be ended is borne; a second is not begun before the first is gone.
            if (_stuck == null || !_stuck.IsAlive)
            {
                _stuck = null;
                _current.Start();
            }
        }

        public HttpResponse? TryTake()
        {
            if (_current == null)
            {
                return null;
            }

            HttpResponse? answer = _current.Answer;
            if (answer != null)
            {
                _current = null;
                if (_tls.Learn(_request!, answer.Failure))
                {
                    Start(_request!);
                    return null;
                }
            }
            else if (_current.IsOverdue)
            {
                Abandon();
                answer = HttpResponse.Failed(HttpFailure.TimedOut);
            }

            return answer;
        }

        public void Abandon()
        {
            if (_current != null && _current.IsAlive)
            {
                _current.Close();
                _stuck = _current;
            }

            _current = null;
        }
    }
}

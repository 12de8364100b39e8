using System;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using Pairing.Firmware.Core;
using Pairing.Firmware.Core.Setup;

namespace Pairing.Firmware.Boards
{
    /// <summary>
    /// Port 80 of the setup network: one connection at a time, one request each, and no more than a few seconds for either.
    /// </summary>
    internal sealed class SetupServer
    {
        private const int Port = 80;
        private const int SilenceMilliseconds = 1000; // browsers open connections ahead and then say nothing
        private const int WholeMilliseconds = 5000;
        private const int AnswerMilliseconds = 10000;
        private const int FaultMilliseconds = 1000;

        private readonly ILog _log;
        private readonly IClock _clock;
        private readonly AutoResetEvent _wake;
        private readonly AutoResetEvent _isAnswered = new AutoResetEvent(false);
        private readonly object _lock = new object();
        private string? _request;
        private string? _answer;
        private bool _isStarted;

        public SetupServer(ILog log, IClock clock, AutoResetEvent wake)
        {
            _log = log;
            _clock = clock;
            _wake = wake;
        }

        public void Start()
        {
            if (!_isStarted)
            {
                _isStarted = true;
                new Thread(Run).Start();
            }
        }

        public string? Take()
        {
            lock (_lock)
            {
                string? request = _request;
                _request = null;
                return request;
            }
        }

        public void Answer(string answer)
        {
            lock (_lock)
            {
                _answer = answer;
                _isAnswered.Set(); // within: the next request resets it, and must not be woken by this answer
            }
        }

        /// <summary>It ends with the board's restart.</summary>
        private void Run()
        {
            while (true)
            {
                try
                {
                    Listen();
                }
                catch (Exception e)
                {
                    _log.Line("setup: " + e.Message);
                }

                Thread.Sleep(FaultMilliseconds);
            }
        }

        private void Listen()
        {
            using (var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp))
            {
                listener.Bind(new IPEndPoint(IPAddress.Any, Port));
                listener.Listen(2);
                while (true)
                {
                    using (Socket connection = listener.Accept())
                    {
                        Converse(connection);
                    }
                }
            }
        }

        /// <summary>A connection that breaks is nobody's trouble but its own.</summary>
        private void Converse(Socket connection)
        {
            try
            {
                connection.ReceiveTimeout = SilenceMilliseconds;
                connection.SendTimeout = WholeMilliseconds;
                string? request = Receive(connection);
                if (request != null)
                {
                    Send(connection, Ask(request));
                }
            }
            catch (SocketException)
            {
                // slow, or gone
            }
        }

        /// <summary>Null when it ended early, was too slow or is too long.</summary>
        private string? Receive(Socket connection)
        {
            byte[] bytes = new byte[SetupRequest.MaximumBytes];
            int count = 0;
            long end = _clock.Milliseconds + WholeMilliseconds;
            while (count < bytes.Length && _clock.Milliseconds < end)
            {
                int read = connection.Receive(bytes, count, bytes.Length - count, SocketFlags.None);
                if (read <= 0)
                {
                    return null;
                }

                count += read;
                string text = Encoding.UTF8.GetString(bytes, 0, count);
                int length = SetupRequest.Length(text);
                if (length >= 0 && count >= length)
                {
                    return text;
                }
            }

            Send(connection, SetupResponse.Refused("413 Content Too Large"));
            while (_clock.Milliseconds < end && connection.Receive(bytes, 0, bytes.Length, SocketFlags.None) > 0)
            {
                // a connection closed on unread bytes is reset, and the answer with it
            }

            return null;
        }

        private string Ask(string request)
        {
            lock (_lock)
            {
                _request = request;
                _answer = null;
                _isAnswered.Reset(); // of an answer that came too late for its own request
            }

            _wake.Set();
            _isAnswered.WaitOne(AnswerMilliseconds, false);
            lock (_lock)
            {
                _request = null;
                return _answer ?? SetupResponse.Refused("503 Service Unavailable");
            }
        }

        private static void Send(Socket connection, string answer)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(answer);
            int sent = 0;
            while (sent < bytes.Length)
            {
                sent += connection.Send(bytes, sent, bytes.Length - sent, SocketFlags.None);
            }
        }
    }
}

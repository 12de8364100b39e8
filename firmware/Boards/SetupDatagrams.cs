using System;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using Pairing.Firmware.Core;
using Pairing.Firmware.Core.Setup;

namespace Pairing.Firmware.Boards
{
    /// <summary>
    /// A UDP port that phones ask, for an address or a name, on a thread of its own: what comes in goes to the responder, what
    /// that says goes out.
    /// </summary>
    internal sealed class SetupDatagrams
    {
        private const int MostBytes = 1024; // what is longer comes in cut, and is no message then
        private const int FaultMilliseconds = 1000;

        private readonly ILog _log;
        private readonly Responder _responder;
        private readonly object _lock = new object();
        private Socket? _socket;
        private bool _isStarted;
        private bool _isClosed;

        public SetupDatagrams(ILog log, Responder responder)
        {
            _log = log;
            _responder = responder;
        }

        public void Start()
        {
            if (!_isStarted)
            {
                _isStarted = true;
                new Thread(Run).Start();
            }
        }

        public void Close()
        {
            lock (_lock)
            {
                _isClosed = true;
                _socket?.Close(); // ends a wait for a datagram with an exception
            }
        }

        private void Run()
        {
            byte[] bytes = new byte[MostBytes];
            while (!_isClosed)
            {
                try
                {
                    Listen(bytes);
                }
                catch (Exception e)
                {
                    if (!_isClosed)
                    {
                        _log.Line("setup: port " + _responder.Port + ", " + e.Message);
                        Thread.Sleep(FaultMilliseconds);
                    }
                }
            }
        }

        private void Listen(byte[] bytes)
        {
            using (var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp))
            {
                lock (_lock)
                {
                    _socket = socket;
                    if (_isClosed)
                    {
                        return; // Close did not see this socket
                    }
                }

                // By this address, and not Any, the chip sends broadcasts into this network and not into the station's.
                socket.Bind(new IPEndPoint(IPAddress.Parse(SetupAccess.Address), _responder.Port));
                socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Broadcast, true);
                while (!_isClosed)
                {
                    EndPoint from = new IPEndPoint(IPAddress.Any, 0);
                    int count = socket.ReceiveFrom(bytes, ref from);
                    Datagram? answer = _responder.Respond(bytes, count);
                    if (answer != null)
                    {
                        EndPoint to = answer.To == null ? from : new IPEndPoint(new IPAddress(answer.To), answer.Port);
                        socket.SendTo(answer.Bytes, to);
                    }
                }
            }
        }
    }
}

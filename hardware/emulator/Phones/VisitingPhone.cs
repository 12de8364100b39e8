using System;
using System.Threading;
using System.Threading.Tasks;
using Pairing.Emulator.Board;
using Pairing.Emulator.Wifi;

namespace Pairing.Emulator.Phones;

/// <summary>
/// The phone of the board's page: it joins the setup network when a hand says so, and is out of it when that closes.
/// </summary>
internal sealed class VisitingPhone
{
    private readonly VirtualBoard _board;
    private readonly object _sync = new();
    private AccessPoint? _network;
    private HostCancellation _leaving = new();
    private Phone? _phone;
    private bool _isJoining;

    public VisitingPhone(VirtualBoard board)
    {
        _board = board;
        board.Changed += LeaveWhenClosed;
    }

    /// <summary>For the page; null while no network is open.</summary>
    public PhoneState? State
    {
        get
        {
            lock (_sync)
            {
                return _board.Radio.AccessPoint == null ? null
                    : _isJoining ? new PhoneState("asks", null, null)
                    : _phone == null ? new PhoneState("away", null, null)
                    : _phone.Address == null ? new PhoneState("refused", null, null)
                    : new PhoneState("joined", _phone.Address.ToString(), _phone.Find(80) is { } form ? $"http://{form}/" : null);
            }
        }
    }

    public async Task JoinAsync()
    {
        AccessPoint? open = _board.Radio.AccessPoint;
        CancellationToken left;
        lock (_sync)
        {
            if (open == null || _isJoining || _phone?.Address != null)
            {
                return;
            }

            _phone?.Dispose();
            _phone = null;
            _isJoining = true;
            _network = open;
            left = _leaving.Token;
        }

        _board.OnChanged();
        Phone? joined = null;
        try
        {
            joined = await Phone.JoinAsync(_board, open.Ssid, open.Password, left);
        }
        catch (Exception gone) when (gone is OperationCanceledException or InvalidOperationException)
        {
            // the network closed meanwhile
        }

        lock (_sync)
        {
            _isJoining = false;
            _phone = joined;
        }

        _board.OnChanged();
    }

    private void LeaveWhenClosed()
    {
        lock (_sync)
        {
            if (_network != null && _board.Radio.AccessPoint != _network)
            {
                _network = null;
                _leaving.Cancel();
                _leaving = new HostCancellation();
                _phone?.Dispose();
                _phone = null;
            }
        }
    }
}

/// <param name="Is">away, asks, refused or joined.</param>
/// <param name="Form">Where on the host it opens the form.</param>
internal sealed record PhoneState(string Is, string? Address, string? Form);

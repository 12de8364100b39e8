using System;
using System.Threading;
using System.Threading.Tasks;
using Pairing.Emulator.Board;
using Pairing.Emulator.Wifi;

namespace Pairing.Emulator.Phones;

/// <summary>The phone of the board's page: it joins the set-up network when a hand says so, and is out of it when that closes.</summary>
internal sealed class VisitingPhone
{
    private readonly VirtualBoard board;
    private readonly object sync = new();
    private AccessPoint? network;
    private HostCancellation leaving = new();
    private Phone? phone;
    private bool isJoining;

    public VisitingPhone(VirtualBoard board)
    {
        this.board = board;
        board.Changed += LeaveWhenClosed;
    }

    /// <summary>For the page; null while no network is open.</summary>
    public PhoneState? State
    {
        get
        {
            lock (sync)
            {
                return board.Radio.AccessPoint == null ? null
                    : isJoining ? new PhoneState("asks", null, null)
                    : phone == null ? new PhoneState("away", null, null)
                    : phone.Address == null ? new PhoneState("refused", null, null)
                    : new PhoneState("joined", phone.Address.ToString(), phone.Find(80) is { } form ? $"http://{form}/" : null);
            }
        }
    }

    public async Task JoinAsync()
    {
        AccessPoint? open = board.Radio.AccessPoint;
        CancellationToken left;
        lock (sync)
        {
            if (open == null || isJoining || phone?.Address != null)
            {
                return;
            }

            phone?.Dispose();
            phone = null;
            isJoining = true;
            network = open;
            left = leaving.Token;
        }

        board.OnChanged();
        Phone? joined = null;
        try
        {
            joined = await Phone.JoinAsync(board, open.Ssid, open.Password, left);
        }
        catch (Exception gone) when (gone is OperationCanceledException or InvalidOperationException)
        {
            // the network closed meanwhile
        }

        lock (sync)
        {
            isJoining = false;
            phone = joined;
        }

        board.OnChanged();
    }

    private void LeaveWhenClosed()
    {
        lock (sync)
        {
            if (network != null && board.Radio.AccessPoint != network)
            {
                network = null;
                leaving.Cancel();
                leaving = new HostCancellation();
                phone?.Dispose();
                phone = null;
            }
        }
    }
}

/// <param name="Is">away, asks, refused or joined.</param>
/// <param name="Form">Where on the host it opens the form.</param>
internal sealed record PhoneState(string Is, string? Address, string? Form);

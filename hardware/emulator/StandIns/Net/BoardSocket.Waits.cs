using System;
using System.IO;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using Pairing.Emulator.Board;
using SocketException = System.Net.Sockets.SocketException;

namespace Pairing.Emulator.StandIns.Net;

/// <summary>An operation ends by itself, at a limit of the board's time, or with its power.</summary>
internal sealed partial class BoardSocket
{
    /// <summary>Runs one operation to its end, its limit or the power's; what went wrong is told as the board tells it.</summary>
    internal static int Wait(
        PowerCycle cycle, int milliseconds, HostCancellation? limit, Func<CancellationToken, Task<int>> operation)
    {
        using var own = new HostCancellation(TimeSpan.FromMilliseconds(milliseconds), cycle.Board.Time);
        using var any = HostCancellation.CreateLinkedTokenSource(own.Token, cycle.Cut, limit?.Token ?? CancellationToken.None);
        try
        {
            return operation(any.Token).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException) when (cycle.Cut.IsCancellationRequested)
        {
            throw new PowerCutException();
        }
        catch (OperationCanceledException)
        {
            throw new SocketException(SocketError.TimedOut);
        }
        catch (HostSocketException failure)
        {
            throw new SocketException(failure.SocketErrorCode);
        }
        catch (System.Security.Authentication.AuthenticationException failure)
        {
            cycle.Board.Log.WriteLine("TLS: " + failure.Message);
            throw new SocketException(SocketError.ConnectionAborted);
        }
        catch (IOException failure)
        {
            throw new SocketException(
                (failure.InnerException as HostSocketException)?.SocketErrorCode ?? SocketError.ConnectionReset);
        }
    }

    /// <summary>Without Wi-Fi nothing arrives; when it is back, what TCP has kept does.</summary>
    private async Task WhenConnectedAsync(CancellationToken cancellation)
    {
        while (!isOwnNetwork && !cycle.Board.Radio.IsConnected)
        {
            var signal = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            RegisteredWaitHandle wait = ThreadPool.RegisterWaitForSingleObject(
                cycle.Board.Radio.Ready, (_, _) => signal.TrySetResult(), null, System.Threading.Timeout.Infinite, true);
            try
            {
                await signal.Task.WaitAsync(cancellation);
            }
            finally
            {
                wait.Unregister(null);
            }
        }
    }
}

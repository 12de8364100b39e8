using System;
using System.IO;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using Pairing.Emulator.Board;
using SocketException = System.Net.Sockets.SocketException;

namespace Pairing.Emulator.StandIns.Net;

/// <summary>
/// One operation of a socket of the host, limited by the board's time and power. Failures are those of the board.
/// </summary>
internal static class BoardOperation
{
    /// <summary>Waits until the operation, its time or the board's power ends.</summary>
    /// <param name="milliseconds">Of the board's time; -1: no limit.</param>
    /// <param name="limit">A limit that several operations share.</param>
    /// <exception cref="SocketException">As on the board.</exception>
    public static int Run(
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
}

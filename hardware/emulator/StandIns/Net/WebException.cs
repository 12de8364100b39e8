namespace System.Net;

/// <summary>System.Net.Http.</summary>
internal class WebException : InvalidOperationException
{
    public WebException(string message, Exception? innerException, WebExceptionStatus status = WebExceptionStatus.ReceiveFailure)
        : base(message, innerException) => Status = status;

    public WebExceptionStatus Status { get; }
}

internal enum WebExceptionStatus
{
    Success,
    NameResolutionFailure,
    ConnectFailure,
    ReceiveFailure,
    SendFailure,
    PipelineFailure,
    RequestCanceled,
    ProtocolError,
    ConnectionClosed,
    TrustFailure,
    SecureChannelFailure,
    ServerProtocolViolation,
    KeepAliveFailure,
    Pending,
    Timeout,
    ProxyNameResolutionFailure,
}

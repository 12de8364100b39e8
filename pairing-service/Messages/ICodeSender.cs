namespace Pairing.Service.Messages;

/// <summary>Sends a message to a person: by mail, by a gateway for SMS and voice, or to the console.</summary>
public interface ICodeSender
{
    bool Supports(MessageChannel channel);

    /// <exception cref="MessageFailedException">It was not sent. The text says why, without address and code.</exception>
    Task SendAsync(Message message, CancellationToken cancel);
}

/// <summary>A message was not sent.</summary>
/// <param name="reason">One line for the operator.</param>
/// <param name="isLasting">The same message would fail again.</param>
public sealed class MessageFailedException(string reason, bool isLasting, Exception? cause = null) : Exception(reason, cause)
{
    public bool IsLasting => isLasting;
}

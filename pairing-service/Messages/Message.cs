namespace Pairing.Service.Messages;

/// <summary>The ways to reach a person besides the pages.</summary>
public enum MessageChannel
{
    Email,
    Sms,
    Voice,
}

/// <summary>A text for one person.</summary>
/// <param name="To">An e-mail address or a phone number (E.164). It was verified before, or this message verifies it.</param>
/// <param name="Subject">One line. SMS and voice do not use it.</param>
public sealed record Message(MessageChannel Channel, string To, string Subject, string Text)
{
    /// <summary>The same for each attempt to send it, so that a receiver can drop a second copy.</summary>
    public string Id { get; } = Guid.CreateVersion7().ToString("N");
}

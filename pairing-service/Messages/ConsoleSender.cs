namespace Pairing.Service.Messages;

/// <summary>For trying out: prints messages instead of sending them (Pairing:Mail:Console).</summary>
public sealed class ConsoleSender : ICodeSender
{
    public bool Supports(MessageChannel channel) => true;

    public async Task SendAsync(Message message, CancellationToken cancel) =>
        await Console.Out.WriteLineAsync($"Message to {message.To}: {message.Subject}\n{message.Text}".AsMemory(), cancel);
}

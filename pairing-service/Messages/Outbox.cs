using System.Threading.Channels;

namespace Pairing.Service.Messages;

/// <summary>
/// Messages on their way. A page does not wait for the mail server, so its time does not tell whether a message was sent. A stop
/// or a crash loses messages; people request new ones.
/// </summary>
public sealed class Outbox(IEnumerable<ICodeSender> senders, TimeProvider time, ILogger<Outbox> log) : BackgroundService
{
    private const int MostWaiting = 1000;
    private const int AtOnce = 4;

    private static readonly TimeSpan[] Pauses = [TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(60)];

    private readonly Channel<Message> _messages = Channel.CreateBounded<Message>(MostWaiting);

    public bool Supports(MessageChannel channel) => SenderFor(channel) is not null;

    /// <returns>False: too many messages are waiting, or nothing can send it.</returns>
    public bool TryAdd(Message message)
    {
        bool isAdded = Supports(message.Channel) && _messages.Writer.TryWrite(message);
        if (!isAdded)
        {
            log.LogError("A message was not sent: too many are waiting, or no sender is set for {Channel}", message.Channel);
        }

        return isAdded;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Parallel.ForEachAsync(
                _messages.Reader.ReadAllAsync(stoppingToken), new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
                async (message, cancel) => await SendAsync(message, cancel));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // the service stops
        }
    }

    private async Task SendAsync(Message message, CancellationToken cancel)
    {
        for (int attempt = 0; ; attempt++)
        {
            try
            {
                await SenderFor(message.Channel)!.SendAsync(message, cancel);
                log.LogInformation("Sent message {Id} by {Channel}", message.Id, message.Channel);
                return;
            }
            catch (MessageFailedException failure) when (!failure.IsLasting && attempt < Pauses.Length)
            {
                log.LogWarning("Message {Id}: {Reason} The service tries again", message.Id, failure.Message);
                await Task.Delay(Pauses[attempt], time, cancel);
            }
            catch (MessageFailedException failure)
            {
                log.LogError("Message {Id} was not sent: {Reason}", message.Id, failure.Message);
                return;
            }
        }
    }

    private ICodeSender? SenderFor(MessageChannel channel) => senders.FirstOrDefault(sender => sender.Supports(channel));
}

using System.CommandLine;
using System.Globalization;
using Pairing.Service.Commands;

namespace Pairing.Service.Keys;

/// <summary>`keys list|rotate`: the operator's view of the signing keys, also while the service runs.</summary>
public static class KeyCommands
{
    public static Command Describe(OpenService open) => new("keys", "Keys that sign access tokens.")
    {
        List(open),
        Rotate(open),
    };

    private static Command List(OpenService open)
    {
        var command = new Command("list", "All of them, oldest first, a key a line.");
        command.SetAction(async (_, cancel) =>
        {
            await using var service = await open(cancel);
            var set = service.Services.GetRequiredService<SigningKeys>().Read();
            var now = service.Services.GetRequiredService<TimeProvider>().GetUtcNow();
            foreach (var key in set.All)
            {
                await Console.Out.WriteLineAsync($"{key.Number}: {key.Id}, {Words(set, key, now)}");
            }

            return 0;
        });
        return command;
    }

    private static string Words(KeySet set, SigningKey key, DateTimeOffset now) => set.StateOf(key, now) switch
    {
        KeyState.Announced => $"published, signs from {Time(key.SignsFrom)}",
        KeyState.Signing => key.SignsFrom == DateTimeOffset.MinValue ? "signs" : $"signs since {Time(key.SignsFrom)}",
        KeyState.Retired => $"published until {Time(set.LastNeeded(key))}, signs no more",
        _ => "over, about to be deleted",
    };

    private static Command Rotate(OpenService open)
    {
        var command = new Command("rotate", "Publish a new key now; it signs once no cache can lack it. The old one stays while its tokens live.");
        command.SetAction(async (_, cancel) =>
        {
            await using var service = await open(cancel);
            var (next, isMade) = await service.Services.GetRequiredService<KeyRotation>().RotateAsync(cancel);
            return await OperatorCommand.DoneAsync(isMade
                ? $"Key {next.Number} ({next.Id}) is published, and signs from {Time(next.SignsFrom)}."
                : $"Key {next.Number} ({next.Id}) is published already, and signs from {Time(next.SignsFrom)}. No other is made before.");
        });
        return command;
    }

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
}

using System.CommandLine;
using System.Globalization;
using Pairing.Service.Commands;

namespace Pairing.Service.Keys;

/// <summary>`keys list|rotate`: the operator lists and rotates the signing keys, also while the service runs.</summary>
public static class KeyCommands
{
    public static Command Describe(OpenService open) => new("keys", "Manage the keys that sign access tokens.")
    {
        List(open),
        Rotate(open),
    };

    private static Command List(OpenService open)
    {
        var command = new Command("list", "List the keys, one per line, oldest first.");
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
        KeyState.Signing => key.SignsFrom == DateTimeOffset.MinValue ? "signing" : $"signing since {Time(key.SignsFrom)}",
        KeyState.Retired => $"published until {Time(set.LastNeeded(key))}, no longer signing",
        _ => "no longer needed, will be deleted",
    };

    private static Command Rotate(OpenService open)
    {
        var command = new Command(
            "rotate",
            "Publish a new key now. It signs when all caches have it. The old key stays published until its last token expires.");
        command.SetAction(async (_, cancel) =>
        {
            await using var service = await open(cancel);
            var (next, isMade) = await service.Services.GetRequiredService<KeyRotation>().RotateAsync(cancel);
            return await OperatorCommand.SucceedAsync(isMade
                ? $"Published key {next.Number} ({next.Id}). It signs from {Time(next.SignsFrom)}."
                : $"Key {next.Number} ({next.Id}) is already published and signs from {Time(next.SignsFrom)}. " +
                    "No other key was created.");
        });
        return command;
    }

    private static string Time(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
}

using System.CommandLine;
using System.Globalization;
using Pairing.Service.Audit;
using Pairing.Service.Commands;

namespace Pairing.Service.Devices;

/// <summary>`devices list|remove`: the operator lists and removes paired devices, also while the service runs.</summary>
public static class DeviceCommands
{
    public static Command Describe(OpenService open) => new("devices", "List and remove paired devices.")
    {
        List(open),
        Remove(open),
    };

    private static Command List(OpenService open)
    {
        var account = new Option<string?>("--account") { Description = "Only the devices of this account." };
        var removed = new Option<bool>("--removed") { Description = "Also the devices that have been removed." };
        var command = new Command("list", "List the devices, one per line, newest first.") { account, removed };
        command.SetAction(async (parsed, cancel) =>
        {
            await using var service = await open(cancel);
            var all = await service.Services.GetRequiredService<IDevices>().ListAsync(cancel);
            string? only = parsed.GetValue(account)?.Trim();
            foreach (var one in all.Where(one => (parsed.GetValue(removed) || !one.Device.IsRemoved)
                && (only is null || one.Account.Equals(only, StringComparison.OrdinalIgnoreCase))))
            {
                await Console.Out.WriteLineAsync(Line(one.Device, one.Account));
            }

            return 0;
        });
        return command;
    }

    private static Command Remove(OpenService open)
    {
        var id = new Argument<Guid>("ID") { Description = "The id that `devices list` shows." };
        var command = new Command("remove", "Remove a device. It loses its access at once.") { id };
        command.SetAction(async (parsed, cancel) =>
        {
            var which = parsed.GetRequiredValue(id);
            await using var service = await open(cancel);
            var now = service.Services.GetRequiredService<TimeProvider>().GetUtcNow();
            return await service.Services.GetRequiredService<IDevices>().RemoveAsync(
                which, RemovalReason.ByOperator, now, cancel, new AuditEvent(AuditKind.DeviceRemoved, AuditOrigin.Operator))
                ? await OperatorCommand.SucceedAsync($"Removed the device {which}.")
                : await OperatorCommand.FailAsync($"The device {which} does not exist or has already been removed.");
        });
        return command;
    }

    private static string Line(Device device, string account) => string.Join(", ",
        $"{device.Id}: \"{device.Name}\"",
        "account " + account,
        "client " + device.ClientId,
        $"paired {Time(device.PairedAt)} from {device.PairedFrom}",
        device.LastSeenAt is { } seen ? $"last seen {Time(seen)}" : "never seen",
        device.RemovedAt is { } ended ? $"removed {Time(ended)} ({device.RemovedBecause})" : "paired");

    private static string Time(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
}

using System.Text.RegularExpressions;
using Pairing.Protocol;

namespace Pairing.Service.Tests.Fuzzing;

/// <summary>The real things that inputs are made of: a session, form tokens, codes and tokens of a service in use.</summary>
internal sealed partial class FuzzWorld
{
    public const string Secret = "a-secret-of-the-box-in-the-kitchen";

    /// <summary>Limits so high that they are not what answers.</summary>
    public static readonly string[] Settings =
    [
        "Pairing:Accounts:Registration=open", "Pairing:Clients:box:Secret=" + Secret, "Pairing:Polling:MaximumWait=0",
        "Pairing:Limits:NewCodes=100000", "Pairing:Limits:PendingCodes=100000", "Pairing:Limits:TokenRequests=1000000",
        "Pairing:Limits:WrongPasswordsPerAddress=100000", "Pairing:Limits:PasswordsPerAddress=1000000",
        "Pairing:Limits:PasswordsAtOncePerAddress=1000", "Pairing:Limits:WrongSecrets=1000000",
        "Pairing:Limits:Registrations=1000000",
    ];

    public required string Cookies { get; init; }
    public required string FormToken { get; init; }
    public required IReadOnlyList<string> Tickets { get; init; }
    public required IReadOnlyList<string> DeviceCodes { get; init; }
    public required IReadOnlyList<string> UserCodes { get; init; }
    public required string AccessToken { get; init; }
    public required string RefreshToken { get; init; }
    public required Guid Device { get; init; }

    public static async Task<FuzzWorld> MakeAsync(RunningService service)
    {
        var account = await service.AddAccountAsync("alice");
        using var phone = new Phone(service.Root);
        await phone.SignInAsync("alice");
        var paired = new TestDevice(service);
        await paired.PairAsync(account);
        List<string> tickets = [], devices = [], users = [];
        for (int i = 0; i < 4; i++)
        {
            var device = new TestDevice(service);
            await device.AskAsync((Wire.DeviceName, "Kitchen"));
            devices.Add(device.DeviceCode);
            users.Add(device.UserCode);
            tickets.Add((await phone.EnterAsync(device.UserCode)).Location["/d/confirm/".Length..]);
        }

        string page = (await phone.GetAsync("/account")).Html;
        return new FuzzWorld
        {
            Cookies = phone.Cookies.GetCookieHeader(service.Root),
            FormToken = Token().Match(page).Groups[1].Value,
            Tickets = tickets,
            DeviceCodes = devices,
            UserCodes = users,
            AccessToken = paired.AccessToken,
            RefreshToken = paired.RefreshToken,
            Device = (await service.Devices.FindByAccountAsync(account.Id, default))[0].Id,
        };
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}

using System.Net.Sockets;
using System.Security.Cryptography;
using Pairing.Service.Settings;

namespace Pairing.Service.Address;

public static class Listening
{
    /// <summary>Starts to listen.</summary>
    /// <exception cref="WrongSettingException">The address is wrong, taken or forbidden.</exception>
    public static async Task ListenAsync(this WebApplication app)
    {
        try
        {
            await app.StartAsync();
        }
        catch (Exception wrong) when (wrong is IOException or SocketException or UnauthorizedAccessException
            or CryptographicException or FormatException or InvalidOperationException or ArgumentException
            or NotSupportedException)
        {
            string said = app.Configuration["urls"] is { Length: > 0 } urls ? $" on {urls}" : "";
            throw new WrongSettingException(
                $"The service cannot listen{said}. {wrong.Message.ReplaceLineEndings("\n").Split('\n')[0].TrimEnd('.')}. " +
                "Set an address that is free and belongs to this machine, such as --urls=http://*:5080.");
        }
    }
}

using System.Text.Json;
using Pairing.Emulator.Board;
using Pairing.Protocol;

namespace Pairing.Emulator.Run;

/// <summary>What a maker does with nanoff before the first start: Wi-Fi and settings into the flash.</summary>
internal static class Deployment
{
    private const string SettingsFile = @"I:\pairing.json";

    /// <summary>What a board is called that is alone.</summary>
    public const string UsualName = "Virtual screen";

    public static void Deploy(VirtualBoard board, string server, string name = UsualName, bool hasWifi = true)
    {
        board.Flash.Deploy(hasWifi ? board.Radio.Networks[0] : null, hasWifi);
        board.Flash.WriteText(SettingsFile, JsonSerializer.Serialize(new
        {
            server,
            client_id = Defaults.ClientId,
            plain_http = server.StartsWith("http:", System.StringComparison.Ordinal),
            name,
            board = board.Kind.Name,
            panel = board.Panel.Kind.Name,
        }));
    }
}

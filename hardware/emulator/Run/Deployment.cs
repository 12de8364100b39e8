using System;
using System.Text.Json.Nodes;
using Pairing.Emulator.Board;
using Pairing.Protocol;

namespace Pairing.Emulator.Run;

/// <summary>What a maker does with nanoff before the first start: Wi-Fi and settings into the flash.</summary>
internal static class Deployment
{
    private const string SettingsFile = @"I:\pairing.json";

    /// <summary>What a board is called that is alone.</summary>
    public const string UsualName = "Virtual screen";

    /// <param name="given">What the person at the keyboard chose; null: nothing.</param>
    public static void Deploy(
        VirtualBoard board, string server, string name = UsualName, bool hasWifi = true, GivenSettings? given = null)
    {
        board.Flash.Deploy(hasWifi ? board.Radio.Networks[0] : null, hasWifi);
        JsonObject usual = new() { ["name"] = name, ["board"] = board.Kind.Name, ["panel"] = board.Panel.Kind.Name };
        if (given?.Server == null)
        {
            usual["server"] = server;
            usual["client_id"] = Defaults.ClientId;
            usual["plain_http"] = server.StartsWith("http:", StringComparison.Ordinal);
        }

        board.Flash.WriteText(SettingsFile, given?.With(usual) ?? usual.ToJsonString());
    }
}

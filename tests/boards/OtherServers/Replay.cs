using Pairing.Boards.Tests.OnTheBoard;

namespace Pairing.Boards.Tests.OtherServers;

/// <summary>
/// A provider as its public pages describe it (tests/other-servers/replays), and a board whose settings name it.
/// </summary>
internal sealed class Replay(string provider) : NodeServer("replays/run.mjs", provider)
{
    private readonly HttpClient _person = new();

    /// <param name="client">Its client id there; the secret is always "secret" where one is wanted.</param>
    public async Task<RunningBoard> BoardAsync(string client = "board", string more = "")
    {
        string secret = provider is "google" or "trakt" or "facebook" ? ",\"client_secret\":\"secret\"" : "";
        string realm = provider is "keycloak" ? ",\"realm\":\"home\"" : "";
        return new RunningBoard(
            $$"""
            {"provider":"{{provider}}","client_id":"{{client}}","server":"{{await IssuerAsync()}}",
            "plain_http":true{{secret}}{{realm}}{{more}} }
            """,
            hurry: 8);
    }

    /// <param name="to">approved, denied or expired.</param>
    public async Task DecideAsync(string to) => await _person.GetStringAsync($"{await IssuerAsync()}/decide?to={to}");

    /// <summary>The access token is over before its time.</summary>
    public async Task EndTokenAsync() => await _person.GetStringAsync($"{await IssuerAsync()}/end");
}

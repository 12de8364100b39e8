using Pairing.Emulator.Board;
using Pairing.Emulator.Phones;

namespace Pairing.Emulator.Run;

/// <summary>A board among others.</summary>
/// <param name="Id">For its folder and its address: 017.</param>
/// <param name="Name">For people: Screen 017.</param>
/// <param name="HasWifi">Wi-Fi is deployed with its settings, also when it is blanked.</param>
internal sealed record NamedBoard(string Id, string Name, VirtualBoard Board, bool HasWifi = true, GivenSettings? Given = null)
{
    public VisitingPhone Phone { get; } = new(Board);
}

using Pairing.Emulator.Board;

namespace Pairing.Emulator.Run;

/// <summary>A board among others.</summary>
/// <param name="Id">For its folder and its address: 017.</param>
/// <param name="Name">For people: Screen 017.</param>
internal sealed record NamedBoard(string Id, string Name, VirtualBoard Board);

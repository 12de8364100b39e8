using System;

namespace Pairing.Emulator.Run;

/// <summary>What keeps the emulator from starting, in one line for the person at the keyboard.</summary>
internal sealed class StartFailure(string message) : Exception(message);

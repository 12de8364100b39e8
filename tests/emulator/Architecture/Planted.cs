namespace Pairing.Emulator.Tests.Architecture.Planted.Circle
{
    /// <summary>Half of a cycle, by the type of a field.</summary>
    internal sealed class Wheel
    {
        public Triangle.Wedge? Held { get; init; }
    }
}

namespace Pairing.Emulator.Tests.Architecture.Planted.Triangle
{
    /// <summary>The other half, only in the body of a method.</summary>
    internal sealed class Wedge
    {
        public static string Text() => new Circle.Wheel().ToString()!;
    }
}

namespace Pairing.Emulator.Tests.Architecture.Planted.Line
{
    /// <summary>No part of the cycle.</summary>
    internal sealed class Ruler
    {
        public static object Around(object each) => each is Circle.Wheel ? each : "";
    }
}

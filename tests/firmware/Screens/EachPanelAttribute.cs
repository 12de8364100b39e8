using System.Reflection;
using Xunit.Sdk;

namespace Pairing.Firmware.Tests.Screens;

/// <summary>Once for each size that is drawn for: width and height.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class EachPanelAttribute : DataAttribute
{
    public static IReadOnlyList<(int Width, int Height)> Sizes => [(128, 64), (128, 32), (72, 40)];

    public override IEnumerable<object[]> GetData(MethodInfo testMethod) =>
        Sizes.Select(size => new object[] { size.Width, size.Height });
}

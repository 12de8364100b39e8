namespace Pairing.Service.Tests.Requests;

/// <summary>What no request may cause in the log of the service.</summary>
internal static class LogAssert
{
    public static void HasNoFault(CollectedLog log) =>
        Assert.DoesNotContain(log.Text.Split('\n'), line => IsFault(line));

    /// <summary>An error, or a line of a stack.</summary>
    public static bool IsFault(string line) =>
        line.StartsWith("Error ", StringComparison.Ordinal) || line.StartsWith("Critical ", StringComparison.Ordinal)
        || line.StartsWith("   at ", StringComparison.Ordinal);
}

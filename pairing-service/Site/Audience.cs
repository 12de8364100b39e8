using Pairing.Service.Answers;

namespace Pairing.Service.Site;

/// <summary>Decides whether a response is for a person (a page) or for a program (usually JSON).</summary>
public static class Audience
{
    public static bool IsPerson(HttpRequest request) =>
        !Array.Exists(ForPrograms, start => request.Path.StartsWithSegments(start, StringComparison.OrdinalIgnoreCase));

    private static readonly PathString[] ForPrograms = [.. MachineAnswers.Machines, "/openapi", "/docs", "/health"];
}

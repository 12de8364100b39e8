using Pairing.Service.Answers;

namespace Pairing.Service.Site;

/// <summary>Who reads an answer: a person gets a page, a program gets JSON (or what it asked for).</summary>
public static class Audience
{
    public static bool IsPerson(HttpRequest request) =>
        !Array.Exists(ForPrograms, start => request.Path.StartsWithSegments(start, StringComparison.OrdinalIgnoreCase));

    private static readonly PathString[] ForPrograms = [.. MachineAnswers.Machines, "/openapi", "/docs", "/health"];
}

namespace Pairing.Service.Site;

/// <summary>Who reads an answer: a person gets a page, a program gets JSON (or what it asked for).</summary>
public static class Audience
{
    public static bool IsPerson(HttpRequest request) =>
        !Array.Exists(ForPrograms, start => request.Path.StartsWithSegments(start, StringComparison.OrdinalIgnoreCase));

    private static readonly string[] ForPrograms = ["/oauth", "/api", "/.well-known", "/openapi", "/docs", "/health"];
}

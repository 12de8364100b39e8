namespace Pairing.Service.Site;

/// <summary>Who reads a response: a person gets a page, a program gets JSON (or what it asked for).</summary>
public static class Audience
{
    private static readonly PathString[] ForMachines = ["/oauth", "/api", "/.well-known"];

    private static readonly PathString[] ForPrograms = [.. ForMachines, "/openapi", "/docs", "/health"];

    public static bool IsPerson(HttpRequest request) => !StartsWithOneOf(ForPrograms, request.Path);

    /// <summary>Whether the path is one of the endpoints for devices and other OAuth clients.</summary>
    public static bool IsMachine(PathString path) => StartsWithOneOf(ForMachines, path);

    private static bool StartsWithOneOf(PathString[] starts, PathString path)
    {
        foreach (var start in starts)
        {
            if (path.StartsWithSegments(start, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}

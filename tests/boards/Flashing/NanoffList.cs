using System.Text.RegularExpressions;
using Pairing.Tests;

namespace Pairing.Boards.Tests.Flashing;

/// <summary>What a version of nanoff can be asked, as recorded beside this file.</summary>
internal sealed class NanoffList
{
    private readonly Dictionary<string, string> _words;

    private NanoffList(string file) => _words = File.ReadLines(Repository.At("tests/boards/Flashing/" + file))
        .Where(line => line[0] != '#')
        .ToDictionary(line => line[..line.LastIndexOf(' ')], line => line[(line.LastIndexOf(' ') + 1)..]);

    public static NanoffList Second { get; } = new("nanoff-2.5.txt");

    public static NanoffList Third { get; } = new("nanoff-3.txt");

    /// <summary>What is wrong with a line of a guide; null: nothing.</summary>
    public static string? Fault(string line)
    {
        string[] words = [.. Regex.Matches(line, "\"[^\"]*\"|\\S+").Select(word => word.Value).Skip(1)];
        bool isThird = !words[0].StartsWith("--", StringComparison.Ordinal);
        return isThird ? Third.Fault(words[0], words[1..]) : Second.Fault("", words);
    }

    private string? Fault(string verb, string[] words)
    {
        if (verb.Length > 0 && !_words.Keys.Any(known => known.StartsWith(verb + " ", StringComparison.Ordinal)))
        {
            return verb + " is no verb";
        }

        for (int i = 0; i < words.Length; i++)
        {
            string name = verb.Length > 0 ? verb + " " + words[i] : words[i];
            if (!_words.TryGetValue(name, out string? follows))
            {
                return name + " is not there";
            }

            if (follows != "flag" && (++i == words.Length || words[i].StartsWith("--", StringComparison.Ordinal)))
            {
                return name + " has no value";
            }
        }

        return null;
    }
}

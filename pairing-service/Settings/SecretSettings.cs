namespace Pairing.Service.Settings;

/// <summary>Secrets do not belong on a command line: the process list and the history of the shell show it.</summary>
public static class SecretSettings
{
    private static readonly string[] Names = ["secret", "password", "passphrase", "apikey", "token"];

    /// <summary>The words for a password in the connection strings of both engines, without spaces.</summary>
    private static readonly string[] PasswordWords = ["password", "pwd", "psw", "sslpassword"];

    /// <param name="name">Such as "Pairing:Clients:tv:Secret".</param>
    /// <exception cref="WrongSettingException">It is a secret. The message names the variable for it, not the value.</exception>
    public static void Refuse(string name, string value)
    {
        if (value.Length > 0 && IsSecret(name, value))
        {
            throw new WrongSettingException(
                $"{name} contains a secret, and all users of this machine can read a command line. Set it in the environment " +
                $"variable {name.Replace(":", "__", StringComparison.Ordinal)} instead.");
        }
    }

    private static bool IsSecret(string name, string value)
    {
        string last = name[(name.LastIndexOf(':') + 1)..];
        return Array.Exists(Names, secret => last.EndsWith(secret, StringComparison.OrdinalIgnoreCase))
            || (last.EndsWith("ConnectionString", StringComparison.OrdinalIgnoreCase) && HasPassword(value))
            || HasUserInfo(value);
    }

    private static bool HasPassword(string connection) => connection.Split(';').Any(part =>
        part.Split('=') is [var word, { Length: > 0 }, ..]
        && PasswordWords.Contains(word.Replace(" ", "", StringComparison.Ordinal), StringComparer.OrdinalIgnoreCase));

    /// <summary>http://user:password@host</summary>
    private static bool HasUserInfo(string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var address) && address.UserInfo.Contains(':', StringComparison.Ordinal);
}

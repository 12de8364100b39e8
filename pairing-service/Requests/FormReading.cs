using Pairing.Service.Answers;

namespace Pairing.Service.Requests;

/// <summary>Either the form or what is wrong with it.</summary>
public readonly record struct FormReading(Form? Form, OAuthError? Error)
{
    public static implicit operator FormReading(OAuthError error) => new(null, error);

    public static implicit operator FormReading(Form form) => new(form, null);
}

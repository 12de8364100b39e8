using Pairing.Service.Responses;

namespace Pairing.Service.Requests;

/// <summary>The form, or the error.</summary>
public readonly record struct FormReading(Form? Form, FormError? Error)
{
    public static implicit operator FormReading(FormError error) => new(null, error);

    public static implicit operator FormReading(Form form) => new(form, null);
}

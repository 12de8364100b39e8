using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Pairing.Service.Accounts;

/// <summary>What a person fills in to have an account; each complaint stands beside the field that it is about.</summary>
public sealed class NewAccount
{
    public string? Name { get; set; }

    public string? Password { get; set; }

    public string? Repeat { get; set; }

    public bool IsFilledIn(ModelStateDictionary complaints)
    {
        Name = Name?.Trim();
        if (string.IsNullOrEmpty(Name))
        {
            complaints.AddModelError("Entry.Name", "Choose a name.");
        }

        if (string.IsNullOrEmpty(Password))
        {
            complaints.AddModelError("Entry.Password", "Choose a password.");
        }
        else if (Password != Repeat)
        {
            complaints.AddModelError("Entry.Repeat", "The two passwords differ. Type the same one twice.");
        }

        return complaints.IsValid;
    }

    public static void Say(IdentityResult refused, ModelStateDictionary complaints)
    {
        foreach (var error in refused.Errors)
        {
            complaints.AddModelError(error.Code.StartsWith("Password", StringComparison.Ordinal) ? "Entry.Password" : "Entry.Name", error.Description);
        }
    }
}

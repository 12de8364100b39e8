using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Pairing.Service.Accounts;

/// <summary>The form for a new account. Each error appears next to its field.</summary>
public sealed class NewAccount
{
    [StringLength(AccountRules.MaximumNameEntry)]
    public string? Name { get; set; }

    public string? Password { get; set; }

    public string? Repeat { get; set; }

    public bool IsFilledIn(ModelStateDictionary errors)
    {
        Name = Name?.Trim();
        if (string.IsNullOrEmpty(Name))
        {
            errors.AddModelError("Entry.Name", "Enter a name.");
        }

        if (string.IsNullOrEmpty(Password))
        {
            errors.AddModelError("Entry.Password", "Enter a password.");
        }
        else if (Password != Repeat)
        {
            errors.AddModelError("Entry.Repeat", "The passwords do not match. Enter the same password twice.");
        }

        return errors.IsValid;
    }

    public static void AddErrors(IdentityResult refused, ModelStateDictionary errors)
    {
        foreach (var error in refused.Errors)
        {
            errors.AddModelError(
                error.Code.StartsWith("Password", StringComparison.Ordinal) ? "Entry.Password" : "Entry.Name", error.Description);
        }
    }
}

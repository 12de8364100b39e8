using Pairing.Service.Tests.Messages;

namespace Pairing.Service.Tests.Recovery;

/// <summary>What an owner does with mail.</summary>
internal static class Mail
{
    public const string NewPassword = "a wholly other phrase";

    public static Task<RunningService> StartAsync(Databases.On engine) =>
        RunningService.StartAsync(engine, Mailbox.Shared.Settings);

    /// <summary>Gives the account of a signed-in owner a verified address.</summary>
    public static async Task<string> VerifyAddressAsync(Phone owner)
    {
        string address = Mailbox.NewAddress();
        Assert.Equal("/verify", (await RequestAsync(owner, address)).Location);
        await owner.GetAsync("/verify");
        var verified = await owner.PostAsync("/verify", ("Code", await Mailbox.Shared.NextCodeAsync(address)));
        Assert.Equal("/account/email", verified.Location);
        return address;
    }

    public static async Task<Phone.Page> RequestAsync(Phone owner, string address, string password = Phone.Password)
    {
        await owner.GetAsync("/account/email");
        return await owner.PostAsync("/account/email?handler=Change", ("NewAddress", address), ("Password", password));
    }

    public static async Task<Phone.Page> AskToRecoverAsync(Phone visitor, string name = "alice")
    {
        await visitor.GetAsync("/account/recover");
        return await visitor.PostAsync("/account/recover", ("Name", name));
    }

    public static async Task<Phone.Page> EnterAsync(Phone visitor, string code)
    {
        await visitor.GetAsync("/verify");
        return await visitor.PostAsync("/verify", ("Code", code));
    }
}

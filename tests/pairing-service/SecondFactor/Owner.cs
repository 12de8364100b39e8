using Pairing.Service.SecondFactor;

namespace Pairing.Service.Tests.SecondFactor;

/// <summary>What the owner of an account does with the second factor.</summary>
internal static class Owner
{
    public const string Page = "/account/authenticator";

    public static async Task<App> AppAsync(RunningService service, Phone owner)
    {
        await owner.GetAsync(Page);
        var started = await owner.PostAsync($"{Page}?handler=Start", ("Password", Phone.Password));
        var app = new App(started.Html, service.Clock);
        var confirmed = await owner.PostAsync($"{Page}?handler=Confirm", ("Pending", app.Pending), ("Code", app.Shown()));
        Assert.Equal("/account/recovery-codes", confirmed.Location);
        app.RecoveryCodes = App.CodesIn((await owner.GetAsync("/account/recovery-codes")).Html);
        service.Clock.Advance(TimeCode.Step); // the code that confirmed the key is used up
        return app;
    }

    public static async Task<Phone> SignedInAgainAsync(RunningService service)
    {
        var other = new Phone(service.Root);
        await other.SignInAsync("alice");
        return other;
    }

    public static async Task SignOutAsync(Phone visitor)
    {
        await visitor.GetAsync("/account");
        Assert.Equal("/", (await visitor.PostAsync("/account/sign-out")).Location);
    }

    public static async Task<string> EnterPasswordAsync(Phone visitor, string returnUrl)
    {
        await visitor.GetAsync("/account/sign-in");
        return Phone.Redirected(await visitor.PostAsync(
            "/account/sign-in", ("Name", "alice"), ("Password", Phone.Password), ("ReturnUrl", returnUrl)));
    }
}

namespace Pairing.Benchmarks;

/// <summary>A signed-in person who approves on the pages, without loading each page before its form.</summary>
public sealed class Owner : IDisposable
{
    public const string Name = "ada";
    public const string Password = Phone.Password;

    private readonly Phone _phone;

    private Owner(Uri service) => _phone = new Phone(service);

    public static async Task<Owner> SignInAsync(Uri service, CancellationToken cancel)
    {
        var owner = new Owner(service);
        await owner._phone.SignInAsync(Name).WaitAsync(cancel);
        await owner._phone.GetAsync("/d").WaitAsync(cancel); // its token is valid for all later forms
        return owner;
    }

    /// <summary>Enters the code.</summary>
    /// <returns>The confirm page.</returns>
    public async Task<string> EnterAsync(string userCode, CancellationToken cancel) =>
        Phone.Redirected(await _phone.PostAsync("/d", ("code", userCode)).WaitAsync(cancel));

    public async Task ApproveAsync(string page, CancellationToken cancel) =>
        Phone.Redirected(await _phone.PostAsync(page + "?handler=Approve").WaitAsync(cancel));

    public void Dispose() => _phone.Dispose();
}


namespace Pairing.Service.Tests.Pages;

/// <summary>`accounts add` as an operator runs it: a separate process.</summary>
public sealed class AccountsCommandTests
{
    [Fact]
    public async Task An_account_is_created_while_the_service_runs_and_can_sign_in_at_once()
    {
        await using var service = await RunningService.StartNewAsync();

        var (code, said, _) = await RunAsync(
            service.Folder, Phone.Password + "\n", "accounts", "add", "alice", "--password-stdin");

        Assert.Equal((0, "Created the account alice."), (code, said.Trim()));
        using var visitor = new Phone(service.Root);
        await visitor.SignInAsync("alice");
    }

    [Fact]
    public async Task A_new_password_forgets_the_wrong_ones_and_ends_every_session()
    {
        const string Next = "a wholly other phrase";
        await using var service = await RunningService.StartNewAsync();
        await service.AccountAsync("alice");
        using var earlier = new Phone(service.Root);
        await earlier.SignInAsync("alice");
        using var guesser = new Phone(service.Root);
        await guesser.GetAsync("/account/sign-in");
        for (int i = 0; i < 10; i++)
        {
            await guesser.PostAsync("/account/sign-in", ("Name", "alice"), ("Password", "wrong"));
        }

        var (code, said, _) = await RunAsync(
            service.Folder, Next + "\n", "accounts", "password", "alice", "--password-stdin");

        Assert.Equal((0, "Changed the password of the account alice."), (code, said.Trim()));
        Assert.StartsWith("/account/sign-in", (await earlier.GetAsync("/account")).Location, StringComparison.Ordinal);
        using var visitor = new Phone(service.Root);
        await visitor.SignInAsync("alice", Next);
    }

    [Fact]
    public async Task A_refused_password_keeps_the_old_one()
    {
        await using var service = await RunningService.StartNewAsync();
        await service.AccountAsync("alice");

        var (code, _, complaint) = await RunAsync(
            service.Folder, "short\n", "accounts", "password", "alice", "--password-stdin");

        Assert.Equal((1, "pairing: A password must have at least 10 characters."), (code, complaint.Trim()));
        using var visitor = new Phone(service.Root);
        await visitor.SignInAsync("alice");
    }

    [Fact]
    public async Task The_list_has_one_name_per_line()
    {
        await using var service = await RunningService.StartNewAsync();
        await service.AccountAsync("bob");
        await service.AccountAsync("alice");
        Assert.Equal(
            "alice\nbob\n", (await RunAsync(service.Folder, "", "accounts", "list")).Said.ReplaceLineEndings("\n"));
    }

    [Theory]
    [InlineData(
        1, "The account bob does not exist.", "correct horse battery\n", "accounts", "password", "bob", "--password-stdin")]
    [InlineData(1, "Standard input contains no password.", "", "accounts", "add", "alice", "--password-stdin")]
    [InlineData(1, "A password must have at least 10 characters.", "short\n", "accounts", "add", "alice", "--password-stdin")]
    [InlineData(1, "This name is taken.", "correct horse battery\n", "accounts", "add", "taken", "--password-stdin")]
    [InlineData(2, "--password-stdin", "", "accounts", "add", "alice")]
    [InlineData(2, "argument missing", "", "accounts", "add", "--password-stdin")]
    [InlineData(2, "", "", "accounts", "subtract")]
    public async Task An_error_has_a_message_and_an_exit_code(int code, string reason, string input, params string[] args)
    {
        await using var service = await RunningService.StartNewAsync();
        await service.AccountAsync("taken");

        var (ended, _, complaint) = await RunAsync(service.Folder, input, args);

        Assert.Equal(code, ended);
        Assert.Contains(reason, complaint, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Said, string Complaint)> RunAsync(
        string folder, string input, params string[] args) =>
        await OperatorConsole.RunAsync([.. args, $"--Pairing:DataFolder={folder}"], input);
}

using System.CommandLine;
using Pairing.Service;

namespace Pairing.Benchmarks;

/// <summary>The cost of a waiting device, next to that of a plain Kestrel endpoint (the floor) in the same run.</summary>
public static class Program
{
    public static Task<int> Main(string[] args)
    {
        var rounds = new Option<int>("--rounds")
        {
            Description = "Number of rounds, alternating service and floor. The result is the median.",
            DefaultValueFactory = _ => 5,
        };
        var seconds =
            new Option<double>("--seconds") { Description = "Duration of a round in seconds.", DefaultValueFactory = _ => 5 };
        var only = new Option<string[]>("--only")
        {
            Description = $"Run only these: {string.Join(", ", Suite.Names)}.",
            AllowMultipleArgumentsPerToken = true,
        };
        only.AcceptOnlyFromAmong([.. Suite.Names]); // a name that does not exist is an error and no empty table
        var held = new Option<int[]>("--held")
        {
            Description = "Number of long polls for the memory benchmark.",
            AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = _ => [1_000, 10_000, 20_000],
        };
        var output = new Option<DirectoryInfo>("--out")
        {
            Description = "Folder for the CSV and the image.",
            DefaultValueFactory = _ => new DirectoryInfo(Path.Combine("docs", "benchmarks")),
        };
        var all = new RootCommand("Benchmarks of the service") { rounds, seconds, only, held, output };
        all.SetAction((parsed, cancel) => Suite.RunAsync(
            new Plan(
                parsed.GetValue(rounds), TimeSpan.FromSeconds(parsed.GetValue(seconds)), parsed.GetValue(only) ?? [],
                parsed.GetValue(held)!),
            parsed.GetValue(output)!.FullName,
            cancel));
        all.Add(FloorCommand());
        all.Add(DayCommand());
        all.Add(RedemptionsCommand());
        all.Add(StartupCommand());
        return all.Parse(args).InvokeAsync();
    }

    private static Command FloorCommand()
    {
        var floor = new Command("floor", "Run only the floor. The benchmark starts this command.") { Hidden = true };
        floor.SetAction((_, cancel) => Floor.RunAsync(cancel));
        return floor;
    }

    private static Command DayCommand()
    {
        var devices = new Option<int>("--devices") { DefaultValueFactory = _ => 10_000 };
        var hours = new Option<double>("--hours") { DefaultValueFactory = _ => 24 };
        var day =
            new Command(
                "day",
                "Simulate a day of waiting devices with a test clock, and print the memory every hour.") { devices, hours };
        day.SetAction((parsed, cancel) => Day.RunAsync(parsed.GetValue(devices), parsed.GetValue(hours), cancel));
        return day;
    }

    private static Command RedemptionsCommand()
    {
        var codes = new Option<int>("--codes") { DefaultValueFactory = _ => 1_000 };
        var parallel = new Option<int>("--parallel") { DefaultValueFactory = _ => 100 };
        var redemptions = new Command(
            "redemptions",
            "Redeem each approved code many times at once, over two nodes on one PostgreSQL. Fails unless each becomes one " +
            "device.")
        {
            codes,
            parallel,
        };
        redemptions.SetAction((parsed, cancel) => Redemptions.RunAsync(
            parsed.GetValue(codes), parsed.GetValue(parallel), cancel));
        return redemptions;
    }

    private static Command StartupCommand()
    {
        var rounds = new Option<int>("--rounds") { DefaultValueFactory = _ => 11 };
        var published = new Option<DirectoryInfo?>("--published")
        {
            Description = "Folder of the published service. Default: publish it first.",
        };
        var startup = new Command(
            "startup", "Measure the time from the start of the published service to its first response, next to the floor's.")
        {
            rounds,
            published,
        };
        startup.SetAction((parsed, cancel) => Startup.RunAsync(
            parsed.GetValue(rounds), parsed.GetValue(published)?.FullName, cancel));
        return startup;
    }
}

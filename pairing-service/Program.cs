using Microsoft.AspNetCore.Connections;
using Pairing.Service.Accounts;
using Pairing.Service.Address;
using Pairing.Service.Answers;
using Pairing.Service.Clients;
using Pairing.Service.Commands;
using Pairing.Service.DeviceAuthorization;
using Pairing.Service.Devices;
using Pairing.Service.Docs;
using Pairing.Service.Grants;
using Pairing.Service.Health;
using Pairing.Service.Introspection;
using Pairing.Service.Keys;
using Pairing.Service.Metadata;
using Pairing.Service.Revocation;
using Pairing.Service.Screens;
using Pairing.Service.Settings;
using Pairing.Service.Site;
using Pairing.Service.Storage;
using Pairing.Service.Telemetry;
using Pairing.Service.Token;
using Pairing.Service.Verification;

namespace Pairing.Service;

/// <summary>The contents page: what the service is made of, in the order of the flow.</summary>
public static class Program
{
    /// <summary>Words that may stand first on the command line; each runs and ends instead of serving.</summary>
    private static readonly Dictionary<string, Func<string[], Task<int>>> Commands = new(StringComparer.Ordinal)
    {
        ["accounts"] = args => OperatorCommand.RunAsync(args, settings => Build(settings), AccountCommands.Describe),
        ["backup"] = args => OperatorCommand.RunAsync(args, settings => Build(settings), BackupCommand.Describe, isAsItStands: true), // before an upgrade too
        ["clients"] = args => OperatorCommand.RunAsync(args, settings => Build(settings), ClientCommands.Describe),
        ["keys"] = args => OperatorCommand.RunAsync(args, settings => Build(settings), KeyCommands.Describe),
    };

    /// <summary>Settings are read once; watching their files would take an inotify instance, of which Linux gives a user 128.</summary>
    private const string NoWatching = "--hostBuilder:reloadConfigOnChange=false";

    public static async Task<int> Main(string[] args)
    {
        try
        {
            if (args.Length > 0 && Commands.TryGetValue(args[0], out var command))
            {
                return await command(args);
            }

            await using var app = Build(args);
            await StartAsync(app);
            await app.WaitForShutdownAsync();
            return 0;
        }
        catch (WrongSettingException wrong)
        {
            await Console.Error.WriteLineAsync("pairing: " + wrong.Message);
            return 2;
        }
        catch (IOException taken) when (taken.InnerException is AddressInUseException)
        {
            await Console.Error.WriteLineAsync("pairing: " + taken.Message);
            return 2;
        }
    }

    /// <param name="time">The clock; tests set their own.</param>
    /// <param name="also">What a test adds or replaces.</param>
    public static WebApplication Build(string[] args, TimeProvider? time = null, Action<IServiceCollection>? also = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = [.. args, NoWatching],
            ApplicationName = typeof(Program).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory, // so that it runs from any directory
        });
        var settings = SettingsReader.Read(builder.Configuration);
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton(time ?? TimeProvider.System);
        builder.AddTelemetry(settings);
        builder.AddAddress(settings);
        builder.AddStorage(settings);
        builder.AddMachineAnswers();
        builder.AddGrants();
        builder.AddClients(settings);
        builder.AddDeviceAuthorization();
        builder.AddVerification();
        builder.AddAccounts();
        builder.AddPages();
        builder.AddToken();
        builder.AddRevocation();
        builder.AddIntrospection();
        builder.AddDeviceApi();
        builder.AddScreens();
        builder.AddDocs();
        builder.AddLife(settings);
        also?.Invoke(builder.Services);

        var app = builder.Build().PrepareModel();
        app.UseLife();
        app.UseRequestSpans();
        app.UseAddress();
        app.UseMachineAnswers();
        app.UseDocs();
        app.UsePages();
        app.MapMetadata();
        app.MapDeviceAuthorization(); // 1 a screen asks
        app.MapRazorPages();          // 2 a phone approves
        app.MapToken();               // 3 the screen collects
        app.MapRevocation();          // and gives them back
        app.MapIntrospection();
        app.MapDeviceApi();
        app.MapScreens();             // and shows what it is told
        app.MapDocs();
        app.MapHealth();
        return app;
    }

    /// <summary>Listens, prepares the storage, opens, and says where. Until it is open, its health is "starting".</summary>
    public static async Task StartAsync(WebApplication app)
    {
        var stopping = app.Lifetime.ApplicationStopping;
        await app.StartAsync();
        try
        {
            await app.Services.GetRequiredService<Engine>().PrepareAsync(stopping);
            app.Services.GetRequiredService<Codes>(); // now and not at the first request: a key that cannot be read
            await app.Services.GetRequiredService<KeyRotation>().RunOnceAsync(stopping); // stops the service with one line
            await app.Services.GetRequiredService<Engine>().OpenAsync(stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return; // told to stop before it could begin
        }
        catch (WrongSettingException)
        {
            await app.StopAsync(); // in good order: what runs behind would else complain that it was cut off
            throw;
        }

        await app.AnnounceFirstAccountAsync(); // before it is open: whoever starts it reads the link before anything that follows
        app.Services.GetRequiredService<Life>().Open();
        app.AnnounceAddress();
    }
}

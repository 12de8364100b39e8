using Pairing.Service.Accounts;
using Pairing.Service.Address;
using Pairing.Service.Audit;
using Pairing.Service.Clients;
using Pairing.Service.Commands;
using Pairing.Service.Cookies;
using Pairing.Service.DeviceApi;
using Pairing.Service.DeviceAuthorization;
using Pairing.Service.Devices;
using Pairing.Service.Docs;
using Pairing.Service.Foundation;
using Pairing.Service.Grants;
using Pairing.Service.Health;
using Pairing.Service.Introspection;
using Pairing.Service.Keys;
using Pairing.Service.Limits;
using Pairing.Service.LongPolls;
using Pairing.Service.Messages;
using Pairing.Service.Metadata;
using Pairing.Service.OneTimeCodes;
using Pairing.Service.Recovery;
using Pairing.Service.Requests;
using Pairing.Service.Responses;
using Pairing.Service.Revocation;
using Pairing.Service.Screens;
using Pairing.Service.SecondFactor;
using Pairing.Service.Sessions;
using Pairing.Service.Settings;
using Pairing.Service.Site;
using Pairing.Service.Storage;
using Pairing.Service.Telemetry;
using Pairing.Service.Token;
using Pairing.Service.Verification;

namespace Pairing.Service;

/// <summary>The table of contents: the parts of the service, in the order of the flow.</summary>
public static class Program
{
    /// <summary>Commands. Each runs and exits instead of starting the service.</summary>
    private static readonly CommandEntry[] Commands =
    [
        new(AccountCommands.Describe),
        new(AuditCommands.Describe),
        new(BackupCommand.Describe, SkipsMigration: true), // also before an upgrade
        new(ClientCommands.Describe),
        new(DeviceCommands.Describe),
        new(KeyCommands.Describe),
        new(LimitCommands.Describe),
    ];

    /// <summary>What has a key. Read at the start, so that an unreadable key stops the service with one line.</summary>
    private static readonly Type[] Keys = [typeof(Codes), typeof(SignInNames), typeof(RefreshSuccessors), typeof(OneTimeCodeKey)];

    /// <summary>Settings are read once. Watching files takes an inotify instance, and Linux allows a user only 128.</summary>
    private const string NoWatching = "--hostBuilder:reloadConfigOnChange=false";

    /// <summary>The output of a command is for people and scripts. What it did is a row of the audit.</summary>
    private const string NoAuditLines = "--Logging:LogLevel:Pairing.Service.Audit=Error";

    public static async Task<int> Main(string[] args)
    {
        try
        {
            var line = CommandLine.Parse(args);
            if (line.IsCommand)
            {
                return await OperatorCommand.RunAsync(line, settings => Build([.. settings, NoAuditLines]), Commands);
            }

            await using var app = Build(line.Settings);
            await StartAsync(app);
            await app.WaitForShutdownAsync();
            return 0;
        }
        catch (Exception failure)
        {
            return await Faults.ReportAsync(failure);
        }
    }

    /// <param name="time">The clock. Tests set their own.</param>
    /// <param name="also">Services that a test adds or replaces.</param>
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
        AddCapabilities(builder, settings);
        also?.Invoke(builder.Services);

        var app = builder.Build().PrepareModel();
        UseCapabilities(app);
        MapCapabilities(app);
        return app;
    }

    /// <summary>Listens, prepares the storage, opens and prints its address. Its health is "starting" until it is open.</summary>
    public static async Task StartAsync(WebApplication app)
    {
        var stopping = app.Lifetime.ApplicationStopping;
        var database = app.Services.GetRequiredService<IDatabase>();
        try
        {
            await app.ListenAsync();
            await database.PrepareAsync(stopping);
            Array.ForEach(Keys, key => app.Services.GetRequiredService(key));
            app.Services.GetRequiredService<AuditChain>().Open();
            await app.Services.GetRequiredService<KeyRotation>().RunOnceAsync(stopping);
            await database.OpenAsync(stopping);
            app.Services.GetRequiredService<Readiness>().MarkReady();
            await app.AnnounceFirstAccountAsync(); // after it, because people open the link at once
            app.AnnounceAddress();
            app.AnnounceStorage();
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // stopped before it started
        }
        catch (Exception failure)
        {
            await app.StopAsync(CancellationToken.None); // gracefully, so that background services do not log an abort
            if (database.Explain(failure) is { } fault)
            {
                throw new ServiceFaultException(fault);
            }

            throw;
        }
    }

    private static void AddCapabilities(WebApplicationBuilder builder, PairingSettings settings)
    {
        builder.AddTelemetry(settings);
        builder.AddAddress(settings);
        builder.AddLimits();
        builder.AddRequestRules();
        builder.AddStorage(settings);
        builder.AddAudit();
        builder.AddMachineResponses();
        builder.AddLongPolls();
        builder.Services.AddGrants();
        builder.AddClients(settings);
        builder.AddDeviceAuthorization();
        builder.AddVerification();
        builder.AddCookies();
        builder.AddSessions();
        builder.AddAccounts();
        builder.AddSecondFactor();
        builder.AddMessages(settings);
        builder.AddOneTimeCodes();
        builder.AddRecovery();
        builder.AddPages();
        builder.AddKeys();
        builder.AddToken();
        builder.AddDevices();
        builder.AddRevocation();
        builder.AddIntrospection();
        builder.AddDeviceApi();
        builder.AddScreens();
        builder.AddDocs();
        builder.AddReadiness(settings);
    }

    private static void UseCapabilities(WebApplication app)
    {
        app.UseReadiness();
        app.UseLongPolls();
        app.UseRequestSpans();
        app.UseAddress();
        app.UseCookies();
        app.UseRequestRules();
        app.UseMachineResponses();
        app.UseDocs();
        app.UsePages();
        app.UsePageForms();
        app.UseAccounts();
    }

    private static void MapCapabilities(WebApplication app)
    {
        app.MapMetadata();
        app.MapDeviceAuthorization(); // 1 a device asks
        app.MapRazorPages();          // 2 a person approves
        app.MapKeys();
        app.MapToken();               // 3 the device gets its tokens
        app.MapRevocation();          // and revokes them
        app.MapIntrospection();
        app.MapDeviceApi();
        app.MapScreens();             // and shows its screen text
        app.MapDocs();
        app.MapHealth();
    }
}

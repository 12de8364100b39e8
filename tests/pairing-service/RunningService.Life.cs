namespace Pairing.Service.Tests;

/// <summary>Restarts and ends.</summary>
public sealed partial class RunningService
{
    /// <summary>Stops gracefully and starts again with the same folder, on another port.</summary>
    public async Task RestartAsync()
    {
        _isReusable = false;
        await StopAsync();
        await StartAsync();
    }

    /// <summary>Restarts with other settings instead of the earlier ones.</summary>
    public Task RestartWithAsync(params string[] settings)
    {
        _settings = settings;
        return RestartAsync();
    }

    /// <summary>Stops as after a signal: finishes its requests, then stops listening.</summary>
    public Task EndAsync()
    {
        _isReusable = false;
        return _app.StopAsync();
    }

    /// <summary>Call it if a test removes something that the next test needs.</summary>
    public void Spoil() => _isReusable = false;

    public async ValueTask DisposeAsync()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        if (!_isReusable || !await IdleServices.TryKeepAsync(this, _engine, _settings))
        {
            await EndForGoodAsync();
        }
    }

    internal async Task EndForGoodAsync()
    {
        await StopAsync();
        DeleteFolder();
        if (_firstNode is null)
        {
            await _database.DisposeAsync();
        }
    }
}

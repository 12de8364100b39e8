namespace Pairing.Service.Devices;

public static class DevicesSetup
{
    public static void AddDevices(this WebApplicationBuilder builder) => builder.Services.AddSingleton<DeviceChanges>();
}

namespace System.Device.Wifi;

internal enum WifiReconnectionKind
{
    Automatic,
    Manual,
}

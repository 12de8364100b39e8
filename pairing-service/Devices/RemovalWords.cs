namespace Pairing.Service.Devices;

/// <summary>Why a device is gone, in its owner's words; not of what the owner did themselves.</summary>
public static class RemovalWords
{
    /// <summary>What happened, to stand after the device's name and before the time; what to do; and whether to worry.</summary>
    public static (string Happened, string Advice, bool IsCare) For(RemovalReason reason) => reason switch
    {
        RemovalReason.ByItself => ("disconnected itself", "It gave its key back and can do nothing any more. Connect it again whenever you like.", false),
        RemovalReason.ClientRemoved => ("was disconnected", "Whoever runs this service no longer allows devices of its kind. Ask them if you miss it.", false),
        _ => ("was cut off", "A copy of its key was used, so perhaps somebody else had one. If the device is with you, connect it again.", true),
    };
}

namespace Pairing.Service.Devices;

/// <summary>Tells the owner why a device was removed, unless the owner removed it.</summary>
public static class RemovalText
{
    /// <summary>The text after the device's name, the advice, and whether it is a warning.</summary>
    public static (string Happened, string Advice, bool IsCare) For(RemovalReason reason) => reason switch
    {
        RemovalReason.ByItself => ("ended its pairing",
            "It no longer has access to your account. You can pair it again at any time.", false),
        RemovalReason.ClientRemoved => ("was removed by the operator",
            "This service no longer allows this type of device. Ask the operator if you need it.", false),
        RemovalReason.ByOperator => ("was removed by the operator",
            "Ask the operator before you pair it again.", false),
        _ => ("was removed",
            "A copy of its key was used. Someone else may have the copy. If you have the device, pair it again.", true),
    };
}

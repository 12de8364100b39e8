namespace Pairing.Service.Settings;

/// <summary>A setting that the service cannot run with. The message is one line for the operator.</summary>
public sealed class WrongSettingException(string message) : Exception(message);

namespace Pairing.Service.Settings;

/// <summary>A wrong setting. The message is one line for the operator.</summary>
public sealed class WrongSettingException(string message) : Exception(message);

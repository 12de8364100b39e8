namespace Pairing.Service.Foundation;

/// <summary>
/// The data or the machine has a fault that an operator has to repair. The message is one line that says what to do.
/// </summary>
public sealed class ServiceFaultException(string message) : Exception(message);

using Pairing.Service.Foundation;
using Pairing.Service.Settings;

namespace Pairing.Service.Commands;

/// <summary>Ends the process with one line on standard error and an exit code, whatever happened.</summary>
public static class Faults
{
    /// <returns>2: the command line or a setting is wrong. 1: anything else.</returns>
    public static Task<int> ReportAsync(Exception failure) => failure switch
    {
        WrongSettingException => OperatorCommand.FailAsync(failure.Message, OperatorCommand.WrongUse),
        ServiceFaultException => OperatorCommand.FailAsync(failure.Message),
        OperationCanceledException => OperatorCommand.FailAsync("Canceled."),
        // a file of settings that is no JSON
        InvalidDataException { InnerException: { } reason } =>
            OperatorCommand.FailAsync($"{failure.Message} {reason.Message}", OperatorCommand.WrongUse),
        _ => OperatorCommand.FailAsync(
            $"Unexpected error: {failure.Message} ({failure.GetType().Name} in {failure.TargetSite?.DeclaringType?.Name}."
            + $"{failure.TargetSite?.Name}). Please report it, with this line and what you did."),
    };
}

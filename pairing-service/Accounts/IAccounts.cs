namespace Pairing.Service.Accounts;

/// <summary>Finds accounts in the storage.</summary>
public interface IAccounts
{
    Task<Account?> FindAsync(string id, CancellationToken cancel);
}

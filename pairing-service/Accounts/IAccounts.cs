namespace Pairing.Service.Accounts;

/// <summary>Looks accounts up for devices: the edge to storage.</summary>
public interface IAccounts
{
    Task<Account?> FindAsync(string id, CancellationToken cancel);
}

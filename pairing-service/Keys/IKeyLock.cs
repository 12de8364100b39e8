namespace Pairing.Service.Keys;

/// <summary>Lets one process at a time change the signing keys, on all nodes.</summary>
public interface IKeyLock
{
    Task<T> RunAsync<T>(Func<T> change, CancellationToken cancel);
}

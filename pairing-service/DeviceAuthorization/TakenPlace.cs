namespace Pairing.Service.DeviceAuthorization;

/// <summary>A place for a pending code, or none.</summary>
/// <param name="Pending">The number of pending codes before this one.</param>
/// <param name="Arrived">Called when the code is stored, or is not going to be.</param>
public readonly record struct TakenPlace(PlaceResult Result, int Pending, Action? Arrived = null) : IDisposable
{
    public void Dispose() => Arrived?.Invoke();
}

public enum PlaceResult
{
    Taken,

    /// <summary>The prefix has all places that it can have. Others still get one.</summary>
    NoneForThisPrefix,

    /// <summary>All places are taken.</summary>
    None,
}

using Pairing.Service.Limits;

namespace Pairing.Service.DeviceAuthorization;

/// <summary>A number of places in all and of each prefix.</summary>
public sealed class PlaceTally
{
    private readonly Dictionary<string, int> _of;

    public PlaceTally()
        : this(0, new Dictionary<string, int>(StringComparer.Ordinal))
    {
    }

    private PlaceTally(int all, Dictionary<string, int> of) => (All, _of) = (all, of);

    public int All { get; private set; }

    public int Of(string prefix) => _of.GetValueOrDefault(prefix);

    public void Add(ReadOnlySpan<Prefix> prefixes, int places)
    {
        All += places;
        foreach (var prefix in prefixes)
        {
            int sum = Of(prefix.Text) + places;
            if (sum == 0)
            {
                _of.Remove(prefix.Text);
            }
            else
            {
                _of[prefix.Text] = sum;
            }
        }
    }

    public PlaceTally Copy() => new(All, new Dictionary<string, int>(_of, StringComparer.Ordinal));
}

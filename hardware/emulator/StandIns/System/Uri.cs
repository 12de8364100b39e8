namespace System;

/// <summary>System.Net.Http: what is no address is an ArgumentException here, not the FormatException of .NET.</summary>
internal sealed class Uri
{
    private readonly HostUri address;

    public Uri(string uriString)
    {
        ArgumentNullException.ThrowIfNull(uriString);
        address = HostUri.TryCreate(uriString, UriKind.Absolute, out HostUri? parsed) && parsed.Host.Length > 0
            ? parsed
            : throw new ArgumentException("Not an absolute URI.", nameof(uriString));
    }

    public string PathAndQuery => address.PathAndQuery;

    public string Host => address.Host;

    public int Port => address.Port;

    public string Scheme => address.Scheme;

    public bool IsDefaultPort => address.IsDefaultPort;

    public override string ToString() => address.AbsoluteUri;
}

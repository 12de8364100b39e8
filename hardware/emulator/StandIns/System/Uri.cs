namespace System;

/// <summary>System.Net.Http: what is no address is an ArgumentException here, not the FormatException of .NET.</summary>
internal sealed class Uri
{
    private readonly HostUri _address;

    public Uri(string uriString)
    {
        ArgumentNullException.ThrowIfNull(uriString);
        _address = HostUri.TryCreate(uriString, UriKind.Absolute, out HostUri? parsed) && parsed.Host.Length > 0
            ? parsed
            : throw new ArgumentException("Not an absolute URI.", nameof(uriString));
    }

    public string PathAndQuery => _address.PathAndQuery;

    public string Host => _address.Host;

    public int Port => _address.Port;

    public string Scheme => _address.Scheme;

    public override string ToString() => _address.AbsoluteUri;
}

using System.IO;

namespace System.Net;

/// <summary>System.Net.Http.</summary>
internal abstract class WebRequest : IDisposable
{
    public virtual string Method { get; set; } = "GET";

    public abstract Uri RequestUri { get; }

    public virtual WebHeaderCollection Headers { get; set; } = new();

    public virtual long ContentLength { get; set; } = -1;

    public virtual string? ContentType { get; set; }

    public virtual int Timeout { get; set; }

    public static WebRequest Create(string requestUriString) => Create(new Uri(requestUriString));

    public static WebRequest Create(Uri requestUri) => requestUri.Scheme is "http" or "https"
        ? new HttpWebRequest(requestUri)
        : throw new NotSupportedException();

    public abstract Stream GetRequestStream();

    public abstract WebResponse GetResponse();

    public void Dispose() => Dispose(true);

    protected virtual void Dispose(bool disposing)
    {
    }
}

/// <summary>System.Net.Http.</summary>
internal abstract class WebResponse : IDisposable
{
    public abstract long ContentLength { get; }

    public abstract WebHeaderCollection Headers { get; }

    public abstract Stream GetResponseStream();

    public void Dispose() => Dispose(true);

    protected virtual void Dispose(bool disposing)
    {
    }
}

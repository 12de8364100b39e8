using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace Pairing.Emulator.Faults;

/// <summary>A request of the board, captured between it and the server.</summary>
internal sealed class CapturedRequest
{
    private readonly string[] _head;
    private readonly byte[] _body;

    private CapturedRequest(byte firstByte, string[] head, byte[] body)
    {
        FirstByte = firstByte;
        _head = head;
        _body = body;
    }

    public byte FirstByte { get; }

    /// <summary>Wants something, and is no question for metadata.</summary>
    public bool IsForm => _body.Length > 0;

    /// <summary>Asks the token endpoint whether the owner has decided (RFC 8628 3.4).</summary>
    public bool IsPoll => Encoding.ASCII.GetString(_body).Contains("device_code=", StringComparison.Ordinal);

    /// <returns>Null when the board closed the connection before it had asked. What is not HTTP is not read to its end.</returns>
    public static async Task<CapturedRequest?> ReadAsync(Stream stream, CancellationToken cancellation)
    {
        var bytes = new List<byte>();
        byte[] buffer = new byte[4096];
        while (true)
        {
            int read = await stream.ReadAsync(buffer, cancellation);
            if (read == 0)
            {
                return null;
            }

            bytes.AddRange(buffer.AsSpan(0, read));
            byte[] all = bytes.ToArray();
            int end = all.AsSpan().IndexOf("\r\n\r\n"u8);
            if (!char.IsAsciiLetterUpper((char)all[0]))
            {
                return new CapturedRequest(all[0], [], []);
            }

            if (end < 0)
            {
                continue;
            }

            string[] head = Encoding.ASCII.GetString(all, 0, end).Split("\r\n");
            int length = int.Parse(Value(head, "Content-Length") ?? "0", CultureInfo.InvariantCulture);
            if (all.Length >= end + 4 + length)
            {
                return new CapturedRequest(all[0], head, all[(end + 4)..]);
            }
        }
    }

    /// <summary>The same request, for the server that was meant: the board's Host has no port.</summary>
    /// <param name="to">Its host and port.</param>
    public HttpRequestMessage ToRequest(string to)
    {
        string[] line = _head[0].Split(' ');
        var request = new HttpRequestMessage(new HttpMethod(line[0]), "http://" + to + line[1]);
        if (_body.Length > 0)
        {
            request.Content = new ByteArrayContent(_body);
            request.Content.Headers.TryAddWithoutValidation("Content-Type", Value(_head, "Content-Type"));
        }

        string[] connection = (Value(_head, "Connection") ?? "").Split(',', StringSplitOptions.TrimEntries);
        foreach (string name in _head.Skip(1).Select(line => line.Split(':')[0]).Where(name => EndToEnd.Is(name, connection)))
        {
            request.Headers.TryAddWithoutValidation(name, Value(_head, name));
        }

        return request;
    }

    private static string? Value(string[] head, string name) =>
        head.Skip(1)
            .FirstOrDefault(line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))?[(name.Length + 1)..].Trim();
}

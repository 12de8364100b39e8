using System.Text;
using Pairing.Protocol;

namespace Pairing.Benchmarks;

/// <summary>
/// The least that a service on Kestrel can do: no routing, no log, no dependencies. It reads the form as ASP.NET Core does
/// and returns a constant of the same length as the service's. It holds a long poll until the client disconnects.
/// </summary>
public static class Floor
{
    private static readonly byte[] Pending =
        Encoding.UTF8.GetBytes("""{"error":"authorization_pending","error_description":"The grant is pending."}""");

    private static readonly byte[] Asked = Encoding.UTF8.GetBytes(
        $$"""{"device_code":"{{new string('x', 64)}}","user_code":"WDJB-MJHT","verification_uri":"http:""" +
        """//127.0.0.1:40000/d","verification_uri_complete":"HTTP:""" +
        """//127.0.0.1:40000/D/WDJBMJHT","expires_in":600,"interval":5,"prefer_wait":25}""");

    public static async Task<int> RunAsync(CancellationToken cancel)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        await using var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.Run(HandleAsync);
        await app.StartAsync(cancel);
        Console.WriteLine(app.Urls.Single());
        await app.WaitForShutdownAsync(cancel);
        return 0;
    }

    private static async Task HandleAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync();
        if (context.Request.Headers[Wire.Prefer].Count > 0)
        {
            var gone = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            await using var _ = context.RequestAborted.Register(gone.SetResult);
            await gone.Task;
            return;
        }

        byte[] body = form.ContainsKey(Wire.DeviceCode) ? Pending : Asked;
        context.Response.StatusCode = form.ContainsKey(Wire.DeviceCode) ? 400 : 200;
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.ContentLength = body.Length;
        await context.Response.BodyWriter.WriteAsync(body);
    }
}

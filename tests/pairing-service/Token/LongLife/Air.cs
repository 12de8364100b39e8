extern alias board;

using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using board::Pairing.Firmware.Core.Network;

namespace Pairing.Service.Tests.Token.LongLife;

/// <summary>Real HTTP between a board and the service, with seeded random faults of its refreshes.</summary>
internal sealed class Air(RunningService service, MishapsAtService atService, Board board, Random random) : IHttp
{
    /// <summary>The address that the board knows. After a restart, the service listens elsewhere.</summary>
    public const string Server = "http://pairing.test:5080";

    private const int Timeout = 15_000;
    private static readonly int Kinds = Enum.GetValues<Mishap>().Length;

    private HttpRequest? _request;
    private HttpResponse? _answer;
    private Task<HttpResponse>? _overtaken;
    private bool _powerGoes;

    /// <summary>How often each fault occurred.</summary>
    public int[] Befell { get; } = new int[Kinds];

    /// <summary>The last faults, for the analysis of a failed test.</summary>
    public Queue<Mishap> Lately { get; } = new();

    /// <summary>How often the service has identified the board.</summary>
    public int Known { get; private set; }

    public bool IsCalm { get; set; } = true;

    public void Start(HttpRequest request) => _request = request;

    public HttpResponse? TryTake()
    {
        var answer = _answer;
        _answer = null;
        return answer;
    }

    public void Abandon() => (_request, _answer) = (null, null);

    /// <summary>Carries the request that the board has started, and its response. False: it has started none.</summary>
    public async Task<bool> TryCarryAsync()
    {
        if (_request is not { } request)
        {
            return false;
        }

        _request = null;
        _answer = await CarryAsync(request);
        return true;
    }

    private async Task<HttpResponse> CarryAsync(HttpRequest request)
    {
        Break(board.Flash, Mishap.None);
        board.Flash.StepsLeft = null;
        if (_powerGoes)
        {
            _powerGoes = false;
            throw new PowerCut();
        }

        if (request.Form is null || !Encoding.UTF8.GetString(request.Form).Contains("refresh_token=", StringComparison.Ordinal))
        {
            var answer = await SendAsync(request, Mishap.None);
            Known += request.Bearer.Length > 0 && answer.Status == 200 ? 1 : 0;
            return answer;
        }

        var mishap = Draw();
        bool isOvertaken = _overtaken is not null && random.Next(2) == 0;
        await (isOvertaken ? Task.CompletedTask : LetGoAsync());
        try
        {
            return await RefreshAsync(request, mishap);
        }
        finally
        {
            await (isOvertaken ? LetGoAsync() : Task.CompletedTask);
        }
    }

    private async Task<HttpResponse> RefreshAsync(HttpRequest request, Mishap mishap)
    {
        switch (mishap)
        {
            case Mishap.PowerBeforeRequest:
                throw new PowerCut();
            case Mishap.RequestLost:
                return GiveUp(HttpFailure.TimedOut);
            case Mishap.KilledBeforeCommit or Mishap.KilledAfterCommit:
                await SendAsync(request, mishap);
                return GiveUp(HttpFailure.Broken);
            case Mishap.AnswerLost:
                await SendAsync(request, mishap);
                return GiveUp(HttpFailure.TimedOut);
            case Mishap.AnswerCut:
                var whole = await SendAsync(request, mishap);
                return HttpResponse.Of(
                    whole.Status, whole.Body[..random.Next(whole.Body.Length)], whole.Challenge, whole.RetryAfter);
            case Mishap.PowerBeforeAnswer:
                await SendAsync(request, mishap);
                throw new PowerCut();
            case Mishap.Twice:
                await SendAsync(request, mishap);
                return await SendAsync(request, mishap);
            case Mishap.OvertakenAfterTimeout or Mishap.OvertakenAfterPowerCut:
                _overtaken = SendAsync(request, mishap);
                await atService.HeldAsync();
                return mishap == Mishap.OvertakenAfterTimeout ? GiveUp(HttpFailure.TimedOut) : throw new PowerCut();
            default:
                var answer = await SendAsync(request, mishap);
                Break(board.Flash, mishap);
                // about as long as the record
                board.Flash.StepsLeft = mishap == Mishap.PowerInFlash ? random.Next(answer.Body.Length) : null;
                _powerGoes = mishap == Mishap.PowerAfterKept;
                return answer;
        }
    }

    private static void Break(RamFlash flash, Mishap mishap)
    {
        flash.Refuses = mishap == Mishap.FlashRefuses;
        flash.Corrupts = mishap == Mishap.FlashCorrupts;
        flash.Lies = mishap == Mishap.FlashLies;
    }

    private Mishap Draw()
    {
        var mishap = IsCalm || random.Next(4) == 0 ? Mishap.None : (Mishap)random.Next(Kinds);
        Befell[(int)mishap]++;
        Lately.Enqueue(mishap);
        if (Lately.Count > 12)
        {
            Lately.Dequeue();
        }

        return mishap;
    }

    private HttpResponse GiveUp(HttpFailure failure)
    {
        board.Pass(failure == HttpFailure.TimedOut ? Timeout : 1);
        return HttpResponse.Failed(failure);
    }

    /// <summary>The request that the service delayed continues. No one waits for its response.</summary>
    private async Task LetGoAsync()
    {
        if (_overtaken is { } late)
        {
            _overtaken = null;
            atService.Resume();
            await late;
        }
    }

    private async Task<HttpResponse> SendAsync(HttpRequest request, Mishap mishap)
    {
        using var message = new HttpRequestMessage(
            request.Form is null ? HttpMethod.Get : HttpMethod.Post, request.Url.Replace(
                Server, service.Address, StringComparison.Ordinal));
        message.Headers.Add(MishapsAtService.Header, mishap.ToString());
        message.Headers.Authorization = request.Bearer.Length > 0 ? new AuthenticationHeaderValue(
            "Bearer", request.Bearer) : null;
        if (request.Form is not null)
        {
            message.Content = new ByteArrayContent(request.Form);
            message.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded");
        }

        using var answer = await service.Http.SendAsync(message);
        return HttpResponse.Of(
            (int)answer.StatusCode,
            await answer.Content.ReadAsStringAsync(),
            answer.Headers.WwwAuthenticate.ToString(),
            answer.Headers.RetryAfter?.Delta?.TotalSeconds.ToString(CultureInfo.InvariantCulture) ?? "");
    }
}

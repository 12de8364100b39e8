extern alias board;
using System.Net;
using board::Pairing.Emulator.Board;
using board::Pairing.Emulator.Page;
using board::Pairing.Emulator.Run;
using Microsoft.Playwright;
using Pairing.Emulator.Tests.Board;
using Pairing.Tests;
using static Microsoft.Playwright.Assertions;

namespace Pairing.Emulator.Tests.Page;

/// <summary>The overview of many boards, and the faults of one of them.</summary>
public sealed class ManyBoardsPageTests : IAsyncLifetime
{
    private readonly NamedBoard[] _boards = [.. Enumerable.Range(1, 3).Select(i => new NamedBoard(
        $"00{i}", $"Screen 00{i}",
        VirtualBoard.Create(OnBoard.Plain with { Program = () => OnBoard.Sleep(Timeout.Infinite) })))];

    private BoardPage _site = null!;
    private IPage _page = null!;

    public async Task InitializeAsync()
    {
        _site = await BoardPage.StartAsync(_boards, "http://192.168.1.2:5080");
        _page = await DebianChromium.OpenPageAsync(390, 844);
        _boards[1].Board.PowerOn();
        await _page.GotoAsync(_site.Address);
    }

    public async Task DisposeAsync()
    {
        await _page.Context.CloseAsync();
        await _site.DisposeAsync();
        Array.ForEach(_boards, named => named.Board.Dispose());
    }

    [Fact]
    public async Task The_overview_is_live_and_a_click_opens_one()
    {
        await Expect(_page.GetByRole(AriaRole.Status)).ToHaveTextAsync("3 boards, 1 on");
        _boards[2].Board.PowerOn();
        await Expect(_page.GetByRole(AriaRole.Status)).ToHaveTextAsync("3 boards, 2 on");
        Assert.Equal(390, await _page.EvaluateAsync<int>("document.documentElement.scrollWidth"));

        await _page.GetByRole(AriaRole.Link, new() { Name = "Screen 001" }).ClickAsync();
        await Expect(_page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Screen 001");
        await _page.GetByRole(AriaRole.Switch, new() { Name = "Power" }).ClickAsync();
        await Expect(_page.GetByRole(AriaRole.Switch, new() { Name = "Power" })).ToBeCheckedAsync();
        Assert.True(_boards[0].Board.IsPowered);
        await _page.GetByRole(AriaRole.Link, new() { Name = "All boards" }).ClickAsync();
        await Expect(_page.GetByRole(AriaRole.Status)).ToHaveTextAsync("3 boards, 3 on");
    }

    [Fact]
    public async Task A_board_that_does_not_exist_is_not_found()
    {
        using var http = new HttpClient();
        Assert.Equal(HttpStatusCode.NotFound, (await http.PostAsync(_site.Address + "/boards/004/power/on", null)).StatusCode);
    }

    [Fact]
    public async Task Faults_are_folded_away_on_a_phone_and_stand_as_the_board_has_them()
    {
        await _page.GotoAsync(_site.Address + "/boards/002"); // the slash at the end is put there
        ILocator server = _page.GetByLabel("Server", new() { Exact = true });
        await Expect(_page.Locator("#faults-on")).ToHaveTextAsync("none");
        await Expect(server).ToBeHiddenAsync();
        await _page.Locator("#faults summary").ClickAsync();
        await server.SelectOptionAsync("cuts");
        await Expect(_page.Locator("#faults-on")).ToHaveTextAsync("1 on");
        await _page.GetByLabel("Server: how many", new() { Exact = true }).FillAsync("42");
        await _page.GetByLabel("Server: how many", new() { Exact = true }).BlurAsync();
        await Expect(_page.GetByRole(AriaRole.Log)).ToContainTextAsync("Fault: server=cuts:42");
        Assert.Equal(42, _boards[1].Board.Middle.CutAfter);

        // and what was set elsewhere shows here
        _boards[1].Board.Faults.Set("wifi=gone");
        await Expect(_page.GetByLabel("Wi-Fi", new() { Exact = true })).ToHaveValueAsync("gone");
        await Expect(_page.GetByRole(AriaRole.Switch, new() { Name = "Wi-Fi" })).Not.ToBeCheckedAsync();
        Assert.Equal(390, await _page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }
}

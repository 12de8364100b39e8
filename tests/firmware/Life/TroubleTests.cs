using Pairing.Firmware.Core.Network;
using Pairing.Firmware.Core.Screens;
using Pairing.Protocol;

namespace Pairing.Firmware.Tests.Life;

public class TroubleTests
{
    [Theory]
    [InlineData(null, "SET-1")]
    [InlineData("rubbish", "SET-2")]
    [InlineData("{}", "SET-3")]
    [InlineData("""{"server":"http://a"}""", "SET-4")]
    public void Wrong_settings_are_told_and_a_press_opens_the_set_up_network(string? settings, string code)
    {
        World world = new(settings);
        world.RunTo<ErrorScreen>();
        Assert.Equal(code, world.Error.ErrorCode);
        Assert.NotEqual("", world.Error.Advice);
        Assert.IsType<ErrorScreen>(world.Run(3600).Screen);
        world.Press();
        world.RunTo<SetupScreen>().Run(2);
        world.Setup.Post("ssid=attic&password=&server=pairing.local:5080&plain=on");
        world.RunTo<CodeScreen>();
    }

    [Fact]
    public void It_joins_the_Wi_Fi_again_and_again_and_counts()
    {
        World world = new() { JoinsWifi = false, Reason = "Check password" };
        world.Run(3600);
        Assert.IsType<ConnectingScreen>(world.Screen);
        Assert.InRange(world.Connecting.Attempt, 55, 65);
        Assert.Equal("Check password", world.Connecting.Reason);
        world.JoinsWifi = true;
        world.RunTo<CodeScreen>();
    }

    [Fact]
    public void With_TLS_the_clock_comes_first()
    {
        World world = new("""{"server":"https://pair.example.com"}""") { HasTime = false };
        world.RunTo<ClockScreen>().Run(30);
        Assert.True(world.HasAskedForTime);
        Assert.Empty(world.Server.Requests);
        Assert.Equal("CLK-1", world.RunTo<ErrorScreen>().Error.ErrorCode);
        world.RunTo<ClockScreen>();
        world.HasTime = true;
        world.RunTo<AskingScreen>();
    }

    [Fact]
    public void The_time_server_of_the_settings_is_asked()
    {
        World world = new("""{"server":"https://pair.example.com","Time_Server":" time.home.arpa "}""") { HasTime = false };
        world.RunTo<ClockScreen>();
        Assert.Equal("time.home.arpa", world.TimeServer);
    }

    [Fact]
    public void With_endpoints_in_the_settings_that_are_https_the_clock_comes_first_too()
    {
        World world = new("""
            {"server":"http://pair.local","plain_http":true,
            "device_authorization_endpoint":"https://pair.local/ask","token_endpoint":"https://pair.local/t"}
            """) { HasTime = false };
        world.RunTo<ClockScreen>();
        Assert.Equal("CLK-1", world.RunTo<ErrorScreen>().Error.ErrorCode);
        Assert.Empty(world.Server.Requests);
    }

    [Theory]
    [InlineData(false, "CLK-1")]
    [InlineData(true, "CLK-2")]
    public void A_plain_server_that_names_https_endpoints_is_not_asked_without_a_good_date_and_the_code_says_why(
        bool wrongly, string code)
    {
        World world = new() { HasTime = wrongly, ToldDate = new DateTimeOffset(2076, 3, 1, 0, 0, 0, TimeSpan.Zero) };
        world.Server.Metadata = () => Server.Json(200, """
            {"issuer":"x","device_authorization_endpoint":"https://pair.local/ask","token_endpoint":"https://pair.local/t"}
            """);
        Assert.Equal(code, world.RunTo<ErrorScreen>().Error.ErrorCode);
        Assert.DoesNotContain(world.Server.Requests, asked => asked.Url.StartsWith("https:", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(HttpFailure.NameNotFound, "NET-2")]
    [InlineData(HttpFailure.NotReached, "NET-3")]
    [InlineData(HttpFailure.TimedOut, "NET-4")]
    [InlineData(HttpFailure.Broken, "NET-5")]
    [InlineData(HttpFailure.NotSecure, "TLS-1")]
    [InlineData(HttpFailure.TooLong, "SRV-5")]
    public void Each_failure_has_a_code_and_is_tried_again_without_a_press(HttpFailure failure, string code)
    {
        World world = new();
        Func<HttpResponse> works = world.Server.Metadata;
        world.Server.Metadata = () => HttpResponse.Failed(failure);
        Assert.Equal(code, world.RunTo<ErrorScreen>().Error.ErrorCode);
        world.Server.Metadata = works;
        world.RunTo<CodeScreen>(15);
    }

    [Fact]
    public void A_press_tries_again_at_once()
    {
        World world = new();
        world.Server.IsDown = true;
        world.RunTo<ErrorScreen>().Run(200);
        world.RunTo<ErrorScreen>();
        world.Server.IsDown = false;
        world.Press();
        world.RunTo<CodeScreen>(2);
    }

    [Theory]
    [InlineData(404, "<html>", "SRV-1", "No pairing there")]
    [InlineData(200, "{}", "SRV-1", "No pairing there")]
    [InlineData(200, "{\"a\":\"<html>\"}", "SRV-1", "No pairing there")]
    [InlineData(200, "\r\n<!doctype html>hotel", "SRV-8", "Web page instead of data")]
    [InlineData(511, "<html>hotel</html>", "SRV-8", "Web page instead of data")]
    [InlineData(403, "<html>", "SRV-4", "HTTP 403")]
    [InlineData(401, "{}", "SRV-4", "HTTP 401")]
    public void What_else_answers_is_told_apart(int status, string body, string code, string cause)
    {
        World world = new();
        world.Server.Metadata = () => HttpResponse.Of(status, body);
        world.Server.OpenIdMetadata = world.Server.Metadata;
        Assert.Equal((code, cause), (world.RunTo<ErrorScreen>().Error.ErrorCode, world.Error.Cause));
    }

    [Theory]
    [InlineData("https://pairing.local/.well-known/oauth-authorization-server", "Sent to https://pairing.local")]
    [InlineData("http://login.hotel.example/?from=x", "Sent to http://login.hotel.example")]
    [InlineData("/login", "Sent to /login")]
    public void Where_a_redirect_leads_is_told(string location, string cause)
    {
        World world = new();
        world.Server.Metadata = () => HttpResponse.Of(302, "", location: location);
        world.Server.OpenIdMetadata = world.Server.Metadata;
        Assert.Equal(("SRV-7", cause), (world.RunTo<ErrorScreen>().Error.ErrorCode, world.Error.Cause));
    }

    [Fact]
    public void A_server_that_sends_only_what_it_does_not_know_elsewhere_is_found()
    {
        World world = new();
        world.Server.OpenIdMetadata = world.Server.Metadata;
        world.Server.Metadata = () => HttpResponse.Of(302, "", location: "/login");
        world.RunTo<CodeScreen>();
    }

    [Theory]
    [InlineData(403, "<html>", "SRV-4", "HTTP 403")]
    [InlineData(404, "{}", "SRV-4", "HTTP 404")]
    [InlineData(400, "{\"error\":{\"code\":1}}", "SRV-4", "HTTP 400")]
    [InlineData(200, "<html>hotel</html>", "SRV-8", "Web page instead of data")]
    public void A_refusal_without_a_word_is_told_by_its_number_and_asked_again(int status, string body, string code, string cause)
    {
        World world = new();
        world.Server.DeviceAuthorization = () => HttpResponse.Of(status, body);
        Assert.Equal((code, cause), (world.RunTo<ErrorScreen>().Error.ErrorCode, world.Error.Cause));
        world.Server.DeviceAuthorization = Server.Code();
        world.RunTo<CodeScreen>(15);
    }

    [Theory]
    [InlineData(404, "<html>", "HTTP 404")]
    [InlineData(200, "<html>hotel</html>", "Web page instead of data")]
    public void Polls_that_are_answered_by_nothing_of_the_kind_three_times_are_told_and_the_code_stays(
        int status, string body, string cause)
    {
        World world = new();
        world.RunTo<CodeScreen>();
        world.Server.Token = () => HttpResponse.Of(status, body);
        world.Run(8);
        Assert.IsType<CodeScreen>(world.Screen);
        Assert.Equal(cause, world.RunTo<ErrorScreen>().Error.Cause);
        world.Server.Token = () => Server.Tokens();
        world.RunTo<ApprovedScreen>(180);
        Assert.Single(world.Server.Requests, asked => asked.Url.EndsWith("/ask", StringComparison.Ordinal));
    }

    [Fact]
    public void A_guest_networks_page_does_not_end_the_words_for_the_screen()
    {
        World world = new();
        world.Server.Token = () => Server.Tokens();
        world.Server.Words = asked => Server.Says("Hello", asked);
        world.RunTo<HomeScreen>().Run(5);
        world.Server.Words = _ => HttpResponse.Of(200, "<html>hotel</html>");
        world.Server.Device = () => HttpResponse.Of(302, "", location: "http://hotel.example/");
        world.Run(600);
        Assert.Equal("Offline", world.Home.Status);
        world.Server.Words = asked => Server.Says("Good morning", asked);
        world.Server.Device = () => Server.Json(200, "{}");
        world.Run(600);
        Assert.Equal("Good morning", world.Home.Words);
    }

    [Theory]
    [InlineData(503, "SRV-3")]
    [InlineData(429, "SRV-6")]
    [InlineData(200, "SRV-2")]
    public void A_code_that_does_not_come_is_asked_for_again_later(int status, string code)
    {
        World world = new();
        world.Server.DeviceAuthorization = () => HttpResponse.Of(status, status == 200 ? """{"device_code":"dc"}""" : "");
        Assert.Equal(code, world.RunTo<ErrorScreen>().Error.ErrorCode);
        world.Server.DeviceAuthorization = Server.Code();
        world.RunTo<CodeScreen>(15);
    }

    [Theory]
    [InlineData(429, "", "40", 40)]
    [InlineData(429, "", "", 10)]
    [InlineData(503, "", "40", 40)]
    [InlineData(503, "", "99999999999", 600)]
    [InlineData(400, "slow_down", "40", 40)]
    [InlineData(429, "slow_down", "40", 40)]
    public void A_busy_server_is_left_alone_for_as_long_as_it_asks(int status, string error, string retryAfter, int seconds)
    {
        World world = new();
        world.Server.DeviceAuthorization = () => HttpResponse.Of(status, $$"""{"error":"{{error}}"}""", retryAfter: retryAfter);
        Assert.Equal("SRV-6", world.RunTo<ErrorScreen>().Error.ErrorCode);
        world.Server.DeviceAuthorization = Server.Code();
        int asked = world.Server.Requests.Count;
        world.Run(seconds - 1);
        Assert.Equal(asked, world.Server.Requests.Count);
        world.RunTo<CodeScreen>(3);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public void A_server_too_busy_to_be_found_is_not_taken_for_one_that_does_not_pair(int status)
    {
        World world = new();
        Func<HttpResponse> works = world.Server.Metadata;
        world.Server.Metadata = () => HttpResponse.Of(status, "<html>", retryAfter: "40");
        Assert.Equal("SRV-6", world.RunTo<ErrorScreen>().Error.ErrorCode);
        world.Server.Metadata = works;
        world.Run(38);
        Assert.Single(world.Server.Requests);
        world.RunTo<CodeScreen>(4);
    }

    [Fact]
    public void A_client_that_the_server_does_not_know_waits_for_a_person()
    {
        World world = new();
        world.Server.DeviceAuthorization = () => Server.Error(Wire.InvalidClient, 401);
        world.RunTo<ErrorScreen>();
        Assert.Equal(Wire.InvalidClient, world.Error.Cause);
        int asked = world.Server.Requests.Count;
        world.Run(3600);
        Assert.Equal(asked, world.Server.Requests.Count);
    }

    [Fact]
    public void A_very_long_error_fits_four_lines()
    {
        World world = new();
        world.Server.DeviceAuthorization = () => Server.Error(new string('x', 5000));
        Assert.Equal(84, world.RunTo<ErrorScreen>().Error.Cause.Length);
    }
}

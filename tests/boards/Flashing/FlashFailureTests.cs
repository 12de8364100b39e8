namespace Pairing.Boards.Tests.Flashing;

/// <summary>What the flash scripts say when something is missing or fails: which step, what is left, and how to go on.</summary>
public class FlashFailureTests
{
    [Theory]
    [InlineData("flash.sh", "the port is missing")]
    [InlineData("flash.ps1", "the port is missing")]
    [InlineData("flash.sh", "there is no port /dev/tty-none", "/dev/tty-none")]
    [InlineData("flash.ps1", "there is no port /dev/tty-none", "/dev/tty-none")]
    [InlineData("flash.sh", "there is no option --sid", "PORT", "--sid", "Home")]
    [InlineData("flash.ps1", "there is no option --sid", "PORT", "--sid", "Home")]
    [InlineData("flash.sh", "--ssid needs a value", "PORT", "--ssid")]
    [InlineData("flash.sh", "so what is Wi-Fi?", "PORT", "--ssid", "My", "Wi-Fi")] // without quotation marks
    [InlineData("flash.sh", "a line break", "PORT", "--name", "a\nb")]
    [InlineData("flash.ps1", "a line break", "PORT", "--name", "a\nb")]
    [InlineData("flash.sh", "--from takes one of", "PORT", "--from", "start")]
    [InlineData("flash.sh", "more than 31 bytes", "PORT", "--ssid", "ääääääääääääääää", "--password", "")] // 16
    [InlineData("flash.ps1", "more than 31 bytes", "PORT", "--ssid", "ääääääääääääääää", "--password", "")]
    [InlineData("flash.sh", "has 7 bytes", "PORT", "--ssid", "Home", "--password", "1234567")]
    [InlineData("flash.sh", "has 64 bytes", "PORT", "--ssid", "Home", "--password",
        "0123456789012345678901234567890123456789012345678901234567890123")]
    [InlineData("flash.ps1", "has 64 bytes", "PORT", "--ssid", "Home", "--password",
        "0123456789012345678901234567890123456789012345678901234567890123")]
    [InlineData("flash.sh", "missing or not PEM", "PORT", "--ca", "PORT")]
    [InlineData("flash.ps1", "missing or not PEM", "PORT", "--ca", "PORT")]
    [InlineData("flash.sh", "missing or not PEM", "PORT", "--ca", "/none.pem")]
    public void What_cannot_be_meant_is_told_before_anything_begins(string script, string told, params string[] arguments)
    {
        using FlashBench bench = new();
        Flashed flashed = bench.Run(script, [.. arguments.Select(word => word == "PORT" ? bench.Port : word)]);
        Assert.Equal(2, flashed.ExitCode);
        Assert.Contains(told, flashed.Errors, StringComparison.Ordinal);
        Assert.Empty(bench.Calls);
        Assert.Empty(bench.DotnetCalls);
    }

    [Theory]
    [InlineData("flash.sh")]
    [InlineData("flash.ps1")]
    public void Without_nanoff_the_pinned_one_is_installed_for_this_repository(string script)
    {
        using FlashBench bench = new(hasNanoff: false);
        Flashed flashed = bench.Run(script, [bench.Port]);
        Assert.True(flashed.ExitCode == 0, flashed.ToString());
        const string Install = "tool install nanoff --version 2.5.* --allow-roll-forward --tool-path ";
        Assert.StartsWith(Install, bench.DotnetCalls[0], StringComparison.Ordinal);
        Assert.Equal(3, bench.Calls.Length);
        bench.Run(script, [bench.Port]);
        Assert.Single(bench.DotnetCalls, call => call.StartsWith("tool", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("flash.sh", "tool", "nanoff is missing and could not be installed: docs/flashing.md, step 1")]
    [InlineData("flash.ps1", "tool", "nanoff is missing and could not be installed: docs/flashing.md, step 1")]
    [InlineData("flash.sh", "build", "the firmware does not build")]
    [InlineData("flash.ps1", "build", "the firmware does not build")]
    public void What_fails_before_the_board_is_touched_says_that_nothing_was_changed(string script, string fails, string told)
    {
        using FlashBench bench = new(hasNanoff: fails != "tool");
        bench.Environment["DOTNET_FAILS"] = fails;
        Flashed flashed = bench.Run(script, [bench.Port, "--erase"]);
        Assert.Equal(2, flashed.ExitCode);
        Assert.Contains(told, flashed.Errors, StringComparison.Ordinal);
        Assert.Contains("Nothing was changed on the board", flashed.Errors, StringComparison.Ordinal);
        Assert.Empty(bench.Calls);
    }

    [Theory]
    [InlineData("flash.sh", "2.4.9")]
    [InlineData("flash.sh", "4.0.1")]
    [InlineData("flash.sh", "You must install or update .NET to run this application.")]
    [InlineData("flash.ps1", "You must install or update .NET to run this application.")]
    public void Another_nanoff_is_not_driven(string script, string says)
    {
        using FlashBench bench = new();
        File.WriteAllText(bench.At("bin/nanoff"), $"#!/bin/sh\necho '{says}'\n");
        Flashed flashed = bench.Run(script, [bench.Port]);
        Assert.Equal(2, flashed.ExitCode);
        Assert.Matches("nanoff (2.4.9|4.0.1|does not start, and) cannot be used: docs/flashing.md, step 1", flashed.Errors);
    }

    [Theory]
    [InlineData("flash.sh", "2.5", "runtime", 1)]
    [InlineData("flash.sh", "2.5", "check", 5)] // it tries four times, since the board has just restarted
    [InlineData("flash.sh", "2.5", "image", 3)]
    [InlineData("flash.sh", "2.5", "files", 4)]
    [InlineData("flash.sh", "2.5", "network", 5)]
    [InlineData("flash.sh", "3", "runtime", 1)]
    [InlineData("flash.sh", "3", "network", 5)]
    [InlineData("flash.ps1", "2.5", "runtime", 1)]
    [InlineData("flash.ps1", "2.5", "check", 5)]
    [InlineData("flash.ps1", "2.5", "files", 4)]
    [InlineData("flash.ps1", "2.5", "network", 5)]
    [InlineData("flash.ps1", "3", "files", 4)]
    public void A_failure_in_the_middle_names_its_step_and_the_line_that_goes_on(
        string script, string release, string step, int calls)
    {
        using FlashBench bench = new(release);
        bench.Environment["NANOFF_FAILS"] = step;
        Flashed failed = bench.Run(script,
            [bench.Port, "--erase", "--ssid", "It's \"mine\"", "--server", "https://pair.example", "--name", "a b"],
            "12345678\n");
        Assert.Equal(1, failed.ExitCode);
        Assert.Contains($"step \"{step}\" failed", failed.Errors, StringComparison.Ordinal);
        Assert.EndsWith(" --from " + step, failed.Again, StringComparison.Ordinal);
        Assert.Contains("Error", failed.Output, StringComparison.Ordinal); // nanoff's own words
        Assert.DoesNotContain("12345678", failed.ToString(), StringComparison.Ordinal);
        Assert.Equal(calls, bench.Calls.Length);

        bench.Environment.Remove("NANOFF_FAILS");
        Flashed again = bench.RunLine(script, failed.Again, "12345678\n");
        Assert.True(again.ExitCode == 0, again.ToString());
        string network = release == "3" ? "network.json" : "networkdeployment.json";
        Assert.Equal("It's \"mine\"", bench.Deployed(network)!["WirelessClient"]!["Ssid"]!.GetValue<string>());
        Assert.Equal(
            step == "runtime" ? 2 : 1, bench.Calls.Count(call => call.Contains("--masserase"))); // never when it is not due
    }

    /// <summary>
    /// The output is more than a pipe holds. A script that stops reading at the first match ends nanoff,
    /// and takes that for a failure.
    /// </summary>
    [Theory]
    [InlineData("flash.sh", false)]
    [InlineData("flash.sh", true)]
    [InlineData("flash.ps1", false)]
    [InlineData("flash.ps1", true)]
    public void Much_talk_of_nanoff_hides_neither_success_nor_failure(string script, bool fails)
    {
        using FlashBench bench = new();
        bench.Environment["NANOFF_TALKS"] = "9000";
        bench.Environment["NANOFF_FAILS"] = fails ? "files" : "";
        Flashed flashed = bench.Run(
            script, [bench.Port, "--ssid", "Home", "--server", "https://pair.example"], "12345678\n");
        Assert.Equal(fails ? 1 : 0, flashed.ExitCode);
        Assert.Equal(fails, flashed.Errors.Contains("step \"files\" failed", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("flash.sh")]
    [InlineData("flash.ps1")]
    public void A_board_that_is_slow_to_restart_is_asked_again(string script)
    {
        using FlashBench bench = new();
        bench.Environment["NANOFF_FAILS"] = "check";
        bench.Environment["NANOFF_TRIES"] = "3";
        Flashed flashed = bench.Run(script, [bench.Port]);
        Assert.True(flashed.ExitCode == 0, flashed.ToString());
        Assert.Equal(6, bench.Calls.Length);
    }

    [Theory]
    [InlineData("flash.sh", "0x6DFA71D6", "100.2.0.12")]
    [InlineData("flash.ps1", "0x6DFA71D6", "100.2.0.12")]
    [InlineData("flash.sh", null, "none")]
    public void A_runtime_of_another_release_gets_no_image(string script, string? checksum, string has)
    {
        using FlashBench bench = new();
        bench.Runtime([("mscorlib", "100.5.0.24", "0x1549C856"),
            .. checksum == null ? [] : new[] { ("System.Net", "100.2.0.12", checksum) }]);
        Flashed flashed = bench.Run(script, [bench.Port]);
        Assert.Equal(1, flashed.ExitCode);
        string told = "System.Net: the image wants 100.2.0.14, checksum 0x8EFB9944; the board has " + has;
        Assert.Contains(told, flashed.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("mscorlib:", flashed.Output, StringComparison.Ordinal);
        Assert.Contains("--fwversion", flashed.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain(bench.Calls, call => call.Contains("--deploy"));
    }
}

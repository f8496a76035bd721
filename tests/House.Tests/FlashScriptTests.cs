// The flashing scripts: what they ask of whom, in which order, and what they say when something is missing.
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace House.Tests;

[TestClass]
public class FlashScriptTests
{
    private const string Image = "artifacts/device/Pen.App.bin";

    [TestMethod]
    [DataRow("s3", "ESP32_S3_QUAD")]
    [DataRow("esp32", "ESP32_REV3")]
    public void A_dry_run_prints_the_exact_commands_and_carries_none_out(string board, string target)
    {
        using FlashBench bench = new();
        FlashRun run = bench.Flash("--dry-run", "--board", board, "--port", "COM7");
        Assert.AreEqual(0, run.Exit, run.Error);
        CollectionAssert.AreEqual(CommandsFor(target, "COM7", "1.17.0.285"), run.Commands);
        Assert.AreEqual("", run.Error);
        CollectionAssert.AreEqual(new[] { "--version" }, bench.Calls);
        Assert.IsFalse(File.Exists(bench.PathOf(Image)));
    }

    [TestMethod]
    public void Every_part_of_the_commands_can_be_chosen()
    {
        using FlashBench bench = new();
        FlashRun run = bench.Flash(
            "--port",
            "COM3",
            "--fwversion",
            "1.17.1.2",
            "--board",
            "esp32",
            "--dry-run"
        );
        CollectionAssert.AreEqual(CommandsFor("ESP32_REV3", "COM3", "1.17.1.2"), run.Commands);
    }

    [TestMethod]
    public void The_only_port_is_found()
    {
        using FlashBench bench = new() { Ports = "Available COM ports:\n  COM12\n" };
        FlashRun run = bench.Flash("--dry-run");
        CollectionAssert.AreEqual(CommandsFor("ESP32_S3_QUAD", "COM12", "1.17.0.285"), run.Commands);
    }

    [TestMethod]
    public void A_run_flashes_deploys_and_shows_the_device_and_keeps_a_log()
    {
        using FlashBench bench = new();
        FlashRun run = bench.Flash("--port", "COM7");
        Assert.AreEqual(0, run.Exit, run.Error);
        string[] commands = CommandsFor("ESP32_S3_QUAD", "COM7", "1.17.0.285");
        CollectionAssert.AreEqual(commands, run.Commands);
        CollectionAssert.AreEqual(commands, bench.Calls[1..].Select(call => "nanoff " + call).ToArray());
        string log = File.ReadAllText(bench.PathOf("artifacts/device/flash.log"));
        foreach (string command in commands)
        {
            StringAssert.Contains(log, command + "\nsaid " + command["nanoff ".Length..]);
        }
    }

    [TestMethod]
    public void The_image_is_the_parts_from_multiples_of_four_bytes_on_core_library_first_and_program_last()
    {
        using FlashBench bench = new();
        Assert.AreEqual(0, bench.Flash("--port", "COM7").Exit);
        byte[] image = File.ReadAllBytes(bench.PathOf(Image));
        List<string> parts = ["mscorlib", .. bench.Parts.Except(["mscorlib", "Pen.App"]), "Pen.App"];
        int at = 0;
        foreach (string name in parts)
        {
            byte[] part = File.ReadAllBytes(bench.PathOfPart(name));
            CollectionAssert.AreEqual(part, image[at..(at + part.Length)], name);
            at += part.Length;
            while (at % 4 != 0)
            {
                Assert.AreEqual(0, image[at++], name);
            }
        }
        Assert.AreEqual(at, image.Length);
    }

    [TestMethod]
    public void A_step_that_fails_ends_the_run_with_1_and_says_where_the_log_is()
    {
        using FlashBench bench = new() { FailingStep = "--update" };
        FlashRun run = bench.Flash("--port", "COM7");
        Assert.AreEqual(1, run.Exit);
        Assert.HasCount(1, run.Commands);
        StringAssert.Contains(run.Error, "artifacts/device/flash.log");
        StringAssert.Contains(run.Error, "Close whatever holds COM7");
    }

    [TestMethod]
    [DataRow("error: unknown option '--prot'", "--help", "--prot", "COM7")]
    [DataRow("error: unknown option 'COM7'", "--help", "COM7")]
    [DataRow("error: --port needs a value", "--help", "--port")]
    [DataRow("error: unknown board 's2'", "--board s3 or --board esp32", "--board", "s2")]
    [DataRow("error: '1.17' is no firmware version", "--listtargets", "--fwversion", "1.17")]
    [DataRow("error: there is no port /dev/no-such-port", "--listports", "--port", "/dev/no-such-port")]
    public void A_call_that_makes_no_sense_ends_with_2(string error, string remedy, params string[] options)
    {
        using FlashBench bench = new();
        AssertRefused(bench.Flash(options), error, remedy);
    }

    [TestMethod]
    public void Every_missing_thing_is_named_with_what_mends_it()
    {
        AssertRefused(bench => bench.Remove("dotnet"), "error: dotnet is missing", "global.json");
        AssertRefused(
            bench => bench.Remove("nanoff"),
            "error: nanoff is missing",
            "dotnet tool install --global nanoff --version 2.5.162"
        );
        AssertRefused(
            bench => bench.ToolVersion = "3.0.1",
            "error: nanoff is 3.0.1, not 2.5.162",
            "dotnet tool update --global nanoff --version 2.5.162 --allow-downgrade"
        );
        AssertRefused(
            bench => File.Delete(bench.PathOfPart("Pen.Drivers")),
            "Pen.Drivers.pe is missing",
            "Build firmware/Pen.App/Pen.App.nfproj"
        );
        AssertRefused(
            bench => File.WriteAllText(bench.PathOfPart("mscorlib"), "NFMRK2 of the preview line"),
            "mscorlib.pe is not for firmware 1.x",
            "project system v1.0"
        );
        AssertRefused(
            bench => File.WriteAllText(bench.PathOfPart("Big"), "NFMRK1" + new string(' ', 2_100_000)),
            "error: the image is too big for ESP32_S3_QUAD",
            "Release"
        );
    }

    [TestMethod]
    public void Ports_are_not_guessed()
    {
        using FlashBench none = new() { Ports = "No ports found\n" };
        AssertRefused(none.Flash(), "error: no serial port found", "--port");
        using FlashBench several = new() { Ports = "COM3\nCOM12\n" };
        AssertRefused(several.Flash(), "error: several serial ports: COM12 COM3", "--port");
        using FlashBench busy = new() { PortIsBusy = true };
        string port = busy.PathOf("ttyFake");
        File.WriteAllText(port, "");
        AssertRefused(busy.Flash("--port", port), $"error: {port} is busy", $"fuser -v {port}");
    }

    [TestMethod]
    public void Help_exits_with_0()
    {
        using FlashBench bench = new();
        FlashRun run = bench.Flash("--help");
        Assert.AreEqual(0, run.Exit);
        StringAssert.Contains(run.Output, "--dry-run");
    }

    [TestMethod]
    public void Both_scripts_hold_the_same_pins_commands_and_messages()
    {
        string bash = Script("firmware/flash.sh");
        string power = Script("firmware/flash.ps1");
        foreach (string pattern in new[] { "tool_version = ([0-9.]+)", "fwversion = ([0-9.]+)", "(NFMRK1)" })
        {
            Assert.AreEqual(Found(bash, pattern).First(), Found(power, pattern).First());
        }
        CollectionAssert.AreEqual(Found(bash, @"\n *run (nanoff .*)"), Found(power, @"\n *run (nanoff .*)"));
        Assert.HasCount(3, Found(bash, @"\n *run (nanoff .*)"));
        foreach (string board in new[] { "s3", "esp32" })
        {
            string pattern = $@"\n *{board}\W+target = (\w+)\W+space_kilobytes = (\d+)";
            CollectionAssert.AreEqual(Found(bash, pattern), Found(power, pattern));
        }
        // Who may use a port, and who does, is asked in another way on Windows.
        string[] ofBashAlone = ["no right to use $port"];
        CollectionAssert.AreEquivalent(
            Messages(bash).Keys.Except(ofBashAlone).ToArray(),
            Messages(power).Keys.ToArray()
        );
        foreach (
            (string what, string remedy) in Messages(power).Where(message => message.Key != "$port is busy")
        )
        {
            Assert.AreEqual(Messages(bash)[what], remedy, what);
        }
        Assert.AreEqual(Usage(bash), Usage(power).Replace("flash.ps1", "flash.sh", StringComparison.Ordinal));
    }

    [TestMethod]
    public void The_readme_names_the_versions_that_the_scripts_flash()
    {
        string readme = File.ReadAllText(Repository.FullPath("README.md"));
        string script = Script("firmware/flash.sh");
        StringAssert.Contains(readme, Found(script, "fwversion = ([0-9.]+)").First());
        StringAssert.Contains(readme, Found(script, "tool_version = ([0-9.]+)").First());
    }

    private static string[] CommandsFor(string target, string port, string version)
    {
        return
        [
            $"nanoff --update --target {target} --serialport {port} --fwversion {version}",
            $"nanoff --target {target} --serialport {port} --deploy --image {Image}",
            $"nanoff --nanodevice --serialport {port} --devicedetails",
        ];
    }

    private static void AssertRefused(Action<FlashBench> spoil, string error, string remedy)
    {
        using FlashBench bench = new();
        spoil(bench);
        AssertRefused(bench.Flash("--port", "COM7"), error, remedy);
    }

    private static void AssertRefused(FlashRun run, string error, string remedy)
    {
        Assert.AreEqual(2, run.Exit, run.Output + run.Error);
        string[] lines = run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.HasCount(2, lines, run.Error);
        StringAssert.Contains(lines[0], error);
        StringAssert.Contains(lines[1], remedy);
        Assert.HasCount(0, run.Commands);
    }

    // Both languages in one spelling: no quotes around values, no end of a statement, a default is its variable.
    private static string Script(string file)
    {
        string text = File.ReadAllText(Repository.FullPath(file)).ReplaceLineEndings("\n");
        text = Regex.Replace(text, @"\$\{(\w+)[^}]*\}", "$$$1");
        text = Regex.Replace(text, @"^( *)\$?(\w+) ?= ?'?([\w.]+)'?$", "$1$2 = $3", RegexOptions.Multiline);
        text = Regex.Replace(text, @"(\w+) ?= ?'?([\w.]+)'?", "$1 = $2");
        return text.Replace("\\\n", "\n", StringComparison.Ordinal)
            .Replace("$_", "$1", StringComparison.Ordinal);
    }

    private static string[] Found(string text, string pattern)
    {
        return Regex
            .Matches(Regex.Replace(text, "[\"']", ""), pattern)
            .Select(match => string.Join(' ', match.Groups.Values.Skip(1)))
            .ToArray();
    }

    private static Dictionary<string, string> Messages(string text)
    {
        return Regex
            .Matches(text, """\brefuse "([^"]*)"\s+"([^"]*)"(?:[^"]|$)""")
            .DistinctBy(match => match.Groups[1].Value)
            .ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value);
    }

    private static string Usage(string text)
    {
        int start = text.IndexOf("Flashes the pen:", StringComparison.Ordinal);
        return text[start..text.IndexOf("makes no sense.", start, StringComparison.Ordinal)];
    }
}

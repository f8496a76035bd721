// A bench for the flashing script: a copy of it in a tree with made-up binaries, and tools that only take notes.
using System;
using System.Diagnostics;
using System.IO;
using System.Linq;

namespace House.Tests;

/// <summary>What a call of the script came to.</summary>
internal sealed record FlashRun(int Exit, string Output, string Error)
{
    /// <summary>The commands it printed.</summary>
    public string[] Commands =>
        Output.Split('\n').Where(line => line.StartsWith("nanoff ", StringComparison.Ordinal)).ToArray();
}

internal sealed class FlashBench : IDisposable
{
    private const string Binaries = "artifacts/device/Pen.App/bin/Release";
    private const int LongestMilliseconds = 30_000;

    private static readonly string[] RealTools =
    [
        "bash",
        "env",
        "basename",
        "cat",
        "dirname",
        "grep",
        "head",
        "id",
        "mkdir",
        "sed",
        "sort",
        "tee",
        "wc",
    ];

    private readonly string _root = Directory.CreateTempSubdirectory("flash-").FullName;

    public FlashBench()
    {
        Directory.CreateDirectory(PathOf("tools"));
        Directory.CreateDirectory(PathOf(Binaries));
        string[] projects = DeviceProject
            .All.Select(device => device.Path)
            .Where(path => !path.StartsWith("tests/", StringComparison.Ordinal))
            .ToArray();
        foreach (string file in projects.Append("firmware/flash.sh"))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(PathOf(file))!);
            File.Copy(Repository.FullPath(file), PathOf(file));
        }
        Parts = DeviceProject
            .All.Where(device => projects.Contains(device.Path))
            .SelectMany(device =>
                device
                    .References.Select(reference => ((string)reference.Attribute("Include")!).Split(',')[0])
                    .Append(device.Name)
            )
            .Append("A.library.of.a.library")
            .Distinct()
            .OrderBy(name => name + ".pe", StringComparer.Ordinal)
            .ToArray();
        for (int i = 0; i < Parts.Length; i++)
        {
            File.WriteAllText(PathOfPart(Parts[i]), "NFMRK1" + new string((char)('a' + i), i));
        }
        foreach (string tool in RealTools)
        {
            File.CreateSymbolicLink(PathOf("tools/" + tool), Find(tool));
        }
    }

    /// <summary>Names of the binaries beside the program, in order.</summary>
    public string[] Parts { get; }

    /// <summary>What the flashing tool says of the ports.</summary>
    public string Ports { get; init; } = "COM7\n";

    /// <summary>What the flashing tool says of itself.</summary>
    public string ToolVersion { get; set; } = "2.5.162+abcdef1234";

    /// <summary>The step, by its first option, at which the flashing tool fails.</summary>
    public string FailingStep { get; init; } = "none";

    public bool PortIsBusy { get; init; }

    /// <summary>The options of each call of the flashing tool, but for those that list ports.</summary>
    public string[] Calls => File.Exists(PathOf("calls")) ? File.ReadAllLines(PathOf("calls")) : [];

    public string PathOf(string file) => Path.Combine(_root, file);

    public string PathOfPart(string name) => PathOf($"{Binaries}/{name}.pe");

    /// <summary>Takes a tool away that would else be there.</summary>
    public void Remove(string tool) => File.WriteAllText(PathOf("removed-" + tool), "");

    public FlashRun Flash(params string[] options)
    {
        MakeTools();
        ProcessStartInfo start = new(Find("bash"))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PATH"] = PathOf("tools");
        start.Environment["LC_ALL"] = "C";
        foreach (string argument in options.Prepend(PathOf("firmware/flash.sh")))
        {
            start.ArgumentList.Add(argument);
        }
        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        Assert.IsTrue(process.WaitForExit(LongestMilliseconds));
        return new FlashRun(process.ExitCode, output, error.Result);
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private void MakeTools()
    {
        MakeTool("dotnet", "exit 0");
        MakeTool("fuser", PortIsBusy ? "exit 0" : "exit 1");
        MakeTool(
            "nanoff",
            $"""
            [ "$1" = --listports ] && printf '{Ports.Replace(
                "\n",
                "\\n",
                StringComparison.Ordinal
            )}' && exit 0
            echo "$*" >>'{PathOf("calls")}'
            [ "$1" = --version ] && echo 'nanoff {ToolVersion}' && exit 1
            echo "said $*"
            [ "$1" != {FailingStep} ]
            """
        );
    }

    private void MakeTool(string name, string body)
    {
        if (OperatingSystem.IsWindows() || File.Exists(PathOf("removed-" + name)))
        {
            return;
        }
        File.WriteAllText(PathOf("tools/" + name), $"#!{Find("bash")}\n{body}\n");
        File.SetUnixFileMode(
            PathOf("tools/" + name),
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        );
    }

    // The script is for bash; where there is none, nothing can be said of it.
    private static string Find(string tool)
    {
        string? found = OperatingSystem.IsWindows()
            ? null
            : (Environment.GetEnvironmentVariable("PATH") ?? "")
                .Split(':')
                .Select(folder => Path.Combine(folder, tool))
                .FirstOrDefault(File.Exists);
        if (found is null)
        {
            Assert.Inconclusive($"{tool} is not on this machine");
        }
        return found!;
    }
}

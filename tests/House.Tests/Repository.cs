// Where the repository is, which files it is made of, and which of its projects are shared with the device.
using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Xml.Linq;

namespace House.Tests;

internal static class Repository
{
    private static readonly string[] NotOurs =
    [
        ".git",
        ".vs",
        "artifacts",
        "bin",
        "obj",
        "packages",
        "TestResults",
        "BenchmarkDotNet.Artifacts",
        "StrykerOutput",
    ];

    public static readonly string Root = RepositoryRoot.Folder;

    /// <summary>Every file that is tracked or waits to be, as a path from the root with forward slashes.</summary>
    public static readonly string[] Files = ListFiles();

    /// <summary>The host projects under firmware/ and hal/: path from the root of each csproj.</summary>
    public static IEnumerable<string> HouseProjects =>
        Files.Where(file =>
            file.EndsWith(".csproj", StringComparison.Ordinal)
            && (
                file.StartsWith("firmware/", StringComparison.Ordinal)
                || file.StartsWith("hal/", StringComparison.Ordinal)
            )
        );

    /// <summary>Folders, from the root, of the product's projects whose sources also run on the device.</summary>
    public static string[] SharedFolders => SharedAmong(HouseProjects);

    /// <summary>The same of the test projects: their tests run on the host and on the device.</summary>
    public static string[] SharedTestFolders =>
        SharedAmong(
            Files.Where(file =>
                file.StartsWith("tests/", StringComparison.Ordinal)
                && file.EndsWith(".csproj", StringComparison.Ordinal)
            )
        );

    private static string[] SharedAmong(IEnumerable<string> projects) =>
        projects
            .Where(project =>
                LoadXml(project)
                    .Descendants("DeviceShared")
                    .Any(e => e.Value.Trim().Equals("true", StringComparison.OrdinalIgnoreCase))
            )
            .Select(FolderOf)
            .ToArray();

    public static string FullPath(string file) => Path.Combine(Root, file);

    public static XDocument LoadXml(string file) => XDocument.Load(FullPath(file));

    public static string NameOf(string project) =>
        Path.GetFileNameWithoutExtension(project.Replace('\\', '/'));

    public static string FolderOf(string file) => file[..file.LastIndexOf('/')];

    /// <summary>The C# sources of a project folder, from the root.</summary>
    public static IEnumerable<string> SourcesOf(string folder) =>
        Files.Where(file =>
            file.StartsWith(folder + "/", StringComparison.Ordinal)
            && file.EndsWith(".cs", StringComparison.Ordinal)
        );

    private static string[] ListFiles()
    {
        IEnumerable<string> files = AskGit() ?? Walk(new DirectoryInfo(Root), "");
        return files
            .Where(file => File.Exists(Path.Combine(Root, file)))
            .Order(StringComparer.Ordinal)
            .ToArray();
    }

    // Null where git is not installed or the sources came as an archive.
    private static string[]? AskGit()
    {
        try
        {
            ProcessStartInfo start = new("git")
            {
                WorkingDirectory = Root,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            foreach (string argument in "ls-files -z --cached --others --exclude-standard".Split(' '))
            {
                start.ArgumentList.Add(argument);
            }

            using Process git = Process.Start(start)!;
            git.ErrorDataReceived += (_, _) => { };
            git.BeginErrorReadLine();
            string output = git.StandardOutput.ReadToEnd();
            git.WaitForExit();
            string[] files = output.Split('\0', StringSplitOptions.RemoveEmptyEntries);
            return git.ExitCode == 0 && files.Length > 0 ? files.Distinct().ToArray() : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    private static IEnumerable<string> Walk(DirectoryInfo folder, string prefix)
    {
        foreach (FileInfo file in folder.EnumerateFiles())
        {
            yield return prefix + file.Name;
        }

        foreach (DirectoryInfo child in folder.EnumerateDirectories().Where(d => !NotOurs.Contains(d.Name)))
        {
            foreach (string file in Walk(child, prefix + child.Name + "/"))
            {
                yield return file;
            }
        }
    }
}

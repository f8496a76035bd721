// The simulator's short way past a build that has nothing to do takes it only then.
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace House.Tests;

/// <summary><c>hal/Pen.Simulator/UpToDate.targets</c> in a small tree that counts its restores and builds.</summary>
[TestClass]
public class UpToDateTests
{
    private const string Targets = "hal/Pen.Simulator/UpToDate.targets";

    [TestMethod]
    public void What_has_not_changed_is_neither_restored_nor_built()
    {
        using SmallTree tree = new();
        tree.Build();
        Assert.AreEqual("restored built", tree.Done());
        tree.Build();
        Assert.AreEqual("", tree.Done());
        tree.Build("-t:Rebuild");
        Assert.AreEqual("cleaned built", tree.Done(), "a rebuild was asked for");
    }

    [TestMethod]
    [DataRow("firmware/Pen.Control/Step.cs", "changed")]
    [DataRow("hal/Pen.Hal/Pin.cs", "older")]
    [DataRow("hardware/board.json", "changed")]
    [DataRow("tests/Scenarios/treatment.pen", "gone")]
    [DataRow("Directory.Build.props", "changed")]
    [DataRow("artifacts/bin/Step.dll", "gone")]
    public void A_file_that_is_not_what_it_was_is_built_again(string file, string change)
    {
        using SmallTree tree = new();
        tree.Build();
        _ = tree.Done();
        string path = tree.PathOf(file);
        switch (change)
        {
            case "changed":
                File.AppendAllText(path, " ");
                break;
            case "older":
                File.SetLastWriteTimeUtc(path, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
                break;
            default:
                File.Delete(path);
                break;
        }
        tree.Build();
        Assert.AreEqual("restored built", tree.Done());
    }

    [TestMethod]
    public void A_file_that_came_is_built()
    {
        using SmallTree tree = new();
        tree.Build();
        _ = tree.Done();
        tree.Write("firmware/Pen.Control/New.cs");
        tree.Build();
        Assert.AreEqual("restored built", tree.Done());
    }

    [TestMethod]
    public void Other_settings_are_built()
    {
        using SmallTree tree = new();
        tree.Build();
        _ = tree.Done();
        tree.Build("-p:DefineConstants=TRACE");
        Assert.AreEqual("restored built", tree.Done());
    }

    [TestMethod]
    public void A_forced_restore_is_done()
    {
        using SmallTree tree = new();
        tree.Build();
        _ = tree.Done();
        tree.Build("-p:RestoreForce=true");
        Assert.AreEqual("restored built", tree.Done());
    }

    [TestMethod]
    public void A_build_that_failed_is_not_remembered()
    {
        using SmallTree tree = new();
        tree.Write("hal/broken");
        Assert.AreNotEqual(0, tree.Build());
        Assert.AreNotEqual(0, tree.Build(), "the same sources fail again");
        File.Delete(tree.PathOf("hal/broken"));
        _ = tree.Done();
        Assert.AreEqual(0, tree.Build());
        Assert.AreEqual("restored built", tree.Done());
    }

    [TestMethod]
    public void What_is_edited_while_it_is_built_is_built_again()
    {
        using SmallTree tree = new();
        tree.Build("-p:EditMeanwhile=true");
        _ = tree.Done();
        tree.Build();
        Assert.AreEqual("restored built", tree.Done());
    }

    /// <summary>Whatever a project of the product takes in lies where the check looks.</summary>
    [TestMethod]
    public void Every_file_that_a_project_takes_in_is_looked_at()
    {
        string[] watched = Repository
            .LoadXml(Targets)
            .Descendants("UpToDateSources")
            .SelectMany(list => list.Value.Split(';'))
            .Select(entry => entry.Replace("$(UpToDateRoot)", "", StringComparison.Ordinal))
            .Where(entry => entry.EndsWith("/**", StringComparison.Ordinal))
            .Select(entry => entry[..^2])
            .ToArray();
        string[] taken = Repository.HouseProjects.SelectMany(FilesTakenBy).ToArray();
        Assert.Contains("hal/", watched);
        Assert.Contains("hardware/board-esp32.json", taken);
        Complaints.AssertNone(
            taken
                .Where(file => !watched.Any(folder => file.StartsWith(folder, StringComparison.Ordinal)))
                .Select(file => $"{file}: not among the sources of {Targets}")
        );
    }

    // Files and projects named by a project, as paths from the root; the project itself is one of them.
    private static IEnumerable<string> FilesTakenBy(string project) =>
        Repository
            .LoadXml(project)
            .Descendants()
            .Where(item => item.Name.LocalName != "PackageReference")
            .SelectMany(item => item.Attributes("Include").Concat(item.Attributes("Project")))
            .Select(include => include.Value)
            .Where(include => Regex.IsMatch(include, @"^\.\./|/"))
            .Select(include => FromRoot(project, include))
            .Append(project);

    private static string FromRoot(string project, string include) =>
        Path.GetRelativePath(
                Repository.Root,
                Path.Combine(Repository.Root, Repository.FolderOf(project), include)
            )
            .Replace('\\', '/');
}

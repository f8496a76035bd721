// The repository is kept: what lies at its top, how files open, and what no file says.
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace House.Tests;

[TestClass]
public class TidinessTests
{
    private const int MostLines = 500;

    private static readonly string[] TopLevel =
    [
        "firmware",
        "hal",
        "tests",
        "hardware",
        "PenFirmware.sln",
        "README.md",
        "LICENSE",
        "global.json",
        "DeviceProject.targets",
        "Directory.Build.props",
        "Directory.Build.targets",
        "Directory.Packages.props",
    ];

    // Spelled in halves so that this file does not accuse itself.
    private static readonly Regex Unfinished = new(
        @"\b(TO" + @"DO|FIX" + @"ME|X" + @"XX|NotImplemented" + @"Exception)\b"
    );

    private static readonly Regex MachinePath = new(
        @"(?<![\w.:/\\)}~*-])/(home|root|Users|work|tmp|usr|opt|var|mnt|media|srv)/(?!bin/env\b)\w"
            + @"|(?<!\w)[C-H]:\\\w",
        RegexOptions.CultureInvariant
    );

    private static readonly Regex Registry = new(
        @"\bnu" + @"get\.org\b|\b(pkgs|artifactory|nexus|myget|pypi|npmjs|registry)\.[a-z]",
        RegexOptions.CultureInvariant
    );

    [TestMethod]
    public void The_top_level_holds_only_what_belongs_there() =>
        Complaints.AssertNone(
            Repository
                .Files.Select(file => file.Split('/')[0])
                .Distinct()
                .Where(entry => !entry.StartsWith('.') && !TopLevel.Contains(entry))
                .Select(entry => $"{entry}: does not belong at the top level")
        );

    [TestMethod]
    public void Every_source_opens_with_a_sentence_of_purpose() =>
        Complaints.AssertNone(
            Sources()
                .Where(file => !OpensWithSentence(ReadLines(file)))
                .Select(file => $"{file}:1: no opening // sentence")
        );

    [TestMethod]
    [DataRow(true, "// Counts edges.")]
    [DataRow(true, "// Counts edges, and", "// forgets none.", "using System;")]
    [DataRow(false, "using System;")]
    [DataRow(false, "// Counts edges", "using System;")]
    [DataRow(false, "/// <summary>Counts edges.</summary>")]
    [DataRow(false, "")]
    public void An_opening_sentence_is_told_from_none(bool expected, params string[] lines) =>
        Assert.AreEqual(expected, OpensWithSentence(lines));

    [TestMethod]
    public void No_source_reaches_five_hundred_lines() =>
        Complaints.AssertNone(
            Sources()
                .Select(file => (file, ReadLines(file).Length))
                .Where(found => found.Length >= MostLines)
                .Select(found => $"{found.file}: {found.Length} lines")
        );

    [TestMethod]
    public void No_file_is_left_unfinished() =>
        Complaints.AssertNone(
            // The API lists name every exception of the device's library, that one too.
            FindInTexts(Unfinished).Where(found => !found.StartsWith(ApiLists, StringComparison.Ordinal))
        );

    [TestMethod]
    public void No_file_names_a_path_of_some_machine() => Complaints.AssertNone(FindInTexts(MachinePath));

    [TestMethod]
    public void No_file_names_a_package_registry() => Complaints.AssertNone(FindInTexts(Registry));

    [TestMethod]
    public void The_searches_find_what_they_are_for()
    {
        string[] paths = ["cd /" + "home/me", "'/" + "tmp/x'", "C:" + @"\Users", "=/" + "work/main"];
        string[] harmless = ["#!/usr/bin/env bash", @"I:\journal", "hal/usr/x", "https://example.com/opt/x"];
        Assert.IsTrue(paths.All(MachinePath.IsMatch));
        Assert.IsFalse(harmless.Any(MachinePath.IsMatch));
        Assert.IsTrue(Registry.IsMatch("https://api.nu" + "get.org/v3") && Registry.IsMatch("pkgs" + ".dev"));
        Assert.IsFalse(Registry.IsMatch("NuGet restore; packages.config"));
        Assert.IsTrue(Unfinished.IsMatch("// TO" + "DO: later"));
        Assert.Contains("README.md", Texts());
    }

    private const string ApiLists = "tests/Conformance.Tests/Api/";

    private static IEnumerable<string> Sources() =>
        Repository.Files.Where(file => file.EndsWith(".cs", StringComparison.Ordinal));

    private static IEnumerable<string> Texts() =>
        Repository.Files.Where(file => !Regex.IsMatch(file, @"\.(png|jpg|bin|ico|pdf|kicad_\w+)$"));

    private static string[] ReadLines(string file) => File.ReadAllLines(Repository.FullPath(file));

    private static IEnumerable<string> FindInTexts(Regex what) =>
        from file in Texts()
        from line in ReadLines(file).Select((text, index) => (text, number: index + 1))
        let found = what.Match(line.text)
        where found.Success
        select $"{file}:{line.number}: {found.Value.Trim()}";

    private static bool OpensWithSentence(string[] lines)
    {
        string[] opening = lines
            .TakeWhile(line => line.StartsWith("// ", StringComparison.Ordinal))
            .ToArray();
        return opening.Length > 0 && Regex.IsMatch(opening[^1], @"[.?!]$");
    }
}

// Each source of the device belongs to one software item, and what is not ours is listed as it is.
using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace Safety.Tests;

[TestClass]
public sealed class SourceTests
{
    // Whatever a package of a network or a radio would be called.
    private static readonly Regex Radio = new(
        @"\bNet\b|Http|WebSocket|Mqtt|Bluetooth|Wifi|WiFi|LoRa|Thread\b|Espnow",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    );

    [TestMethod]
    public void Every_source_of_the_device_belongs_to_exactly_one_software_item()
    {
        (string Item, Regex Pattern)[] patterns = SafetyFile
            .Items.SelectMany(row =>
                Regex
                    .Matches(row["sources"], "`([^`]+)`")
                    .Select(match => (row["item"], ToRegex(match.Groups[1].Value)))
            )
            .ToArray();
        Complaints.AssertNone(
            DeviceSources()
                .Select(file => (file, items: ItemsOf(file, patterns)))
                .Where(found => found.items.Length != 1)
                .Select(found =>
                    $"{found.file}: {(found.items.Length == 0 ? "no item" : string.Join(" and ", found.items))} in Requirements.md"
                )
        );
    }

    [TestMethod]
    [Proves("PEN-141")]
    public void Soup_is_what_the_device_projects_take_in_those_versions()
    {
        string[] taken = Packages()
            .Select(package => $"{package.Id} {package.Version}")
            .Distinct()
            .Order()
            .ToArray();
        Assert.AreSequenceEqual(
            taken,
            SafetyFile.Packages.Select(row => $"{row["package"]} {row["version"]}").Order()
        );
    }

    [TestMethod]
    [Proves("PEN-142")]
    public void No_package_of_the_device_speaks_a_network_or_a_radio()
    {
        Complaints.AssertNone(
            Packages().Where(package => Radio.IsMatch(package.Id)).Select(package => package.Id)
        );
        Assert.IsTrue(Radio.IsMatch("nanoFramework.System.Net"));
        Assert.IsTrue(Radio.IsMatch("nanoFramework.Device.Bluetooth"));
        Assert.IsTrue(Radio.IsMatch("nanoFramework.System.Device.Wifi"));
    }

    private static IEnumerable<string> DeviceSources() =>
        Repository
            .SharedFolders.SelectMany(Repository.SourcesOf)
            .Where(file => !file.Contains("/Properties/", StringComparison.Ordinal));

    private static string[] ItemsOf(string file, (string Item, Regex Pattern)[] patterns)
    {
        // Without firmware/ or hal/.
        string name = file[(file.IndexOf('/') + 1)..];
        return patterns.Where(one => one.Pattern.IsMatch(name)).Select(one => one.Item).Distinct().ToArray();
    }

    private static Regex ToRegex(string pattern) =>
        new("^" + Regex.Escape(pattern).Replace("\\*", "[^/]*", StringComparison.Ordinal) + "$");

    private static IEnumerable<(string Id, string Version)> Packages() =>
        Repository
            .SharedFolders.Select(folder => folder + "/packages.config")
            .Where(file => Repository.Files.Contains(file))
            .SelectMany(file => Repository.LoadXml(file).Descendants("package"))
            .Select(package => ((string)package.Attribute("id")!, (string)package.Attribute("version")!));
}

// Every failure in the FMEA names tests that are there, and every fault of the catalogue has a row and a test.
using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Pen.Simulator.FaultCatalogue;

namespace Safety.Tests;

[TestClass]
public sealed class FailureTests
{
    [TestMethod]
    public void Every_name_under_shown_by_is_a_test_a_class_of_tests_or_a_scenario() =>
        Complaints.AssertNone(
            SafetyFile
                .Failures.Concat(SafetyFile.Anomalies)
                .SelectMany(row =>
                    Named(row["shown by"])
                        .Where(name => !Exists(name))
                        .Select(name => $"{row.Where}: {name} is no test")
                )
        );

    [TestMethod]
    public void Every_failure_is_shown_by_something_has_a_number_of_its_own_and_an_item_that_is_there()
    {
        Complaints.AssertNone(
            SafetyFile
                .Failures.Where(row => Named(row["shown by"]).Length == 0 && row["shown by"] != "hardware")
                .Select(row => $"{row.Where}: shown by nothing")
        );
        Complaints.AssertNone(
            SafetyFile
                .Failures.GroupBy(row => row["id"])
                .Where(group => group.Count() > 1)
                .Select(group => group.Key)
        );
        Complaints.AssertNone(
            SafetyFile
                .Failures.Where(row =>
                    row.Cells.TryGetValue("item", out string? item)
                    && SafetyFile.Items.All(one => one["item"] != item)
                )
                .Select(row => $"{row.Where}: no such item")
        );
        // Each item of the pen's can fail.
        Complaints.AssertNone(
            SafetyFile
                .Items.Where(item => item["class"] != "A")
                .Where(item =>
                    !SafetyFile.Failures.Any(row => row.Cells.GetValueOrDefault("item") == item["item"])
                )
                .Select(item => $"{item.Where}: {item["item"]} has no failure")
        );
    }

    [TestMethod]
    public void Every_fault_of_the_catalogue_has_a_failure_in_the_table_and_a_case_that_is_played()
    {
        Assert.AreSequenceEqual(
            FaultCases.Numbers,
            SafetyFile.Failures.SelectMany(row => row.List("fault")).Distinct().Order()
        );
        Assert.AreSequenceEqual(
            FaultCases.Numbers,
            FaultCases.All.Select(one => one.Fault).Distinct().Order()
        );
        Assert.AreSequenceEqual(FaultCases.Numbers, CatalogueRun.Ids);
    }

    [TestMethod]
    public void A_test_that_is_called_after_a_fault_is_called_after_one_of_the_catalogue() =>
        Complaints.AssertNone(
            TestSources
                .All.Where(proof =>
                    Regex.Match(proof.Name, "^F([0-9]+)_") is { Success: true } match
                    && int.Parse(match.Groups[1].Value, null) is < 1 or > 25
                )
                .Select(proof => $"{proof.File}:{proof.Line}: {proof.Title}")
        );

    [TestMethod]
    [DataRow("NoSuchTests.Nothing", false)]
    [DataRow("NoSuchTests", false)]
    [DataRow("nothing.pen", false)]
    [DataRow("FailureTests", true)]
    [DataRow("FailureTests.A_name_that_is_not_there_is_found_out", true)]
    [DataRow("treatment.pen", true)]
    public void A_name_that_is_not_there_is_found_out(string name, bool exists) =>
        Assert.AreEqual(exists, Exists(name));

    private static string[] Named(string cell) =>
        Regex.Matches(cell, "`([^`]+)`").Select(match => match.Groups[1].Value).ToArray();

    private static bool Exists(string name) =>
        TestSources.All.Any(proof =>
            proof.Title == name
            || (proof.Class.Length > 0 && string.Equals(proof.Class, name, StringComparison.Ordinal))
        );
}

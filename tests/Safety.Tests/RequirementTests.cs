// Every requirement has a test where it says so, and every test names only requirements that are there.
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace Safety.Tests;

[TestClass]
public sealed class RequirementTests
{
    private static readonly string[] Methods = ["test", "analysis", "inspection", "hardware"];

    [TestMethod]
    public void Every_requirement_by_test_has_a_test_that_names_it() =>
        Complaints.AssertNone(
            SafetyFile
                .Requirements.Where(row => row.List("verified by").Contains("test"))
                .Where(row => !Proven.Contains(row["id"]))
                .Select(row => $"{row.Where}: no test proves {row["id"]}")
        );

    [TestMethod]
    public void Every_test_names_only_requirements_that_are_there_and_are_by_test() =>
        Complaints.AssertNone(
            TestSources.All.SelectMany(proof =>
                proof
                    .Requirements.Where(id => !ByTest.Contains(id))
                    .Select(id =>
                        $"{proof.File}:{proof.Line}: {proof.Title} proves {id}, which is no requirement by test"
                    )
            )
        );

    [TestMethod]
    public void A_test_names_a_requirement_once() =>
        Complaints.AssertNone(
            TestSources
                .All.Where(proof => proof.Requirements.Distinct().Count() != proof.Requirements.Length)
                .Select(proof => $"{proof.File}:{proof.Line}: {proof.Title}")
        );

    [TestMethod]
    public void A_requirement_has_a_number_of_its_own_one_sentence_a_source_an_item_and_a_method() =>
        Complaints.AssertNone(
            SafetyFile
                .Requirements.SelectMany(Flaws)
                .Concat(Repeated(SafetyFile.Requirements.Select(row => row["id"])))
        );

    [TestMethod]
    public void Every_hazard_that_a_requirement_names_is_one()
    {
        HashSet<string> hazards = SafetyFile.Hazards.Select(row => row["id"]).ToHashSet();
        Complaints.AssertNone(
            SafetyFile.Requirements.SelectMany(row =>
                row.List("hazards").Where(id => !hazards.Contains(id)).Select(id => $"{row.Where}: {id}")
            )
        );
    }

    [TestMethod]
    public void Proofs_are_read_from_methods_and_classes_and_only_from_tests()
    {
        Proof[] found = TestSources
            .Methods(
                "a.cs",
                """
                [TestClass]
                [Proves("PEN-001")]
                class A
                {
                    [TestMethod]
                    [Proves("PEN-002")]
                    public void B() { }
                    [TestMethod]
                    public void C() { }
                    public void D() { }
                }
                """
            )
            .ToArray();
        Assert.HasCount(2, found);
        Assert.AreEqual("A.B", found[0].Title);
        Assert.AreSequenceEqual(["PEN-002", "PEN-001"], found[0].Requirements);
        Assert.AreSequenceEqual(["PEN-001"], found[1].Requirements);
        Assert.ThrowsExactly<System.IO.InvalidDataException>(() =>
            TestSources.Methods("a.cs", "class A { [Proves(\"PEN-001\")] void B() { } }").ToArray()
        );
        Assert.ThrowsExactly<System.IO.InvalidDataException>(() =>
            TestSources
                .Methods("a.cs", "class A { [Ignore] [TestMethod] [Proves(\"PEN-001\")] void B() { } }")
                .ToArray()
        );
    }

    private static HashSet<string> Proven =>
        TestSources.All.SelectMany(proof => proof.Requirements).ToHashSet();

    private static HashSet<string> ByTest =>
        SafetyFile
            .Requirements.Where(row => row.List("verified by").Contains("test"))
            .Select(row => row["id"])
            .ToHashSet();

    private static IEnumerable<string> Flaws(Row row)
    {
        if (!Regex.IsMatch(row["id"], "^PEN-[0-9]{3}$"))
        {
            yield return $"{row.Where}: {row["id"]} is no number";
        }
        // One sentence: a full stop at its end, and none inside that is followed by a capital letter.
        if (!row["requirement"].EndsWith('.') || Regex.IsMatch(row["requirement"], @"\. [A-Z]"))
        {
            yield return $"{row.Where}: {row["id"]} is not one sentence";
        }
        if (row["source"].Length == 0)
        {
            yield return $"{row.Where}: {row["id"]} has no source";
        }
        if (row["item"] != "HW" && SafetyFile.Items.All(item => item["item"] != row["item"]))
        {
            yield return $"{row.Where}: {row["id"]} is of {row["item"]}, which is no item";
        }
        string[] methods = row.List("verified by");
        if (methods.Length == 0 || methods.Except(Methods).Any())
        {
            yield return $"{row.Where}: {row["id"]} is verified by {row["verified by"]}";
        }
    }

    private static IEnumerable<string> Repeated(IEnumerable<string> ids) =>
        ids.GroupBy(id => id)
            .Where(group => group.Count() > 1)
            .Select(group => $"{group.Key}: more than once");
}

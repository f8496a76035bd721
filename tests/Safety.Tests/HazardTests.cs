// The hazard analysis holds together: hazards, risks, controls, requirements, and ratings by its own matrix.
using System.Collections.Generic;
using System.Linq;

namespace Safety.Tests;

[TestClass]
public sealed class HazardTests
{
    [TestMethod]
    public void The_ten_hazards_are_there_and_each_has_risks_controls_and_requirements()
    {
        Assert.AreSequenceEqual(
            Enumerable.Range(1, 10).Select(number => "H" + number),
            SafetyFile.Hazards.Select(row => row["id"])
        );
        Complaints.AssertNone(
            SafetyFile.Hazards.SelectMany(hazard =>
            {
                string id = hazard["id"];
                return Missing(id, "risk", SafetyFile.Risks.Where(row => row["hazard"] == id))
                    .Concat(
                        Missing(
                            id,
                            "control",
                            SafetyFile.Controls.Where(row => row.List("hazards").Contains(id))
                        )
                    )
                    .Concat(
                        Missing(
                            id,
                            "requirement",
                            SafetyFile.Requirements.Where(row => row.List("hazards").Contains(id))
                        )
                    );
            })
        );
    }

    [TestMethod]
    public void Every_rating_is_what_the_matrix_says() =>
        Complaints.AssertNone(
            SafetyFile
                .Risks.SelectMany(row =>
                    new[]
                    {
                        (Said: row["risk before"], Is: Rate(row["severity"], row["before"])),
                        (Said: row["risk after"], Is: Rate(row["severity"], row["after"])),
                    }.Select(rating => (row, rating.Said, rating.Is))
                )
                .Where(rated => rated.Said != rated.Is)
                .Select(rated =>
                    $"{rated.row.Where}: {rated.row["id"]} says {rated.Said}, the matrix {rated.Is}"
                )
        );

    [TestMethod]
    public void No_risk_is_left_unacceptable_and_none_that_is_not_acceptable_lacks_its_reason() =>
        Complaints.AssertNone(
            SafetyFile
                .Risks.Where(row =>
                    row["risk after"] == "U"
                    || (row["risk after"] == "R" && row["why that is left"].Length == 0)
                )
                .Select(row => $"{row.Where}: {row["id"]}")
        );

    [TestMethod]
    public void Risks_and_controls_name_each_other_and_only_what_is_there()
    {
        HashSet<string> controls = SafetyFile.Controls.Select(row => row["id"]).ToHashSet();
        IEnumerable<string> unknown = SafetyFile.Risks.SelectMany(row =>
            row.List("controls")
                .Where(id => !controls.Contains(id))
                .Select(id => $"{row.Where}: {id} is no control")
        );
        IEnumerable<string> unused = SafetyFile
            .Controls.Where(row => !SafetyFile.Risks.Any(risk => risk.List("controls").Contains(row["id"])))
            .Select(row => $"{row.Where}: {row["id"]} controls no risk");
        IEnumerable<string> stray = SafetyFile.Risks.SelectMany(risk =>
            risk.List("controls")
                .Where(id =>
                    SafetyFile.Controls.Any(row =>
                        row["id"] == id && !row.List("hazards").Contains(risk["hazard"])
                    )
                )
                .Select(id => $"{risk.Where}: {id} is not said to be of {risk["hazard"]}")
        );
        Complaints.AssertNone(unknown.Concat(unused).Concat(stray));
    }

    [TestMethod]
    public void Controls_name_requirements_that_are_there()
    {
        HashSet<string> requirements = SafetyFile.Requirements.Select(row => row["id"]).ToHashSet();
        Complaints.AssertNone(
            SafetyFile.Controls.SelectMany(row =>
                row.List("requirements")
                    .Where(id => !requirements.Contains(id))
                    .Select(id => $"{row.Where}: {id} is no requirement")
                    .Concat(Missing(row["id"], "requirement", row.List("requirements")))
            )
        );
    }

    [TestMethod]
    public void Every_requirement_with_a_hazard_implements_a_control_of_a_risk_and_each_of_its_hazards_has_one() =>
        Complaints.AssertNone(
            SafetyFile
                .Requirements.Where(row => row.List("hazards").Length > 0)
                .Where(row =>
                    !SafetyFile.Controls.Any(control => control.List("requirements").Contains(row["id"]))
                )
                .Select(row => $"{row.Where}: {row["id"]} names a hazard and no control names it")
        );

    private static string Rate(string severity, string probability) =>
        SafetyFile.Matrix.Single(row => row[""] == severity)[probability];

    private static IEnumerable<string> Missing<T>(string id, string what, IEnumerable<T> found) =>
        found.Any() ? [] : [$"{id}: no {what}"];
}

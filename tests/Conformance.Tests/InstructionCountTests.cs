// A control period costs the device about as many interpreted instructions as it may.
using System.IO;
using System.Linq;
using System.Reflection;
using Conformance.Tests.Counting;

namespace Conformance.Tests;

/// <summary>
/// Counts the IL instructions that a whole control period really runs: loop, controller, gate, drivers. What the
/// ports call in the device's own libraries is not here. The host's compiler spends five instructions more on a
/// `lock` than the device's, so these are upper bounds. The numbers go to artifacts/conformance/instruction-count-*.md:
/// <c>dotnet test tests/Conformance.Tests --filter InstructionCount</c>
/// </summary>
[TestClass]
public class InstructionCountTests
{
    // 10 us on the measured interpreter and about 5 ms on the device, of a period of 20 ms.
    private const int Budget = 2000;

    // Steady: spun up, pressed, and the integral settled.
    private const long SteadyFromMicroseconds = 10_000_000;
    private const int SteadyPeriods = 100;

    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    [Proves("PEN-122")]
    [DataRow("Ports")]
    [DataRow("Esp32S3")]
    public void A_steady_period_of_the_dearest_treatment_stays_within_the_budget(string processor)
    {
        CountedContext world = new();
        PeriodCount[] pressed = Play(world, "PressedAtLevel5.pen", processor);
        PeriodCount[] steady =
        [
            .. pressed.Where(p => p.State == "Running" && p.AtMicroseconds >= SteadyFromMicroseconds),
        ];
        Assert.IsGreaterThanOrEqualTo(SteadyPeriods, steady.Length);
        Report(
            $"steady-{processor}.md",
            CountReport.Dominating("Steady at level 5, pressed", steady, world.Methods)
                + CountReport.ByState("Pressed at level 5", pressed)
        );
        // On the chip this includes how the loop finds out when the next period begins.
        Assert.IsLessThanOrEqualTo(Budget, steady.Max(period => period.Total));
    }

    [TestMethod]
    [Proves("PEN-122")]
    [DataRow("Ports")]
    [DataRow("Esp32S3")]
    public void Every_period_of_a_treatment_is_counted(string processor)
    {
        PeriodCount[] treatment = Play(new CountedContext(), "treatment.pen", processor);
        Report($"treatment-{processor}.md", CountReport.ByState("treatment.pen", treatment));
        Assert.IsGreaterThan(1000, treatment.Length);
        Assert.IsGreaterThan(0, treatment.Min(period => period.Total));
    }

    private static PeriodCount[] Play(CountedContext world, string name, string processor) =>
        world.Play(name, Scenario(name), processor);

    private static string Scenario(string name)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }

    private void Report(string name, string text)
    {
        Artifacts.Write("instruction-count-" + name, text);
        TestContext.WriteLine(text);
    }
}

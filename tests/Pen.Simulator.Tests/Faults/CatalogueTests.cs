// The verb faults: every fault of the catalogue by its number, thinned out, against its bound.
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Pen.Simulator.FaultCatalogue;
using Pen.Simulator.Hosting;

namespace Pen.Simulator.Tests.Faults;

[TestClass]
public sealed class CatalogueTests
{
    // Of 24 circumstances so many are left; each case begins with others.
    private const int Thin = 8;

    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    public void F01_A_blocked_rotor_stops_the_pen_within_250_ms_as_Stall() => AssertMet("F01");

    [TestMethod]
    public void F02_Pressing_ever_harder_is_warned_of_in_500_ms_and_stops_in_2_s() => AssertMet("F02");

    [TestMethod]
    public void F03_A_silent_encoder_stops_the_pen_within_250_ms_as_EncoderLost() => AssertMet("F03");

    [TestMethod]
    public void F04_An_encoder_that_miscounts_never_lets_the_rotor_race() => AssertMet("F04");

    [TestMethod]
    public void F05_A_motor_that_turns_by_itself_is_latched_within_100_ms() => AssertMet("F05");

    [TestMethod]
    public void F06_A_driver_fault_stops_the_pen_within_20_ms() => AssertMet("F06");

    [TestMethod]
    public void F07_Over_current_stops_the_pen_within_40_ms() => AssertMet("F07");

    [TestMethod]
    public void F08_Lost_steps_are_found_at_the_next_stop() => AssertMet("F08");

    [TestMethod]
    public void F09_A_home_sensor_that_lies_fails_the_homing_and_no_start_follows() => AssertMet("F09");

    [TestMethod]
    public void F10_Pulses_that_differ_from_what_was_sent_are_found_20_ms_after_the_move() =>
        AssertMet("F10");

    [TestMethod]
    public void F11_A_cartridge_that_is_out_stops_the_motor_and_only_310_ms_end_the_session() =>
        AssertMet("F11");

    [TestMethod]
    public void F12_A_chattering_presence_switch_stops_and_ends_no_session() => AssertMet("F12");

    [TestMethod]
    public void F13_An_unsound_memory_is_refused_within_1_s() => AssertMet("F13");

    [TestMethod]
    public void F14_A_mark_that_cannot_be_proven_is_refused_within_1_s() => AssertMet("F14");

    [TestMethod]
    public void F15_A_journal_that_fails_starts_no_unrecorded_cartridge() => AssertMet("F15");

    [TestMethod]
    public void F16_Power_cuts_break_no_rule() => AssertMet("F16");

    [TestMethod]
    public void F17_A_cell_that_empties_warns_and_stops_before_the_brown_out() => AssertMet("F17");

    [TestMethod]
    public void F18_A_charger_stops_the_pen_within_20_ms() => AssertMet("F18");

    [TestMethod]
    public void F19_Short_stalls_are_ridden_out_and_the_hardware_ends_long_ones() => AssertMet("F19");

    [TestMethod]
    public void F20_A_clock_that_jumps_extends_nothing() => AssertMet("F20");

    [TestMethod]
    public void F21_A_stuck_button_starts_nothing_and_the_others_stop() => AssertMet("F21");

    [TestMethod]
    public void F22_Broken_display_light_and_buzzer_disturb_no_period() => AssertMet("F22");

    [TestMethod]
    public void F23_A_dead_reading_is_found_within_200_ms() => AssertMet("F23");

    [TestMethod]
    public void F24_A_move_that_breaks_off_is_followed_by_no_start() => AssertMet("F24");

    [TestMethod]
    public void F25_Of_two_faults_at_once_the_first_reason_is_kept() => AssertMet("F25");

    [TestMethod]
    [DataRow("F05")]
    [DataRow("F20")]
    [DataRow("F23")]
    public void On_a_virtual_ESP32_it_is_the_same(string id)
    {
        AssertMet(id, Processor.Esp32S3, 24);
    }

    [TestMethod]
    public void Every_number_of_the_catalogue_has_a_case()
    {
        HashSet<string> ids = [.. Cases.All.Select(one => one.Id), CatalogueRun.PowerCut, CatalogueRun.Pair];
        CollectionAssert.AreEquivalent(CatalogueRun.Ids.ToArray(), ids.ToArray());
        Assert.IsGreaterThan(200, FaultPairs.All.Count);
    }

    [TestMethod]
    public void Titles_tell_all_cases_apart()
    {
        string[] titles = [.. Cases.All.Concat(FaultPairs.All).Select(one => one.Title)];
        CollectionAssert.AllItemsAreUnique(titles);
    }

    private void AssertMet(string id, Processor processor = Processor.Ports, int thin = Thin)
    {
        CatalogueRequest request = new([id], 1, 1, thin, processor, 0, 1);
        IReadOnlyList<CatalogueRow> rows = new CatalogueRun(request).Play(CancellationToken.None);
        Assert.IsNotEmpty(rows);
        foreach (CatalogueRow row in rows)
        {
            TestContext.WriteLine($"{row.Id} {row.Case}: {row.SafeAfterMicroseconds} us, {row.Runs} runs");
            Assert.IsTrue(
                row.Ok,
                $"{row.Id} {row.Case}, {row.Worst?.Variation}: {string.Join("; ", row.Misses)}"
            );
        }
    }
}

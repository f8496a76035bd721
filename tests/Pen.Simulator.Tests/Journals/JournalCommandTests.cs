// The verb journal as a clinic calls it: dumps in every form, outputs, exit codes, messages.
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;
using Pen.Control;
using Pen.Drivers;

namespace Pen.Simulator.Tests.Journals;

[TestClass]
public sealed partial class JournalCommandTests
{
    [TestMethod]
    [Proves("PEN-095")]
    public void A_run_leaves_a_flash_whose_journal_says_what_the_run_did()
    {
        using TemporaryFolder folder = new();
        string flash = folder.File("d");
        Call run = Call.Of("run", ScenarioFileTests.PathOf("treatment.pen"), "--json", "--flash-to", flash);
        Assert.AreEqual(0, run.Exit, run.Error);
        using JsonDocument ran = JsonDocument.Parse(run.Output);
        long strokes = ran
            .RootElement.GetProperty("runs")[0]
            .GetProperty("summary")
            .GetProperty("strokes")
            .GetInt64();

        Call call = Call.Of("journal", flash, "--json");
        Assert.AreEqual(0, call.Exit, call.Error);
        using JsonDocument read = JsonDocument.Parse(call.Output);
        JsonElement session = read.RootElement.GetProperty("sessions").EnumerateArray().Single();
        Assert.AreEqual("000100000001", session.GetProperty("serial").GetString());
        Assert.AreEqual("BENCH", session.GetProperty("lot").GetString());
        Assert.AreEqual(12, session.GetProperty("needles").GetInt32());
        // The rotor's last turns after the stop are not driven ones.
        Assert.IsTrue(Math.Abs(strokes - session.GetProperty("strokes").GetInt64()) <= 10, $"{strokes}");
        Assert.IsTrue(session.GetProperty("ended").GetBoolean());
    }

    [TestMethod]
    public void What_the_pen_sends_on_request_is_what_lies_on_its_flash()
    {
        using TemporaryFolder folder = new();
        const string Scenario =
            "0s power on\n2s insert fresh\n4s press start 400ms\n10s press stop\n11s remove\n"
            + "13s press speed-&depth- 3200ms\n60s end\n";
        File.WriteAllText(folder.File("a.pen"), Scenario);
        string flash = folder.File("d");
        string serial = folder.File("serial.txt");
        Call run = Call.Of("run", folder.File("a.pen"), "--flash-to", flash, "--serial-to", serial);
        Assert.AreEqual(0, run.Exit, run.Output + run.Error);
        Call sent = Call.Of("journal", serial, "--json");
        Assert.AreEqual(0, sent.Exit, sent.Error);
        StringAssert.Contains(sent.Output, "\"serial\": \"000100000001\"");
        Assert.AreEqual(Call.Of("journal", flash, "--json").Output, sent.Output);
    }

    [TestMethod]
    [Proves("PEN-011")]
    [Proves("PEN-096")]
    public void The_table_tells_every_session_and_that_everything_verifies()
    {
        using TemporaryFolder folder = new();
        Call call = Call.Of("journal", RecordedPen.WithSessions(2).SaveTo(folder));
        Assert.AreEqual(0, call.Exit, call.Error);
        Assert.AreEqual("", call.Error);
        string[] expected =
        [
            "journal: 2 power-ups, 2 cartridges used, 2 sessions",
            "boot  serial        lot       needles  opened  running  strokes  punctures  pressed  end",
            "   1  000000001001  A2026-07       12    0:11   1:01.5    1 501     18 012        1  ended",
            "      level: 90 Hz 1 001, 105 Hz 0, 120 Hz 500, 135 Hz 0, 150 Hz 0",
            "      to depth: 0.5 mm 1 201, 1.0 mm 0, 1.5 mm 300, 2.0 mm 0, 2.5 mm 0",
            "      stops: stopped by the operator, cartridge taken out",
            "   2  000000001002  A2026-07       12    0:12   1:01.5    1 502     18 024        2  ended",
            "integrity: everything verifies",
        ];
        foreach (string line in expected)
        {
            StringAssert.Contains(call.Output, line + Environment.NewLine);
        }
    }

    [TestMethod]
    public void Folder_files_and_serial_text_are_the_same_dump()
    {
        using TemporaryFolder folder = new();
        RecordedPen pen = RecordedPen.WithSessions(5);
        string dump = pen.SaveTo(folder);
        File.WriteAllText(folder.File("log.txt"), "boot noise\r\n" + pen.SerialDump() + "more noise\r\n");
        string expected = Call.Of("journal", dump, "--json").Output;
        StringAssert.Contains(expected, "000000001005");
        Assert.AreEqual(expected, Call.Of("journal", folder.File("log.txt"), "--json").Output);
        Assert.AreEqual(expected, Call.Of(["journal", .. Directory.GetFiles(dump), "--json"]).Output);
    }

    [TestMethod]
    [Proves("PEN-096")]
    public void Csv_has_a_row_a_session_and_every_number_of_it()
    {
        using TemporaryFolder folder = new();
        SessionRecord awkward = RecordedPen.Session(1);
        awkward.Lot = BitConverter.ToInt64("a,\"b\" c "u8);
        awkward.FaultCount = 1;
        awkward.Faults[0] = (int)StopReason.Stall;
        awkward.Ended = false;
        RecordedPen pen = new();
        pen.Boot();
        pen.Treat(awkward);
        Call call = Call.Of("journal", pen.SaveTo(folder), "--csv");
        Assert.AreEqual(0, call.Exit, call.Error);
        List<string[]> rows = ParseCsv(call.Output);
        Assert.AreEqual(2, rows.Count);
        Dictionary<string, string> row = rows[0]
            .Zip(rows[1])
            .ToDictionary(cell => cell.First, cell => cell.Second);
        Assert.AreEqual(rows[0].Length, row.Count);
        Assert.AreEqual("1", row["boot"]);
        Assert.AreEqual("000000001001", row["serial"]);
        Assert.AreEqual("a,\"b\" c", row["lot"]);
        Assert.AreEqual("12", row["needles"]);
        Assert.AreEqual("11", row["opened_s"]);
        Assert.AreEqual("61501", row["running_ms"]);
        Assert.AreEqual("1501", row["strokes"]);
        Assert.AreEqual("18012", row["punctures"]);
        Assert.AreEqual("1001", row["strokes_level1"]);
        Assert.AreEqual("500", row["strokes_level3"]);
        Assert.AreEqual("1201", row["strokes_to_500um"]);
        Assert.AreEqual("300", row["strokes_to_1500um"]);
        Assert.AreEqual("1", row["pressure_warnings"]);
        Assert.AreEqual("2", row["stops"]);
        Assert.AreEqual("Operator;CartridgeRemoved", row["stop_reasons"]);
        Assert.AreEqual("1", row["faults"]);
        Assert.AreEqual("Stall", row["fault_reasons"]);
        Assert.AreEqual("no", row["ended"]);
    }

    [TestMethod]
    [Proves("PEN-096")]
    public void Json_has_sessions_used_cartridges_and_integrity()
    {
        using TemporaryFolder folder = new();
        Call call = Call.Of("journal", RecordedPen.WithSessions(3).SaveTo(folder), "--json");
        using JsonDocument document = JsonDocument.Parse(call.Output);
        JsonElement root = document.RootElement;
        Assert.AreEqual(3, root.GetProperty("power_ups").GetInt32());
        JsonElement session = root.GetProperty("sessions")[2];
        Assert.AreEqual(1_503 * 12, session.GetProperty("punctures").GetInt64());
        Assert.AreEqual(500, session.GetProperty("strokes_by_level")[2].GetInt32());
        Assert.AreEqual(
            "CartridgeRemoved",
            session.GetProperty("stop_reasons")[1].GetProperty("name").GetString()
        );
        JsonElement used = root.GetProperty("cartridges_used")[2];
        Assert.AreEqual(3, used.GetProperty("ordinal").GetInt32());
        Assert.AreEqual("000000001003", used.GetProperty("serial").GetString());
        Assert.IsFalse(root.GetProperty("integrity").GetProperty("damaged").GetBoolean());
    }

    [TestMethod]
    public void A_session_that_lost_power_before_its_first_stop_is_told_with_all_that_was_known_of_it()
    {
        using TemporaryFolder folder = new();
        RecordedPen pen = new();
        pen.Boot();
        pen.Open(RecordedPen.Session(1));
        const string Row =
            "   1  000000001001  A2026-07       12    0:11   0:00.0        0          0        0  not ended";
        Call before = Call.Of("journal", pen.SaveTo(folder));
        StringAssert.Contains(before.Output, Row);
        StringAssert.Contains(before.Output, "      stops: none yet");
        pen.Boot();
        Call call = Call.Of("journal", pen.SaveTo(folder, "later"), "--html", folder.File("a.html"));
        Assert.AreEqual(0, call.Exit, call.Error);
        StringAssert.Contains(call.Output, Row);
        const string Expected = "none: power went before the first stop, if it ran at all";
        StringAssert.Contains(call.Output, "      stops: " + Expected);
        StringAssert.Contains(File.ReadAllText(folder.File("a.html")), Expected);
        Assert.IsFalse(call.Output.Contains("without a session", StringComparison.Ordinal));
    }

    [TestMethod]
    [DataRow(JournalRecord.SessionCounts, "the latest counts were not found")]
    [DataRow(JournalRecord.SessionReasons, "the latest stop reasons were not found")]
    public void Where_only_one_half_of_the_latest_record_is_left_the_other_is_said_to_be_older(
        int lost,
        string expected
    )
    {
        using TemporaryFolder folder = new();
        RecordedPen pen = new();
        pen.Boot();
        SessionRecord session = RecordedPen.Session(1);
        session.Ended = false;
        pen.Treat(session);
        foreach (string log in new[] { "log-a.bin", "log-b.bin" })
        {
            int latest = pen.Length(log) - JournalRecord.Length;
            pen.Spoil(log, lost == JournalRecord.SessionCounts ? latest : latest - JournalRecord.Length);
        }
        Call call = Call.Of("journal", pen.SaveTo(folder));
        StringAssert.Contains(call.Output, expected);
        StringAssert.Contains(call.Output, "integrity: DAMAGED");
        Assert.IsFalse(call.Output.Contains("before the first stop", StringComparison.Ordinal));
        Assert.IsFalse(call.Output.Contains("none yet", StringComparison.Ordinal));
    }

    [TestMethod]
    public void Only_the_last_sessions_are_told_if_asked_and_the_others_counted()
    {
        using TemporaryFolder folder = new();
        string dump = RecordedPen.WithSessions(12).SaveTo(folder);
        Call call = Call.Of("journal", dump, "--last", "2", "--html", folder.File("a.html"));
        Assert.AreEqual(0, call.Exit, call.Error);
        StringAssert.Contains(call.Output, "12 cartridges used, 12 sessions, the last 2 of them here");
        StringAssert.Contains(call.Output, "  11  00000000100B  ");
        StringAssert.Contains(call.Output, "  12  00000000100C  ");
        Assert.IsFalse(call.Output.Contains("00000000100A", StringComparison.Ordinal));
        Assert.IsFalse(
            File.ReadAllText(folder.File("a.html")).Contains("00000000100A", StringComparison.Ordinal)
        );
        using JsonDocument json = JsonDocument.Parse(
            Call.Of("journal", dump, "--json", "--last", "5").Output
        );
        Assert.AreEqual(7, json.RootElement.GetProperty("sessions_omitted").GetInt32());
        Assert.AreEqual(5, json.RootElement.GetProperty("sessions").GetArrayLength());
    }

    [TestMethod]
    public void A_used_cartridge_without_a_session_is_named()
    {
        using TemporaryFolder folder = new();
        RecordedPen pen = RecordedPen.WithSessions(1);
        pen.Boot();
        pen.Intend(RecordedPen.Session(2).Serial);
        pen.Boot();
        Call call = Call.Of("journal", pen.SaveTo(folder), "--html", folder.File("a.html"));
        Assert.AreEqual(0, call.Exit, call.Error);
        const string Expected = "1 cartridge used without a session on record: 000000001002 (power-up 2)";
        StringAssert.Contains(call.Output, Expected);
        StringAssert.Contains(File.ReadAllText(folder.File("a.html")), Expected);
    }

    [TestMethod]
    [Proves("PEN-096")]
    public void The_page_is_self_contained_escaped_and_the_same_for_the_same_dump()
    {
        using TemporaryFolder folder = new();
        SessionRecord hostile = RecordedPen.Session(1);
        hostile.Lot = BitConverter.ToInt64("<b>&\"'  "u8);
        RecordedPen pen = new();
        pen.Boot();
        pen.Treat(hostile);
        string dump = pen.SaveTo(folder);
        Call call = Call.Of("journal", dump, "--html", folder.File("a.html"));
        Assert.AreEqual(0, call.Exit, call.Error);
        string page = File.ReadAllText(folder.File("a.html"));
        StringAssert.StartsWith(page, "<!DOCTYPE html>");
        StringAssert.Contains(page, "&lt;b&gt;&amp;&quot;&#39;");
        Assert.IsFalse(page.Contains("<b>", StringComparison.Ordinal));
        foreach (string outside in new[] { "http", "src=", "<link", "<script", "url(" })
        {
            Assert.IsFalse(page.Contains(outside, StringComparison.Ordinal), outside);
        }
        foreach (
            string fact in new[] { "000000001001", "18 012", "cartridge taken out", "Everything verifies" }
        )
        {
            StringAssert.Contains(page, fact);
        }
        Assert.AreEqual(0, Call.Of("journal", dump, "--html", folder.File("a.html"), "--csv").Exit);
        Assert.AreEqual(page, File.ReadAllText(folder.File("a.html")));
        Assert.IsFalse(File.Exists(folder.File("a.html.part")));
    }

    [TestMethod]
    [DataRow("error: Required argument", "journal")]
    [DataRow(
        "error: unknown option '--jason': expected --csv, --json, --html FILE, --last N or a dump",
        "journal",
        "--jason"
    )]
    [DataRow("error: --csv and --json: the output can be one of them", "journal", "x", "--csv", "--json")]
    [DataRow("error: --html 'a.bin': expected a name that ends in .html", "journal", "x", "--html", "a.bin")]
    [DataRow("error: Required argument missing for option: '--html'", "journal", "x", "--html")]
    [DataRow("error: --last '0': expected a whole number from 1", "journal", "x", "--last", "0")]
    [DataRow("error: --last 'all': expected a whole number from 1", "journal", "x", "--last", "all")]
    [DataRow(
        "error: Option '--last' expects a single argument",
        "journal",
        "x",
        "--last",
        "1",
        "--last",
        "2"
    )]
    [DataRow("error: cannot read the dump: there is no file or folder no.bin: check", "journal", "no.bin")]
    public void A_call_that_makes_no_sense_exits_with_2_and_says_why(string message, params string[] args)
    {
        Call call = Call.Of(args);
        Assert.AreEqual(2, call.Exit);
        StringAssert.StartsWith(call.Error, message);
        Assert.AreEqual("", call.Output);
    }

    [TestMethod]
    public void What_is_no_dump_exits_with_2_and_says_what_one_is()
    {
        using TemporaryFolder folder = new();
        AssertUnusable(
            Call.Of("journal", folder.Path),
            $"the folder {folder.Path} holds no file of a journal"
        );
        File.WriteAllText(folder.File("a.txt"), "hello\n");
        AssertUnusable(
            Call.Of("journal", folder.File("a.txt")),
            "a.txt is no journal dump: it has no line 'PEN-JOURNAL"
        );
        File.WriteAllBytes(folder.File("used-a.bin"), new byte[1_000]);
        AssertUnusable(Call.Of("journal", folder.Path), "error: nothing in ");
        string one = RecordedPen.WithSessions(1).SaveTo(folder, "one");
        string two = RecordedPen.WithSessions(2).SaveTo(folder, "two");
        AssertUnusable(
            Call.Of("journal", one, two),
            $"comes from {one} and from {two}: give one dump at a time"
        );
    }

    [TestMethod]
    public void A_report_that_cannot_be_written_exits_with_2_and_leaves_nothing()
    {
        using TemporaryFolder folder = new();
        string dump = RecordedPen.WithSessions(1).SaveTo(folder);
        string page = Path.Combine(folder.Path, "no", "a.html");
        AssertUnusable(Call.Of("journal", dump, "--html", page), "error: cannot write the report: ");
        Directory.CreateDirectory(folder.File("b.html"));
        AssertUnusable(Call.Of("journal", dump, "--html", folder.File("b.html")), "is a folder");
    }

    [TestMethod]
    public void An_empty_journal_is_no_error()
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder.File("dump.txt"), new RecordedPen().SerialDump());
        Call call = Call.Of("journal", folder.File("dump.txt"), "--html", folder.File("a.html"));
        Assert.AreEqual(0, call.Exit, call.Error);
        StringAssert.Contains(call.Output, "journal: empty, this pen was never on");
        StringAssert.Contains(File.ReadAllText(folder.File("a.html")), "The journal is empty");
    }

    [TestMethod]
    public void A_flash_is_saved_only_to_a_new_folder_and_only_of_one_scenario()
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder.File("a.pen"), "0s power on\n3s end\n");
        File.WriteAllText(folder.File("precious"), "x");
        string pen = folder.File("a.pen");
        AssertUnusable(Call.Of("run", pen, "--flash-to", folder.Path), "is not empty: name a new one");
        AssertUnusable(Call.Of("run", pen, "--flash-to", pen), "is a file: name a folder");
        AssertUnusable(
            Call.Of("run", pen, pen, "--flash-to", "x"),
            "--flash-to takes one scenario file, not several"
        );
        AssertUnusable(Call.Of("run", pen, pen, "--serial-to", "x"), "--serial-to takes one scenario file");
        AssertUnusable(
            Call.Of("run", pen, "--flash-to"),
            "Required argument missing for option: '--flash-to'"
        );
        AssertUnusable(Call.Of("run", pen, "--trace"), "Required argument missing for option: '--trace'");
        Assert.AreEqual(
            0,
            Call.Of("run", pen, "--flash-to", folder.File("d"), "--serial-to", folder.File("s.txt")).Exit
        );
        Assert.IsTrue(File.Exists(Path.Combine(folder.File("d"), JournalFiles.Names[1])));
        Assert.IsTrue(File.Exists(folder.File("s.txt")));
        StringAssert.Contains(
            Call.Of("journal", folder.File("d")).Output,
            "journal: 1 power-up, 0 cartridges used"
        );
    }

    private static void AssertUnusable(Call call, string message)
    {
        Assert.AreEqual(2, call.Exit, call.Output);
        StringAssert.Contains(call.Error, message);
        Assert.AreEqual("", call.Output);
    }

    private static List<string[]> ParseCsv(string text)
    {
        Assert.EndsWith("\r\n", text);
        return
        [
            .. text[..^2]
                .Split("\r\n")
                .Select(line =>
                    Cell()
                        .Matches(line)
                        .Select(match =>
                            match.Groups[1].Success
                                ? match.Groups[1].Value.Replace("\"\"", "\"", StringComparison.Ordinal)
                                : match.Groups[2].Value
                        )
                        .ToArray()
                ),
        ];
    }

    [GeneratedRegex("(?<=^|,)(?:\"((?:[^\"]|\"\")*)\"|([^,\"]*))(?=,|$)")]
    private static partial Regex Cell();
}

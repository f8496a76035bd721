// Traces: what stands in them, and what they do to an older file.
using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using Pen.Control;
using Pen.Simulator.Tracing;

namespace Pen.Simulator.Tests;

[TestClass]
public sealed class TraceTests
{
    private static readonly string[] Promised =
    [
        "time_us",
        "state",
        "stop_reason",
        "set_rate_millihertz",
        "rotor_rate_millihertz",
        "set_depth_um",
        "counted_depth_um",
        "protrusion_um",
        "skin_torque_unm",
        "duty_permille",
        "drive_on",
        "gate",
        "heartbeat",
        "motor_current_ma",
        "battery_mv",
        "cartridge_present",
        "charging",
    ];

    [TestMethod]
    public void A_csv_names_every_promised_column_and_its_unit()
    {
        using TemporaryFolder folder = new();
        string[] header = WriteRows(folder.File("a.csv"))[0].Split(',');
        Assert.AreEqual(0, Promised.Except(header).Count());
        CollectionAssert.AllItemsAreUnique(header);
    }

    [TestMethod]
    public void A_csv_has_a_row_a_moment_with_words_for_the_enums()
    {
        using TemporaryFolder folder = new();
        string[] lines = WriteRows(folder.File("a.csv"));
        string[] header = lines[0].Split(',');
        string[] second = lines[2].Split(',');
        Assert.AreEqual(4, lines.Length);
        Assert.AreEqual("20000", second[0]);
        Assert.AreEqual("Running", second[Array.IndexOf(header, "state")]);
        Assert.AreEqual("1", second[Array.IndexOf(header, "drive_on")]);
        Assert.AreEqual("1499.99", second[Array.IndexOf(header, "protrusion_um")]);
        Assert.AreEqual("Off", lines[1].Split(',')[1]);
        Assert.AreEqual("0.00", lines[3].Split(',')[Array.IndexOf(header, "protrusion_um")]);
    }

    [TestMethod]
    public void A_vcd_declares_before_it_dumps_and_dumps_before_it_changes()
    {
        using TemporaryFolder folder = new();
        string[] lines = WriteRows(folder.File("a.vcd"));
        int definitions = Array.IndexOf(lines, "$enddefinitions $end");
        int dump = Array.IndexOf(lines, "$dumpvars");
        CollectionAssert.Contains(lines[..definitions], "$timescale 1 us $end");
        Assert.AreEqual("#0", lines[definitions + 1]);
        Assert.AreEqual(definitions + 2, dump);
        int variables = lines.Count(line => line.StartsWith("$var ", StringComparison.Ordinal));
        Assert.AreEqual(TraceColumns.All.Count, variables);
        Assert.AreEqual("$end", lines[dump + variables + 1]);
    }

    [TestMethod]
    public void A_vcd_reads_back_as_the_values_written()
    {
        using TemporaryFolder folder = new();
        Dictionary<string, double> values = ReadVcd(WriteRows(folder.File("a.vcd")), 20_000);
        Assert.AreEqual((double)PenState.Running, values["state"]);
        Assert.AreEqual(1, values["drive_on"]);
        Assert.AreEqual(1499.99, values["protrusion_um"]);
        Assert.AreEqual(0, values["charging"]);
    }

    [TestMethod]
    public void A_vcd_writes_only_what_changed_and_ends_at_the_last_moment()
    {
        using TemporaryFolder folder = new();
        string path = folder.File("a.vcd");
        using (TraceFile trace = TraceFile.Open(path))
        {
            trace.Write(new TraceRow { TimeMicroseconds = 5 });
            trace.Write(new TraceRow { TimeMicroseconds = 20_000 });
            trace.Write(new TraceRow { TimeMicroseconds = 40_000, Gate = true });
            trace.Write(new TraceRow { TimeMicroseconds = 60_000, Gate = true });
            trace.Commit();
        }
        string[] lines = File.ReadAllLines(path);
        string[] tail = lines[(Array.LastIndexOf(lines, "$end") + 1)..];
        Assert.AreEqual(3, tail.Length);
        Assert.AreEqual("#40000", tail[0]);
        Assert.AreEqual('1', tail[1][0]);
        Assert.AreEqual("#60000", tail[2]);
    }

    [TestMethod]
    public void A_trace_that_is_not_finished_leaves_the_older_one_alone()
    {
        using TemporaryFolder folder = new();
        string path = folder.File("a.csv");
        File.WriteAllText(path, "older");
        using (TraceFile trace = TraceFile.Open(path))
        {
            trace.Write(new TraceRow());
        }
        Assert.AreEqual("older", File.ReadAllText(path));
        Assert.AreEqual(1, Directory.GetFiles(folder.Path).Length);
    }

    [TestMethod]
    public void A_finished_trace_takes_the_older_one_s_place()
    {
        using TemporaryFolder folder = new();
        string path = folder.File("a.csv");
        File.WriteAllText(path, "older");
        Assert.AreEqual(4, WriteRows(path).Length);
        Assert.AreEqual(1, Directory.GetFiles(folder.Path).Length);
    }

    [TestMethod]
    public void Only_csv_and_vcd_are_formats()
    {
        Assert.ThrowsExactly<ArgumentException>(() => TraceFile.Open("a.txt"));
        Assert.IsTrue(TraceFile.IsKnown("A.CSV"));
        Assert.IsFalse(TraceFile.IsKnown("csv"));
    }

    private static string[] WriteRows(string path)
    {
        using (TraceFile trace = TraceFile.Open(path))
        {
            trace.Write(new TraceRow());
            trace.Write(
                new TraceRow
                {
                    TimeMicroseconds = 20_000,
                    Powered = true,
                    State = PenState.Running,
                    DriveOn = true,
                    ProtrusionMicrometres = 1499.9876,
                }
            );
            trace.Write(new TraceRow { TimeMicroseconds = 40_000, ProtrusionMicrometres = -0.0004 });
            trace.Commit();
        }
        return File.ReadAllLines(path);
    }

    // A reader of its own: names from the declarations, then every change up to a time.
    private static Dictionary<string, double> ReadVcd(string[] lines, long upTo)
    {
        Dictionary<string, string> names = [];
        Dictionary<string, double> values = [];
        foreach (string line in lines)
        {
            string[] words = line.Split(' ');
            if (words[0] == "$var")
            {
                names[words[3]] = words[4];
            }
            else if (line[0] == '#' && long.Parse(line[1..], CultureInfo.InvariantCulture) > upTo)
            {
                break;
            }
            else if (line[0] == 'r')
            {
                values[names[words[1]]] = double.Parse(words[0][1..], CultureInfo.InvariantCulture);
            }
            else if (line[0] is '0' or '1')
            {
                values[names[line[1..]]] = line[0] - '0';
            }
        }
        return values;
    }
}

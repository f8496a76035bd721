// Random and damaged dumps through the desktop's readers: never an exception, never a session nobody recorded.
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Pen.Drivers;
using Pen.Simulator.Journals;

namespace Pen.Simulator.Tests.Journals;

[TestClass]
public sealed class JournalFuzzTests
{
    private static readonly RecordedPen Sound = RecordedPen.WithSessions(6);
    private static readonly string SoundText = Sound.SerialDump();

    // Also what stood there before the sessions ended.
    private static readonly HashSet<string> Recorded =
    [
        .. Facts(Read(Sound)),
        .. Facts(Read(RecordedPen.WithSessions(6, onlyOpened: true))),
    ];

    [TestMethod]
    [Proves("PEN-097")]
    public void Random_bytes_in_every_file_are_never_a_session_nor_a_used_cartridge()
    {
        Gen<byte[][]> files = Gen.ArrayOf(
            Gen.ArrayOf(ArbMap.Default.GeneratorFor<byte>()).Resize(600),
            JournalFiles.Names.Length
        );
        Check(
            files,
            100,
            contents =>
            {
                FlashDump dump = new();
                for (int i = 0; i < contents.Length; i++)
                {
                    dump.Put(new DumpFile(i, contents[i]));
                }
                JournalReading reading = new(dump);
                return reading.Sessions.Count == 0 && reading.Used.Count == 0 && Told(reading);
            }
        );
    }

    [TestMethod]
    [Proves("PEN-097")]
    public void A_dump_with_any_bytes_changed_tells_only_what_was_recorded()
    {
        Gen<(int File, int At, byte Value)[]> changes = Gen.ArrayOf(
            from file in Gen.Choose(0, JournalFiles.Names.Length - 1)
            from at in Gen.Choose(0, 1_000)
            from value in ArbMap.Default.GeneratorFor<byte>()
            select (file, at, value)
        );
        Check(
            changes.Resize(40),
            300,
            spoilt =>
            {
                JournalReading reading = new(Changed(spoilt, out bool differs));
                bool told = !differs || reading.IsDamaged || reading.Findings.Count > 0;
                return told && Facts(reading).All(Recorded.Contains) && Told(reading);
            }
        );
    }

    [TestMethod]
    public void A_serial_dump_with_any_characters_changed_tells_only_what_was_recorded()
    {
        Gen<(int At, byte Value)[]> changes = Gen.ArrayOf(
            from at in Gen.Choose(0, SoundText.Length - 1)
            from value in ArbMap.Default.GeneratorFor<byte>()
            select (at, value)
        );
        Check(
            changes.Resize(30),
            300,
            spoilt =>
            {
                byte[] text = Encoding.ASCII.GetBytes(SoundText);
                foreach ((int at, byte value) in spoilt)
                {
                    text[at] = value;
                }
                return ReadText(text) is not JournalReading reading
                    || (Facts(reading).All(Recorded.Contains) && Told(reading));
            }
        );
    }

    [TestMethod]
    public void Random_text_after_the_first_line_is_never_a_session()
    {
        Gen<string[]> lines = Gen.ArrayOf(
            Gen.OneOf(
                Gen.Elements(
                    "FILE used-a.bin 24",
                    "FILE used-a.bin -1",
                    "FILE used-a.bin 99999999999",
                    "FILE log-b.bin 2147483647",
                    "FILE x 5",
                    "FILE",
                    "END",
                    "END used-a.bin 24 00000000",
                    "LOST",
                    ":",
                    ":00000001FF",
                    ":0200000480007A",
                    ":02000004FFFFFC",
                    ":01FFFF0000FF",
                    "ABORTED",
                    "END-OF-DUMP 16",
                    "PEN-JOURNAL",
                    "PEN-JOURNAL 2 16"
                ),
                ArbMap.Default.GeneratorFor<string>().Select(text => text ?? "")
            )
        );
        Check(
            lines.Resize(60),
            300,
            text =>
            {
                byte[] bytes = Encoding.Latin1.GetBytes("PEN-JOURNAL 1 16\n" + string.Join("\n", text));
                return ReadText(bytes) is JournalReading { Sessions.Count: 0, Used.Count: 0 } reading
                    && Told(reading);
            }
        );
    }

    [TestMethod]
    public void Random_files_on_disk_exit_with_2_or_as_a_damaged_dump_does()
    {
        Gen<byte[]> contents = Gen.ArrayOf(ArbMap.Default.GeneratorFor<byte>()).Resize(2_000);
        using TemporaryFolder folder = new();
        Check(
            contents,
            40,
            bytes =>
            {
                foreach (string name in new[] { "any.txt", "used-a.bin", "log-b.bin" })
                {
                    File.WriteAllBytes(folder.File(name), bytes);
                    int exit = Call.Of("journal", folder.File(name)).Exit;
                    if (exit != 2 && !(bytes.Length == 0 && exit == 0))
                    {
                        return false;
                    }
                }
                return true;
            }
        );
    }

    private static FlashDump Changed((int File, int At, byte Value)[] changes, out bool differs)
    {
        FlashDump dump = new();
        differs = false;
        for (int index = 0; index < JournalFiles.Names.Length; index++)
        {
            if (!Sound.Files.TryGetValue(JournalFiles.Names[index], out byte[]? sound))
            {
                continue;
            }
            byte[] bytes = [.. sound];
            foreach ((int file, int at, byte value) in changes.Where(change => change.At < bytes.Length))
            {
                bytes[at] = file == index ? value : bytes[at];
            }
            differs |= !bytes.AsSpan().SequenceEqual(sound);
            dump.Put(new DumpFile(index, bytes));
        }
        return dump;
    }

    // All that a reading says, one fact a line; what was not found says nothing.
    private static IEnumerable<string> Facts(JournalReading reading)
    {
        foreach (UsedCartridge used in reading.Used)
        {
            yield return $"{used}";
        }
        foreach (DumpSession session in reading.Sessions)
        {
            yield return $"{session.Boot} {session.Serial}";
            if (session.HasCounts)
            {
                yield return $"{session.Boot} {session.Serial} {session.Strokes} {session.Record.NeedleCount} "
                    + $"{session.Record.RunningMilliseconds} {string.Join(" ", session.Record.StrokesByDepth)}";
            }
            if (session.HasReasons)
            {
                yield return $"{session.Boot} {session.Serial} {session.Lot} {string.Join(" ", session.Stops)}";
            }
        }
    }

    // Every output takes what was read.
    private static bool Told(JournalReading reading)
    {
        using StringWriter output = new();
        JournalTable.Write(reading, output);
        JournalCsv.Write(reading, output);
        JournalJson.Write(reading, output);
        return JournalHtml.Page(reading, ["dump"]).EndsWith("</html>\n", StringComparison.Ordinal);
    }

    private static JournalReading Read(RecordedPen pen)
    {
        using TemporaryFolder folder = new();
        return new JournalReading(DumpLoader.Load([pen.SaveTo(folder)]));
    }

    // Null if no dump begins in it.
    private static JournalReading? ReadText(byte[] text)
    {
        using TemporaryFolder folder = new();
        File.WriteAllBytes(folder.File("log.txt"), text);
        try
        {
            return new JournalReading(DumpLoader.Load([folder.File("log.txt")]));
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static void Check<T>(Gen<T> cases, int times, Func<T, bool> holds)
    {
        Config config = Config.QuickThrowOnFailure.WithMaxTest(times).WithReplay(2_026, 1_121);
        Prop.ForAll(cases.ToArbitrary(), holds).Check(config);
    }
}

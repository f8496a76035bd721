// A journal told to a program, as one JSON object.
using System.Collections.Generic;
using System.IO;
using System.Text.Json;
using Pen.Control;
using Pen.Drivers;
using Pen.Simulator.Commands;

namespace Pen.Simulator.Journals;

/// <summary>Writes a reading as JSON; units stand in the names, null is what was not recorded.</summary>
internal static class JournalJson
{
    public static void Write(JournalReading reading, TextWriter output)
    {
        JsonOutput.Write(
            output,
            json =>
            {
                json.WriteStartObject();
                json.WriteNumber("power_ups", reading.LastBoot);
                json.WriteNumber("sessions_omitted", reading.OmittedSessions);
                WriteSessions(json, reading.Sessions);
                WriteUsed(json, reading.Used);
                WriteIntegrity(json, reading);
                json.WriteEndObject();
            }
        );
    }

    private static void WriteSessions(Utf8JsonWriter json, IReadOnlyList<DumpSession> sessions)
    {
        json.WriteStartArray("sessions");
        foreach (DumpSession session in sessions)
        {
            SessionRecord record = session.Record;
            json.WriteStartObject();
            json.WriteNumber("boot", session.Boot);
            json.WriteString("serial", session.SerialText);
            json.WriteString("rom", $"{session.Serial:X16}");
            json.WriteString("lot", session.HasReasons ? session.Lot : null);
            json.WriteBoolean("only_opened", session.IsOnlyOpened);
            Count("needles", record.NeedleCount);
            Count("opened_s", record.OpenedSeconds);
            Count("running_ms", record.RunningMilliseconds);
            Count("strokes", session.Strokes);
            Count("punctures", session.Punctures);
            Counts("strokes_by_level", record.StrokesByLevel);
            Counts("strokes_by_depth", record.StrokesByDepth);
            Count("pressure_warnings", record.PressureWarnings);
            Count("stops", record.StopCount);
            WriteReasons(json, "stop_reasons", session.Stops);
            Number("faults", session.HasReasons ? record.FaultCount : null);
            WriteReasons(json, "fault_reasons", session.Faults);
            Flag("ended", session.HasCounts ? record.Ended : null);
            json.WriteString("incomplete", SessionWords.Incomplete(session));
            json.WriteEndObject();

            void Count(string name, long number) => Number(name, session.HasCounts ? number : null);

            void Number(string name, long? number)
            {
                if (number is long known)
                {
                    json.WriteNumber(name, known);
                }
                else
                {
                    json.WriteNull(name);
                }
            }

            void Flag(string name, bool? flag)
            {
                if (flag is bool known)
                {
                    json.WriteBoolean(name, known);
                }
                else
                {
                    json.WriteNull(name);
                }
            }

            void Counts(string name, int[] numbers)
            {
                if (!session.HasCounts)
                {
                    json.WriteNull(name);
                    return;
                }
                json.WriteStartArray(name);
                foreach (int number in numbers)
                {
                    json.WriteNumberValue(number);
                }
                json.WriteEndArray();
            }
        }
        json.WriteEndArray();
    }

    private static void WriteReasons(Utf8JsonWriter json, string name, IReadOnlyList<StopReason> reasons)
    {
        json.WriteStartArray(name);
        foreach (StopReason reason in reasons)
        {
            json.WriteStartObject();
            json.WriteNumber("number", (int)reason);
            json.WriteString("name", $"{reason}");
            json.WriteString("words", StateWords.Of(reason));
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteUsed(Utf8JsonWriter json, IReadOnlyList<UsedCartridge> cartridges)
    {
        json.WriteStartArray("cartridges_used");
        foreach (UsedCartridge used in cartridges)
        {
            json.WriteStartObject();
            json.WriteNumber("ordinal", used.Ordinal);
            json.WriteString("serial", used.SerialText);
            json.WriteNumber("boot", used.Boot);
            json.WriteBoolean("boot_or_later", used.Boot == UsedSlot.LastBoot);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteIntegrity(Utf8JsonWriter json, JournalReading reading)
    {
        json.WriteStartObject("integrity");
        json.WriteBoolean("damaged", reading.IsDamaged);
        json.WriteBoolean("lost", reading.HasLost);
        json.WriteNumber("verified_slots", reading.Verified);
        json.WriteStartArray("findings");
        foreach (JournalFinding finding in reading.Findings)
        {
            json.WriteStartObject();
            json.WriteString("kind", finding.Kind.ToString().ToLowerInvariant());
            json.WriteString("place", finding.Place);
            if (finding.Offset is int offset)
            {
                json.WriteNumber("offset", offset);
                json.WriteNumber("length", finding.Length);
            }
            json.WriteNumber("records", finding.Records);
            json.WriteString("what", finding.What);
            json.WriteString("supplied_by", finding.SuppliedBy);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }
}

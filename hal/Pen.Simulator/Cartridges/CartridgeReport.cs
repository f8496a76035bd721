// A cartridge image told to a person or to a program.
using System;
using System.IO;
using System.Text;
using System.Text.Json;
using Pen.Control;
using Pen.Simulator.Commands;
using Pen.Simulator.Scenarios;

namespace Pen.Simulator.Cartridges;

/// <summary>Writes an examination as a table or as JSON.</summary>
internal static class CartridgeReport
{
    public static void WriteText(string file, CartridgeExamination found, TextWriter output)
    {
        Line("image", file);
        Line("ROM", Hex(found.Rom));
        Line("  family", $"{found.Family:X2}");
        Line("  serial", $"{found.Serial:X12}");
        Line("  CRC-8", Crc(found.RomCrc, found.RomCrcComputed, "X2"));
        if (found.IsService)
        {
            Line("identity", "PS, the service cartridge's");
            Line("  format", $"{found.FormatVersion}");
        }
        else
        {
            WriteIdentity();
        }
        Line("  CRC-16", Crc(found.ContentCrc, found.ContentCrcComputed, "X4"));
        Line("use mark", $"{Hex(found.UseMark)}  {(found.IsMarked ? "USED" : "blank")}");
        for (int page = 0; page < found.Protection.Length; page++)
        {
            byte control = found.Protection[page];
            Line($"page {page}", $"{control:X2}  {CartridgeExamination.ProtectionWords(control)}");
        }
        Line("verdict", found.Accepted ? "a pen accepts it" : $"REFUSED: {StateWords.Of(found.Verdict)}");
        foreach (string reason in found.Refusals)
        {
            Line("", reason);
        }
        foreach (string remark in found.Remarks)
        {
            Line("warning", remark);
        }

        void WriteIdentity()
        {
            Line("identity", found.HasMagic ? "PN" : "does not begin with PN");
            Line("  format", $"{found.FormatVersion}");
            Line("  needles", $"{found.Needles}");
            Line("  depth", $"up to {Quantities.Format(Dimension.Length, found.MaxDepthMicrometres)}");
            Line(
                "  rate",
                $"up to {Quantities.Format(Dimension.Rate, found.MaxRateMillihertz)}{Level(found)}"
            );
            Line("  lot", found.Lot);
        }

        void Line(string name, string value) => output.WriteLine($"{name, -10}{value}".TrimEnd());
    }

    public static void WriteJson(string file, CartridgeExamination found, TextWriter output)
    {
        JsonOutput.Write(output, json => WriteJson(json, file, found));
    }

    private static void WriteJson(Utf8JsonWriter json, string file, CartridgeExamination found)
    {
        json.WriteStartObject();
        json.WriteString("file", file);
        json.WriteBoolean("accepted", found.Accepted);
        json.WriteStartObject("verdict");
        json.WriteNumber("number", (int)found.Verdict);
        json.WriteString("name", $"{found.Verdict}");
        json.WriteString("words", StateWords.Of(found.Verdict));
        json.WriteEndObject();
        WriteStrings(json, "refusals", [.. found.Refusals]);
        WriteStrings(json, "warnings", [.. found.Remarks]);
        json.WriteStartObject("rom");
        json.WriteString("bytes", Hex(found.Rom));
        json.WriteNumber("family", found.Family);
        json.WriteString("serial", $"{found.Serial:X12}");
        WriteCrc(json, "crc8", found.RomCrc, found.RomCrcComputed, "X2");
        json.WriteEndObject();
        json.WriteStartObject("identity");
        json.WriteBoolean("magic_ok", found.HasMagic);
        json.WriteBoolean("service", found.IsService);
        json.WriteNumber("format_version", found.FormatVersion);
        json.WriteNumber("needles", found.Needles);
        json.WriteNumber("max_depth_um", found.MaxDepthMicrometres);
        json.WriteNumber("max_rate_millihertz", found.MaxRateMillihertz);
        json.WriteString("lot", found.Lot);
        WriteCrc(json, "crc16", found.ContentCrc, found.ContentCrcComputed, "X4");
        json.WriteEndObject();
        json.WriteStartObject("use_mark");
        json.WriteString("bytes", Hex(found.UseMark));
        json.WriteBoolean("used", found.IsMarked);
        json.WriteEndObject();
        json.WriteStartArray("protection");
        for (int page = 0; page < found.Protection.Length; page++)
        {
            json.WriteStartObject();
            json.WriteNumber("page", page);
            json.WriteString("control", $"{found.Protection[page]:X2}");
            json.WriteString("words", CartridgeExamination.ProtectionWords(found.Protection[page]));
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteString("copy_protection", $"{found.CopyProtection:X2}");
        json.WriteEndObject();
    }

    private static void WriteStrings(Utf8JsonWriter json, string name, string[] values)
    {
        json.WriteStartArray(name);
        foreach (string value in values)
        {
            json.WriteStringValue(value);
        }
        json.WriteEndArray();
    }

    private static void WriteCrc(Utf8JsonWriter json, string name, int stored, int computed, string format)
    {
        json.WriteStartObject(name);
        json.WriteString("stored", stored.ToString(format));
        json.WriteString("computed", computed.ToString(format));
        json.WriteBoolean("ok", stored == computed);
        json.WriteEndObject();
    }

    private static string Level(CartridgeExamination found)
    {
        int level = RateLevels.CapOfRate((int)Math.Min(found.MaxRateMillihertz, int.MaxValue));
        return level == 0 ? ", below level 1" : $", level {level}";
    }

    private static string Crc(int stored, int computed, string format)
    {
        string text = stored.ToString(format);
        return stored == computed ? $"{text}  good" : $"{text}  BAD, should be {computed.ToString(format)}";
    }

    private static string Hex(ReadOnlySpan<byte> bytes)
    {
        StringBuilder text = new();
        foreach (byte value in bytes)
        {
            text.Append(text.Length == 0 ? "" : " ").Append(value.ToString("X2"));
        }
        return text.ToString();
    }
}

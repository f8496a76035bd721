// What a pen's bench self-test has told over the serial port, read as the bench reads it.
using System;
using Pen.Hal.Simulated;

namespace Pen.Simulator.Running;

/// <summary>Reads the lines that begin with SELFTEST.</summary>
internal static class SelfTestTold
{
    private const string Head = "SELFTEST ";
    private const string Result = Head + "result: ";

    /// <summary>
    /// How a step ended, or with 0 the whole test, by the latest line that tells it: in small letters; null if none does.
    /// </summary>
    public static string? Verdict(SerialCapture serial, int step)
    {
        string head = step == 0 ? Result : $"{Head}{step:00} ";
        for (int i = serial.Lines.Count - 1; i >= 0; i--)
        {
            string line = serial.Lines[i];
            if (line.StartsWith(head, StringComparison.Ordinal))
            {
                string told =
                    step == 0
                        ? line[Result.Length..].Split(',')[0]
                        : line[(line.LastIndexOf(": ", StringComparison.Ordinal) + 2)..];
                return told.ToLowerInvariant();
            }
        }
        return null;
    }
}

// Runs ngspice on a circuit and hands back what it simulated.
using System;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Linq;

namespace Pen.Hardware.Failsafe;

/// <summary>The circuit simulator ngspice, as installed on this machine.</summary>
public static class Spice
{
    /// <summary>What to tell someone who has no ngspice.</summary>
    public const string Missing =
        "ngspice is not on the PATH. Install it: apt-get install ngspice (Debian, Ubuntu), "
        + "brew install ngspice (macOS), or from ngspice.sourceforge.io.";

    // A run takes seconds of the processor; one that takes this long has lost its way. A busy machine may take its time.
    private const int LongestProcessorSeconds = 120;
    private const int LongestMinutes = 60;

    /// <summary>Where ngspice is; null: it is not installed.</summary>
    public static string? Find()
    {
        string[] names = OperatingSystem.IsWindows() ? ["ngspice_con.exe", "ngspice.exe"] : ["ngspice"];
        string[] folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return folders
            .Where(folder => folder.Length > 0)
            .SelectMany(folder => names.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);
    }

    /// <summary>
    /// Simulates a circuit in a process of its own. Throws <see cref="SpiceException"/> when ngspice is missing, fails, or does
    /// not reach the end of the run.
    /// </summary>
    /// <param name="circuit">The whole netlist, with one transient analysis; its first line is a title.</param>
    /// <param name="seconds">End of the run in seconds, to be reached.</param>
    public static Waveforms Run(string circuit, double seconds)
    {
        string program = Find() ?? throw new SpiceException(Missing);
        string folder = Directory.CreateTempSubdirectory("pen-spice").FullName;
        try
        {
            string deck = Path.Combine(folder, "deck.cir");
            string raw = Path.Combine(folder, "deck.raw");
            File.WriteAllText(deck, circuit);
            string said = Call(program, folder, deck, raw);
            if (!File.Exists(raw))
            {
                throw new SpiceException("ngspice wrote no result:\n" + said);
            }

            Waveforms waveforms = Waveforms.Parse(File.ReadAllBytes(raw));
            return waveforms.End >= seconds * (1 - 1e-9)
                ? waveforms
                : throw new SpiceException($"ngspice stopped at {waveforms.End} s of {seconds} s:\n{said}");
        }
        finally
        {
            Directory.Delete(folder, true);
        }
    }

    private static string Call(string program, string folder, string deck, string raw)
    {
        ProcessStartInfo start = new(program)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        foreach (string argument in (string[])["-b", "-r", raw, deck])
        {
            start.ArgumentList.Add(argument);
        }

        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        System.Threading.Tasks.Task<string> errors = process.StandardError.ReadToEndAsync();
        System.Threading.Tasks.Task<string> output = process.StandardOutput.ReadToEndAsync();
        for (int seconds = 0; !process.WaitForExit(1000); seconds++)
        {
            if (ProcessorSeconds(process) > LongestProcessorSeconds || seconds > LongestMinutes * 60)
            {
                process.Kill();
                throw new SpiceException("ngspice did not come to an end.");
            }
        }

        return Tail(output.Result) + Tail(errors.Result);
    }

    private static double ProcessorSeconds(Process process)
    {
        try
        {
            return process.TotalProcessorTime.TotalSeconds;
        }
        catch (Exception exception) when (exception is InvalidOperationException or Win32Exception)
        {
            // Has ended in between.
            return 0;
        }
    }

    private static string Tail(string text) => text.Length <= 3000 ? text : text[^3000..];
}

/// <summary>A circuit could not be simulated.</summary>
public sealed class SpiceException : Exception
{
    /// <summary>With what ngspice said.</summary>
    public SpiceException(string message)
        : base(message) { }
}

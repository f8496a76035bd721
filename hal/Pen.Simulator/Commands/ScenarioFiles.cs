// Reads scenario files and checks them against the plant's parameters.
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Pen.Hal.Simulated;
using Pen.Simulator.Cartridges;
using Pen.Simulator.Scenarios;

namespace Pen.Simulator.Commands;

/// <summary>Loads scenarios.</summary>
public static class ScenarioFiles
{
    private const string TreatmentResource = "treatment.pen";

    /// <summary>Loads files; null if any cannot be used, after every problem of each was written.</summary>
    public static List<Scenario>? Load(IReadOnlyList<string> files, TextWriter error)
    {
        List<Scenario> scenarios = [];
        foreach (string file in files)
        {
            if (Load(file, error) is Scenario scenario)
            {
                scenarios.Add(scenario);
            }
        }
        return scenarios.Count == files.Count ? scenarios : null;
    }

    /// <summary>
    /// Parses a text with the reference plant's parameters; cartridge images lie beside <paramref name="file"/>.
    /// </summary>
    public static ScenarioParseResult Parse(string file, string text)
    {
        PlantParameters parameters = new();
        string folder = Path.GetDirectoryName(file) ?? "";
        return ScenarioParser.Parse(
            file,
            text,
            (key, value) => Check(parameters, key, value),
            image => CartridgeFile.Read(Path.Combine(folder, image))
        );
    }

    /// <summary>The short treatment that the program carries with it.</summary>
    public static Scenario Treatment()
    {
        using Stream stream = typeof(ScenarioFiles).Assembly.GetManifestResourceStream(TreatmentResource)!;
        using StreamReader reader = new(stream);
        ScenarioParseResult parsed = Parse(TreatmentResource, reader.ReadToEnd());
        return parsed.Scenario ?? throw new InvalidDataException(parsed.Problems[0].ToString());
    }

    private static Scenario? Load(string file, TextWriter error)
    {
        string text;
        try
        {
            text = File.ReadAllText(file);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            error.WriteLine(
                $"error: cannot read the scenario {file}: {failure.Message} Check its name and rights."
            );
            return null;
        }
        ScenarioParseResult parsed = Parse(file, text);
        foreach (ScenarioProblem problem in parsed.Problems)
        {
            error.WriteLine(problem);
        }
        return parsed.Scenario;
    }

    /// <summary>
    /// Says what would have been right about a plant parameter and its value, or null if they are fine; sets it then.
    /// </summary>
    public static string? Check(PlantParameters parameters, string key, double value)
    {
        if (!parameters.Keys.Contains(key))
        {
            return $"a plant parameter: {string.Join(", ", parameters.Keys)}";
        }
        try
        {
            parameters.Set(key, value);
            return null;
        }
        catch (ArgumentException refusal)
        {
            return refusal.Message;
        }
    }
}

// Reads the power budget's data of a board file.
using System.Collections.Generic;
using Pen.Hardware.Model;

namespace Pen.Hardware.Loading;

internal static class PowerReader
{
    private const double MostMilliamperes = 10_000;

    public static PowerData Read(DataReader power)
    {
        string[] modes = power.Texts("modes");
        List<Converter> converters = [];
        foreach (DataReader entry in power.Objects("converters"))
        {
            converters.Add(
                new Converter(
                    entry.Text("part"),
                    entry.Text("from"),
                    entry.Text("to"),
                    entry.OptionalNumber("efficiencyPercent", 1, 100)
                )
            );
            entry.Done();
        }

        List<Consumer> consumers = [];
        foreach (DataReader entry in power.Objects("consumers"))
        {
            double[]? milliamperes = entry.Has("milliamperes")
                ? entry.Reals("milliamperes", 0, MostMilliamperes)
                : null;
            if (milliamperes is not null && milliamperes.Length != modes.Length)
            {
                throw entry.Bad(
                    $"{entry.Place}.milliamperes",
                    $"expected {modes.Length} numbers, one for each of {string.Join(", ", modes)}"
                );
            }

            consumers.Add(
                new Consumer(entry.Texts("parts"), entry.Text("supply"), milliamperes, entry.Text("source"))
            );
            entry.Done();
        }

        power.Done();
        return new PowerData(modes, converters, consumers);
    }
}

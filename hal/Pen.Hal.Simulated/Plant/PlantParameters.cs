// The plant's parameters by name: read, set within their range, describe, copy.
using System;
using System.Collections.Generic;

namespace Pen.Hal.Simulated;

/// <summary>
/// The plant's parameters by name, for example <c>motor.resistance</c>. A source that begins with (A) is an
/// assumption to be confirmed on hardware.
/// </summary>
public sealed partial class PlantParameters
{
    private delegate ref double Slot(PlantParameters parameters);

    /// <summary>Names in the order of the file.</summary>
    public string[] Keys => Array.ConvertAll(Table, static entry => entry.Key);

    /// <summary>Counts changes, so that what is derived from parameters is derived again only when needed.</summary>
    internal int Revision { get; private set; }

    /// <summary>Reads a parameter. Throws <see cref="ArgumentException"/> with the known names for an unknown one.</summary>
    public double Get(string key) => Find(key).Of(this);

    /// <summary>Sets a parameter. Throws <see cref="ArgumentException"/> for an unknown name or a value out of range.</summary>
    public void Set(string key, double value)
    {
        Entry entry = Find(key);
        if (!(value >= entry.Minimum && value <= entry.Maximum))
        {
            throw new ArgumentException(
                FormattableString.Invariant(
                    $"{key} = {value} is out of range: {entry.Minimum} to {entry.Maximum} {entry.Unit}."
                )
            );
        }

        entry.Of(this) = value;
        Revision++;
    }

    /// <summary>Unit, range and source of a parameter, for listings.</summary>
    public string Describe(string key)
    {
        Entry entry = Find(key);
        return FormattableString.Invariant(
            $"{entry.Unit}, {entry.Minimum} to {entry.Maximum}; {entry.Source}"
        );
    }

    /// <summary>A copy that shares nothing with this one.</summary>
    public PlantParameters Clone()
    {
        PlantParameters copy = (PlantParameters)MemberwiseClone();
        copy.OpenCircuit = (double[])OpenCircuit.Clone();
        return copy;
    }

    private static Entry Find(string key)
    {
        if (key != null && Index.ByKey.TryGetValue(key, out Entry? entry))
        {
            return entry;
        }

        string known = string.Join(", ", Array.ConvertAll(Table, static one => one.Key));
        throw new ArgumentException("Unknown parameter '" + key + "'. Known: " + known + ".");
    }

    private static Dictionary<string, Entry> IndexTable()
    {
        Dictionary<string, Entry> index = new(StringComparer.Ordinal);
        foreach (Entry entry in Table)
        {
            index.Add(entry.Key, entry);
        }

        return index;
    }

    // A class of its own, so that the table is there when it is built: files of a class have no order.
    private static class Index
    {
        public static readonly Dictionary<string, Entry> ByKey = IndexTable();
    }

    private sealed record Entry(
        string Key,
        string Unit,
        double Minimum,
        double Maximum,
        string Source,
        Slot Of,
        bool Varies = false
    );
}

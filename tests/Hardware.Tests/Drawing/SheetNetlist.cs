// What is connected on paper: wires that touch pins, ends on wires, dots at crossings, names at ends.

using System;
using System.Collections.Generic;
using System.Linq;

namespace Hardware.Tests.Drawing;

/// <summary>The nets of a set of sheets, found from their geometry alone.</summary>
internal sealed class SheetNetlist
{
    private readonly List<int> _parent = [];
    private readonly Dictionary<int, SortedSet<string>> _pins = [];
    private readonly Dictionary<int, SortedSet<string>> _names = [];
    private readonly Dictionary<string, int> _byName = new(StringComparer.Ordinal);

    public SheetNetlist(IEnumerable<SheetFile> sheets)
    {
        foreach (SheetFile sheet in sheets)
        {
            Add(sheet);
        }
    }

    /// <summary>Each net: its pins, and the names that it has on paper.</summary>
    public IEnumerable<(IReadOnlyCollection<string> Pins, IReadOnlyCollection<string> Names)> Nets
    {
        get
        {
            var nets = new Dictionary<int, (SortedSet<string> Pins, SortedSet<string> Names)>();
            for (int i = 0; i < _parent.Count; i++)
            {
                int root = Root(i);
                if (!nets.TryGetValue(root, out (SortedSet<string> Pins, SortedSet<string> Names) net))
                {
                    nets[root] = net = (
                        new SortedSet<string>(StringComparer.Ordinal),
                        new SortedSet<string>(StringComparer.Ordinal)
                    );
                }

                net.Pins.UnionWith(_pins.GetValueOrDefault(i) ?? []);
                net.Names.UnionWith(_names.GetValueOrDefault(i) ?? []);
            }

            foreach ((SortedSet<string> pins, SortedSet<string> names) in nets.Values)
            {
                yield return (pins, names);
            }
        }
    }

    private void Add(SheetFile sheet)
    {
        int[] wires = [.. sheet.Wires.Select(_ => New())];
        for (int i = 0; i < wires.Length; i++)
        {
            Stroke one = sheet.Wires[i];
            for (int j = i + 1; j < wires.Length; j++)
            {
                Stroke other = sheet.Wires[j];
                bool touches =
                    one.Holds(other.From)
                    || one.Holds(other.To)
                    || other.Holds(one.From)
                    || other.Holds(one.To);
                if (touches || sheet.Junctions.Any(dot => one.Holds(dot) && other.Holds(dot)))
                {
                    Join(wires[i], wires[j]);
                }
            }
        }

        int[] leads = [.. sheet.Leads.Select(lead => New(lead.Pins.Select(pin => $"{lead.Part}.{pin}")))];
        for (int i = 0; i < leads.Length; i++)
        {
            Dot tip = sheet.Leads[i].Tip;
            for (int j = 0; j < wires.Length; j++)
            {
                if (sheet.Wires[j].Holds(tip))
                {
                    Join(leads[i], wires[j]);
                }
            }

            for (int j = i + 1; j < leads.Length; j++)
            {
                if (tip.Meets(sheet.Leads[j].Tip))
                {
                    Join(leads[i], leads[j]);
                }
            }
        }

        foreach (DrawnSign sign in sheet.Signs)
        {
            AddSign(sheet, sign, wires, leads);
        }
    }

    // A sign belongs to the wires that end at it and to the pins whose tips are on it.
    private void AddSign(SheetFile sheet, DrawnSign sign, int[] wires, int[] leads)
    {
        int at = New();
        _names[at] = new SortedSet<string>(StringComparer.Ordinal) { sign.Net };
        for (int j = 0; j < wires.Length; j++)
        {
            Stroke wire = sheet.Wires[j];
            if (sign.Strokes.Any(stroke => stroke.Holds(wire.From) || stroke.Holds(wire.To)))
            {
                Join(at, wires[j]);
            }
        }

        for (int j = 0; j < leads.Length; j++)
        {
            if (sign.Strokes.Any(stroke => stroke.Holds(sheet.Leads[j].Tip)))
            {
                Join(at, leads[j]);
            }
        }

        // What has one name is one net, on every sheet.
        if (_byName.TryGetValue(sign.Net, out int same))
        {
            Join(at, same);
        }
        else
        {
            _byName[sign.Net] = at;
        }
    }

    private int New(IEnumerable<string>? pins = null)
    {
        int index = _parent.Count;
        _parent.Add(index);
        if (pins is not null)
        {
            _pins[index] = new SortedSet<string>(pins, StringComparer.Ordinal);
        }

        return index;
    }

    private int Root(int index)
    {
        while (_parent[index] != index)
        {
            index = _parent[index];
        }

        return index;
    }

    private void Join(int one, int other) => _parent[Root(one)] = Root(other);
}

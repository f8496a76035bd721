// Joins the parts of a net by wires, the cheapest first, and lays them on the sheet.

using System.Collections.Generic;
using System.Linq;

namespace Pen.Hardware.Drawing;

/// <summary>Wires nets between placed symbols.</summary>
internal sealed class NetWirer(SheetCanvas canvas, SheetRouter router, IReadOnlyList<PlacedSymbol> symbols)
{
    /// <summary>Joins what can be joined within the limit; the list is left with what hangs together.</summary>
    public void Join(string net, List<NetPart> parts, int limit)
    {
        while (parts.Count > 1)
        {
            FoundWay? best = null;
            NetPart? bestPart = null;
            foreach (NetPart part in parts)
            {
                var targets = new HashSet<GridPoint>();
                foreach (NetPart other in parts.Where(other => other != part))
                {
                    foreach (GridPoint point in other.Points)
                    {
                        targets.Add(point);
                    }
                }

                FoundWay? way = router.ToNet(net, part, targets, best?.Cost - 1 ?? limit);
                if (way is not null)
                {
                    best = way;
                    bestPart = part;
                }
            }

            if (best is null || bestPart is null)
            {
                return;
            }

            GridPoint end = Lay(bestPart, best);
            NetPart met = parts.First(part => part != bestPart && part.Contains(end));
            bestPart.Take(met);
            parts.Remove(met);
        }
    }

    /// <summary>Marks a way as wire of the part; returns its end.</summary>
    public GridPoint Lay(NetPart part, FoundWay way)
    {
        GridPoint at = way.Start;
        foreach (Heading heading in way.Steps)
        {
            canvas.AddWire(at, heading, part.Net);
            at = at.Step(heading);
            if (!part.Contains(at))
            {
                part.Add(at);
            }
        }

        foreach (PlacedPin pin in symbols.SelectMany(symbol => symbol.Pins))
        {
            if (pin.Tip == way.Start || pin.Tip == at)
            {
                canvas.ReleaseEscape(pin.Tip.Step(pin.Outward));
            }
        }

        return at;
    }
}

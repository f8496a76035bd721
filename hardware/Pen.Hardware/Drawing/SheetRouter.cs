// Finds the way of a wire: to another part of its net, or to a place for a label.

using System.Collections.Generic;
using System.Linq;

namespace Pen.Hardware.Drawing;

/// <summary>A way found.</summary>
/// <param name="Start">Where it leaves the net.</param>
/// <param name="Steps">Headings, one a grid step.</param>
/// <param name="Label">The sign at its end; null: it ends at the net's other part.</param>
/// <param name="Cost">What it costs.</param>
internal sealed record FoundWay(GridPoint Start, IReadOnlyList<Heading> Steps, PlacedLabel? Label, int Cost);

/// <summary>Dijkstra's search over grid points and headings; equal costs are broken by order, so that all machines agree.</summary>
internal sealed class SheetRouter(SheetCanvas canvas)
{
    private const int StepCost = 2;
    private const int BendCost = 12;
    private const int CrossingCost = 12;
    private const int BranchCost = 2;

    private readonly record struct State(GridPoint Point, int Heading);

    private sealed record Node(State State, Node? From, int Cost, PlacedLabel? Label);

    /// <summary>The cheapest wire from one part of a net to another; null: none within the limit.</summary>
    public FoundWay? ToNet(string net, NetPart from, IReadOnlySet<GridPoint> to, int limit)
    {
        return Search(net, from, to, null, limit);
    }

    /// <summary>The cheapest place for the net's sign; null: none within the limit.</summary>
    /// <param name="net">The net, with the directions that its sign is to show.</param>
    /// <param name="from">What it is the name of.</param>
    /// <param name="limit">What the way may cost.</param>
    /// <param name="at">The only points where it may begin; null: anywhere.</param>
    public FoundWay? ToLabel(DrawnNet net, NetPart from, int limit, IReadOnlyList<GridPoint>? at = null)
    {
        return Search(net.Name, from, null, net, limit, at);
    }

    private FoundWay? Search(
        string net,
        NetPart from,
        IReadOnlySet<GridPoint>? to,
        DrawnNet? label,
        int limit,
        IReadOnlyList<GridPoint>? starts = null
    )
    {
        var open = new PriorityQueue<Node, (int Cost, int Order)>();
        var done = new HashSet<State>();
        int order = 0;
        void Push(Node node)
        {
            if (node.Cost <= limit)
            {
                open.Enqueue(node, (node.Cost, order++));
            }
        }

        foreach (GridPoint start in from.Points)
        {
            if (starts is not null && !starts.Contains(start))
            {
                continue;
            }

            Push(new Node(new State(start, -1), null, 0, null));
        }

        while (open.TryDequeue(out Node? node, out _))
        {
            if (node.Label is not null)
            {
                return Way(node);
            }

            if (!done.Add(node.State))
            {
                continue;
            }

            GridPoint at = node.State.Point;
            if (to is not null && node.State.Heading >= 0 && to.Contains(at))
            {
                return Way(node);
            }

            if (label is not null)
            {
                foreach (PlacedLabel place in Places(label, from, node))
                {
                    Heading? came = node.State.Heading < 0 ? null : (Heading)node.State.Heading;
                    int bend = came is null || came == place.Toward ? 0 : BendCost / 2;
                    Push(new Node(node.State, node.From, node.Cost + bend + place.Penalty, place));
                }
            }

            Spread(net, from, to, node, Push);
        }

        return null;
    }

    private void Spread(
        string net,
        NetPart from,
        IReadOnlySet<GridPoint>? to,
        Node node,
        System.Action<Node> push
    )
    {
        GridPoint at = node.State.Point;
        Heading? came = node.State.Heading < 0 ? null : (Heading)node.State.Heading;
        if (came is null && from.Degree(at, canvas) >= 3)
        {
            return;
        }

        foreach (Heading heading in Headings.All)
        {
            if (came is Heading last && heading == last.Opposite())
            {
                continue;
            }

            GridPoint next = at.Step(heading);
            if (from.Points.Contains(next) || !canvas.MayStep(at, heading, came, net, out bool crosses))
            {
                continue;
            }

            if (!canvas.InArea(next))
            {
                continue;
            }

            int cost = node.Cost + StepCost + canvas.Toll(next) + (crosses ? CrossingCost : 0);
            if (came is null)
            {
                cost += from.StartCost(at, heading, canvas) + (from.Degree(at, canvas) >= 2 ? BranchCost : 0);
            }
            else if (came != heading)
            {
                cost += BendCost;
            }

            if (to is not null && to.Contains(next))
            {
                // Joining in the middle of a wire is a junction more; into a pin from its side reads badly.
                cost += from.JoinCost(next, heading, canvas);
            }

            push(new Node(new State(next, (int)heading), node, cost, null));
        }
    }

    private IEnumerable<PlacedLabel> Places(DrawnNet net, NetPart from, Node node)
    {
        GridPoint at = node.State.Point;
        foreach (Heading toward in Headings.All)
        {
            if (node.State.Heading < 0)
            {
                // Right at a pin: only where nothing else is connected to it, and straight out of it.
                if (from.Degree(at, canvas) != 1 || from.OutwardAt(at) != toward)
                {
                    continue;
                }
            }
            else if ((Heading)node.State.Heading == toward.Opposite())
            {
                continue;
            }

            var label = new PlacedLabel(net, at, toward);
            if (Fits(label))
            {
                yield return label;
            }
        }
    }

    private bool Fits(PlacedLabel label)
    {
        if (canvas.IsEscapeOfOther(label.At, label.Net.Name))
        {
            return false;
        }

        Box box = label.Bounds.Grown(0.15);
        return canvas.IsFree(Inset(box, label), label.Net.Name, label.At)
            && !canvas.HasForeign(label.At, label.Net.Name);
    }

    /// <summary>A hair less at the end where the wire comes in, so that the pin it hangs at is not in its way.</summary>
    private static Box Inset(Box box, PlacedLabel label)
    {
        const double Hair = 0.4;
        return label.Toward switch
        {
            Heading.Right => box with { Left = box.Left + Hair },
            Heading.Left => box with { Right = box.Right - Hair },
            Heading.Down => box with { Top = box.Top + Hair },
            _ => box with { Bottom = box.Bottom - Hair },
        };
    }

    private static FoundWay Way(Node end)
    {
        var steps = new List<Heading>();
        Node node = end;
        while (node.From is not null)
        {
            steps.Add((Heading)node.State.Heading);
            node = node.From;
        }

        steps.Reverse();
        return new FoundWay(node.State.Point, steps, end.Label, end.Cost);
    }
}

// A mechanical contact: it ends where it was put, after chattering for a while.
using System;

namespace Pen.Hal.Simulated;

/// <summary>The first edge comes at once; the others, an even number, at random times within the bounce.</summary>
internal sealed class BouncingContact(VirtualTime time, SeededRandom random, Action<bool> drive)
{
    private int _movement;
    private bool _level;

    /// <summary>Where the contact was put last, whatever it does until it rests.</summary>
    public bool Target { get; private set; }

    public void Put(bool closed, double bounceMicroseconds, double maximumEdges)
    {
        if (Target == closed)
        {
            return;
        }

        Target = closed;
        int movement = ++_movement;
        int pairs = random.NextUpTo(Math.Max(0, ((int)maximumEdges - 1) / 2));
        bool moves = _level != closed;
        if (moves)
        {
            Toggle();
        }

        long[] edges = new long[2 * pairs];
        for (int i = 0; i < edges.Length; i++)
        {
            edges[i] = time.NowMicroseconds + 1 + random.NextUpTo(Math.Max(0, (int)bounceMicroseconds - 1));
        }

        Array.Sort(edges);
        foreach (long at in edges)
        {
            time.Schedule(at, () => ToggleIn(movement));
        }
    }

    // A later movement of the contact leaves the edges of an earlier one without effect.
    private void ToggleIn(int movement)
    {
        if (movement == _movement)
        {
            Toggle();
        }
    }

    private void Toggle()
    {
        _level = !_level;
        drive(_level);
    }
}

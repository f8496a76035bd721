// Lets a rule be broken for as long as a fault makes that unavoidable, and reports what lasts longer.
using System;

namespace Pen.Simulator.Running.Standing;

/// <summary>One rule that has to hold at every moment.</summary>
internal sealed class Verdict(Allowed allowed, string rule, Action<string, string> report)
{
    private long _since = long.MinValue;

    /// <summary>Judges a moment; the words are only asked for when they are needed.</summary>
    public void Judge(PenView view, bool broken, Func<string> actual)
    {
        if (!broken)
        {
            _since = long.MinValue;
            return;
        }
        _since = _since == long.MinValue ? view.At : _since;
        if (view.At - _since >= view.Allowance.Of(allowed))
        {
            report(rule, actual());
        }
    }
}

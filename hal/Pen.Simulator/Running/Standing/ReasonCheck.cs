// Invariant 8: the first reason of an incident is the one that is shown, and the one on record.
using System;
using System.Collections.Generic;
using System.Linq;
using Pen.Hal.Simulated;
using Pen.Simulator.PowerCuts;

namespace Pen.Simulator.Running.Standing;

/// <summary>
/// Holds the display against itself (a fault's code stays until the operator clears it) and the record in flash against
/// what was shown, or against the one cause that the pins know of.
/// </summary>
internal sealed class ReasonCheck(Action<string, string> report)
{
    // Numbers of the manual: stopped by the operator, by two buttons, cartridge out, charger plugged in.
    private const int ByOperator = 1;
    private const int ByTwoButtons = 2;
    private const int ByRemoval = 3;
    private const int ByCharger = 6;

    // And those that no pin tells of: the session's time, and an empty battery.
    private static readonly int[] Unseen = [4, 7];

    private const long ClearHoldMicroseconds = 900_000;
    private const long CauseMicroseconds = 80_000;
    private const long ShownMicroseconds = 600_000;

    // A record is written once all is at rest; a journal that begins a file anew takes longest.
    private const long SavedMicroseconds = 6_000_000;
    private const long PauseMicroseconds = 200_000;
    private const int MostKept = 12;
    private const long Never = long.MinValue / 2;

    private readonly List<Incident> _incidents = [];
    private readonly Dictionary<int, long> _causes = [];
    private readonly Dictionary<int, bool> _present = [];
    private Incident? _ended;
    private int _shownCode;
    private long _shownSince;
    private long _drivenAt = Never;
    private bool _driving;

    // Of a cartridge that came unseen the pen keeps its record in the name of the one that it knew.
    private bool _unseen;
    private long _serial;
    private bool _flashDoubtful;

    /// <summary>Looks at a moment.</summary>
    public void Look(PenView view, Operation operation, long session)
    {
        _flashDoubtful |= view.Allowance.Has(Allowed.Record);
        NoteCauses(view);
        LookAtDrive(view, operation, session);
        LookAtScreen(view, operation);
        LookAtRecord(view);
    }

    // When each cause that the pins know of came up last.
    private void NoteCauses(PenView view)
    {
        Note(ByOperator, view.IsDown(PenButton.StartStop), view.At);
        Note(ByTwoButtons, int.PopCount(view.Buttons) >= 2, view.At);
        Note(ByRemoval, !view.Present, view.At);
        Note(ByCharger, view.Charging, view.At);
    }

    private void Note(int cause, bool present, long at)
    {
        if (present && !_present.GetValueOrDefault(cause))
        {
            _causes[cause] = at;
        }
        _present[cause] = present;
    }

    private void LookAtDrive(PenView view, Operation operation, long session)
    {
        if (view.DriveOn)
        {
            _unseen = operation.TipUnseen || (_driving && _unseen);
            _driving = true;
            _drivenAt = view.At;
            _ended = null;
            _serial = session;
            _incidents.ForEach(incident => incident.RestsSince = Never);
            return;
        }
        if (_driving && _ended is null)
        {
            int[] causes = CausesShortlyBefore(view.At);
            bool isKnown = causes.Length == 1 && !view.Allowance.Any && !operation.TipUnseen;
            _ended = new Incident(_serial, view.At, causes, isKnown);
        }
        if (_driving && view.At - _drivenAt > PauseMicroseconds)
        {
            _driving = false;
            // The bench self-test drives for no session, and records none.
            if (!_unseen && _serial != 0)
            {
                _incidents.Add(_ended!);
            }
        }
        if (!view.Powered)
        {
            // What was not saved by then is the power cut's business.
            _incidents.Clear();
            _driving = false;
        }
    }

    private int[] CausesShortlyBefore(long endedAt) =>
        [.. _causes.Where(cause => endedAt - cause.Value <= CauseMicroseconds).Select(cause => cause.Key)];

    private void LookAtScreen(PenView view, Operation operation)
    {
        int code = view.Screen.FaultCode;
        if (code == 0)
        {
            _shownCode = view.Screen.IsLegible || !view.Powered ? 0 : _shownCode;
            return;
        }
        if (code == _shownCode)
        {
            return;
        }
        bool cleared =
            operation.StartStopHeld >= ClearHoldMicroseconds
            && operation.StartStopDownAt + operation.StartStopHeld > _shownSince;
        if (_shownCode != 0 && !cleared && !view.Allowance.Has(Allowed.Screen))
        {
            report(
                "invariant 8: the first stop reason of an incident is the one shown and recorded",
                $"E{code} shown in place of E{_shownCode}, which nobody cleared"
            );
        }
        _shownCode = code;
        _shownSince = view.At;
        if (_ended is not null && view.At - _ended.At <= ShownMicroseconds)
        {
            _ended.Tell(code);
        }
    }

    private void LookAtRecord(PenView view)
    {
        if (_incidents.Count == 0 || view.DriveOn)
        {
            return;
        }
        bool due = false;
        foreach (Incident incident in _incidents)
        {
            incident.RestsSince = incident.RestsSince == Never ? view.At : incident.RestsSince;
            due |= !incident.Checked && view.At - incident.RestsSince >= SavedMicroseconds;
        }
        if (!due)
        {
            return;
        }
        FlashRecord? record = view.Flash is null ? null : FlashRecord.Of(view.Flash);
        foreach (long serial in _incidents.Select(incident => incident.Serial).Distinct())
        {
            Incident[] ofOne = [.. _incidents.Where(incident => incident.Serial == serial)];
            Compare(ofOne, record?.StopsOf(serial) ?? []);
        }
        _incidents.ForEach(incident => incident.Checked = true);
    }

    // What is known of the incidents must stand in the record, in their order.
    private void Compare(Incident[] incidents, IReadOnlyList<int> recorded)
    {
        int at = 0;
        foreach (Incident incident in incidents.Where(incident => incident.IsKnown))
        {
            int found = at;
            while (found < recorded.Count && !incident.Reasons.Contains(recorded[found]))
            {
                found++;
            }
            if (found == recorded.Count)
            {
                if (!incident.Checked && recorded.Count < MostKept && !_flashDoubtful)
                {
                    report(
                        "invariant 8: the first stop reason of an incident is the one shown and recorded",
                        $"the stop at {incident.At / 1e6:0.000} s was for reason {string.Join(" or ", incident.Reasons)}; on record are "
                            + $"{(recorded.Count == 0 ? "none" : string.Join(", ", recorded))}"
                    );
                }
                return;
            }
            at = found + 1;
        }
    }

    // A stop. Any of what came together may have been the first: a cause that the pins know of, or that they cannot, or
    // what is told soon after. With a fault in the circuit the pins alone are not enough to know.
    private sealed class Incident(long serial, long at, int[] causes, bool isKnown)
    {
        private readonly List<int> _reasons = isKnown ? [.. causes] : [.. causes, .. Unseen];
        private bool _isTold;

        public long Serial => serial;

        public long At => at;

        public IReadOnlyList<int> Reasons => _reasons;

        public bool IsKnown => isKnown || _isTold;

        public bool Checked { get; set; }

        public long RestsSince { get; set; } = Never;

        public void Tell(int code)
        {
            if (!_isTold)
            {
                _isTold = true;
                _reasons.Add(code);
            }
        }
    }
}

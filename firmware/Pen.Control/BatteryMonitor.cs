// How much is left in the cell, and what that allows.
namespace Pen.Control
{
    /// <summary>
    /// Judges the battery by its open-circuit voltage, estimated from terminal voltage and load; and whether the two
    /// readings that this takes are alive. A converter of 12 bits has noise of several codes (+-8 here, hardware/), and
    /// the commutated current ripples besides: what reads the same to the bit again and again is not measured.
    /// </summary>
    public sealed class BatteryMonitor
    {
        /// <summary>Filter of the estimate: a time constant of 16 periods, so that a load step does not warn.</summary>
        private const int FilterShift = 4;

        /// <summary>How long the estimate must stay below the empty threshold.</summary>
        private const int EmptyMilliseconds = 200;

        /// <summary>How long a reading may be impossible.</summary>
        private const int ImplausibleMilliseconds = 60;

        /// <summary>
        /// How long a reading may repeat: 8 periods. By noise of +-8 codes alone, without any ripple, a sound one does
        /// so once in 7e9 periods, four years of being awake; a converter with half the noise in four days.
        /// </summary>
        private const int FrozenMilliseconds = 150;

        /// <summary>
        /// The same for the motor's current, which is read for the motor's sake only while it runs: 7 periods. The sum of four
        /// conversions repeats once in 35 by noise alone, seven times once in 7e10 periods, with half the noise once in
        /// 8e8, 4400 hours of running. Longer, and a rotor let go meanwhile exceeds 115 %.
        /// </summary>
        private const int FrozenCurrentMilliseconds = 130;

        /// <summary>A change of duty that a current cannot but follow: 70 mV at least, 45 mA over the winding.</summary>
        private const int FeltPermille = 20;

        /// <summary>A current below this may read as nothing, and nothing has no noise below it.</summary>
        private const int LeastMilliamperes = 25;

        /// <summary>Half of a rise that is no noise.</summary>
        private const int RiseMillivolts = 40;

        /// <summary>The estimate's noise while the motor is driven: within it, nothing is judged anew.</summary>
        private const int UnjudgedMillivolts = 8;

        /// <summary>Internal resistance assumed of an ageing cell and its contacts, in milliohms; a new one has 150.</summary>
        private const int CellMilliohms = 200;

        /// <summary>The warning goes out 40 mV above where it comes on.</summary>
        private const int LowClearMillivolts = Limits.BatteryLowMillivolts + 40;

        /// <summary>Charge between two points of the curve.</summary>
        private const int PercentOfSegment = 10;

        /// <summary>Open-circuit voltage of a Li-ion cell in millivolts at 0, 10, ... 100 % of charge.</summary>
        private static readonly int[] OpenCircuitMillivolts =
        {
            3000,
            3530,
            3620,
            3680,
            3720,
            3760,
            3820,
            3900,
            3980,
            4080,
            4200,
        };

        private int _scaled = -1;
        private int _smooth;
        private int _emptyMilliseconds;
        private bool _doubted;
        private int _impossibleMilliseconds;
        private int _terminalMilliseconds;
        private int _currentMilliseconds;
        private int _lastCode;
        private int _doubtedDutyPermille;

        // Of the curve, the part that the estimate was on last: nearly always it still is.
        private int _segmentFrom;
        private int _segmentPercent;
        private int _segmentRise;
        private int _segmentSpan;

        /// <summary>Estimated open-circuit voltage in millivolts.</summary>
        public int OpenCircuit;

        /// <summary>Charge in percent, 0 to 100.</summary>
        public int Percent;

        /// <summary>Time to finish; with hysteresis of 40 mV.</summary>
        public bool Low;

        /// <summary>The pen must stop while it still can retract.</summary>
        public bool Empty;

        /// <summary>The charge was judged anew, and nobody has taken note.</summary>
        public bool Judged;

        /// <summary>There is charge for a session.</summary>
        public bool Startable;

        /// <summary>The reading of this period cannot be true.</summary>
        public bool Impossible;

        /// <summary>The reading, or the possible one that is nearest, in millivolts.</summary>
        public int BelievedMillivolts = Limits.BatteryImplausibleLowMillivolts;

        /// <summary>
        /// The same with half its noise, in millivolts, 1880 to 5100: a filter of 2 periods, for which a load's sag,
        /// which the current tells at once, does not wait. A longer one makes the rate swing with an aged cell.
        /// </summary>
        public int SmoothMillivolts;

        /// <summary>The readings cannot have been true for a while: impossible ones, or always the same.</summary>
        public bool Implausible;

        /// <summary>Takes note of <see cref="Judged"/>.</summary>
        public void TakeNote()
        {
            Judged = false;
        }

        /// <summary>Takes a period's readings.</summary>
        public void Update(PenInputs inputs, int dutyPermille, int elapsedMilliseconds)
        {
            int terminal = inputs.BatteryMillivolts;
            int current = inputs.MotorCurrentMilliamperes;
            int code = inputs.MotorCurrentCode;
            if (
                terminal == BelievedMillivolts
                || code == _lastCode
                || terminal < Limits.BatteryImplausibleLowMillivolts
                || terminal > Limits.BatteryImplausibleHighMillivolts
            )
            {
                Doubt(terminal, current, code == _lastCode, dutyPermille, elapsedMilliseconds);
                terminal = BelievedMillivolts;
            }
            else
            {
                BelievedMillivolts = terminal;
                if (_doubted)
                {
                    Believe();
                }
            }
            _lastCode = code;

            // The cell delivers the winding's current for the share of time that the drive is on.
            int sag = current * dutyPermille / (1000 * 1000 / CellMilliohms);
            int estimate = terminal + sag;
            int scaled = _scaled;
            if (scaled < 0)
            {
                scaled = estimate << FilterShift;
                _smooth = estimate;
            }
            int smooth = (_smooth + estimate) / 2;
            if (estimate - smooth > RiseMillivolts)
            {
                // A cell that has recovered so far would drive the motor too fast for as long as it is not believed.
                smooth = estimate;
            }
            _smooth = smooth;
            SmoothMillivolts = smooth - sag;
            scaled += estimate - (scaled >> FilterShift);
            _scaled = scaled;
            int openCircuit = scaled >> FilterShift;
            if (
                (openCircuit != OpenCircuit && (!_doubted || dutyPermille == 0))
                || openCircuit < Limits.BatteryEmptyMillivolts
            )
            {
                // Not while a driven motor's readings are in doubt: that period has enough to do.
                JudgeCharge(openCircuit, dutyPermille, elapsedMilliseconds);
            }
        }

        // A reading is beyond what can be, or the same as in the period before.
        private void Doubt(
            int terminal,
            int current,
            bool currentRepeats,
            int dutyPermille,
            int elapsedMilliseconds
        )
        {
            _doubted = true;
            bool implausible;
            if (terminal == BelievedMillivolts)
            {
                // Possible, as whatever is believed.
                Impossible = false;
                _impossibleMilliseconds = 0;
                int stands = _terminalMilliseconds + elapsedMilliseconds;
                implausible = stands >= FrozenMilliseconds;
                _terminalMilliseconds = implausible ? FrozenMilliseconds : stands;
            }
            else
            {
                _terminalMilliseconds = 0;
                implausible = Misread(terminal, elapsedMilliseconds);
            }
            if (currentRepeats && current >= LeastMilliamperes && dutyPermille > 0)
            {
                int counted = elapsedMilliseconds;
                if (_currentMilliseconds != 0)
                {
                    // Another voltage makes another current: one that stays the same is doubted twice as fast.
                    int moved = dutyPermille - _doubtedDutyPermille;
                    bool felt = moved > FeltPermille || moved < -FeltPermille;
                    counted = _currentMilliseconds + (felt ? 2 * elapsedMilliseconds : elapsedMilliseconds);
                }
                _doubtedDutyPermille = dutyPermille;
                if (counted >= FrozenCurrentMilliseconds)
                {
                    counted = FrozenCurrentMilliseconds;
                    implausible = true;
                }
                _currentMilliseconds = counted;
            }
            else
            {
                _currentMilliseconds = 0;
            }
            Implausible = implausible;
        }

        // Another reading than before: beyond what can be, or not.
        private bool Misread(int terminal, int elapsedMilliseconds)
        {
            int believed = IntMath.Clamp(
                terminal,
                Limits.BatteryImplausibleLowMillivolts,
                Limits.BatteryImplausibleHighMillivolts
            );
            BelievedMillivolts = believed;
            Impossible = terminal != believed;
            _impossibleMilliseconds = Impossible
                ? IntMath.Min(_impossibleMilliseconds + elapsedMilliseconds, ImplausibleMilliseconds)
                : 0;
            return _impossibleMilliseconds >= ImplausibleMilliseconds;
        }

        private void Believe()
        {
            _doubted = false;
            Impossible = false;
            Implausible = false;
            _impossibleMilliseconds = 0;
            _terminalMilliseconds = 0;
            _currentMilliseconds = 0;
        }

        private void JudgeCharge(int openCircuit, int dutyPermille, int elapsedMilliseconds)
        {
            if (
                dutyPermille != 0
                && (uint)(openCircuit - OpenCircuit + UnjudgedMillivolts) <= 2 * UnjudgedMillivolts
                && openCircuit >= Limits.BatteryEmptyMillivolts
            )
            {
                return;
            }
            OpenCircuit = openCircuit;
            Judged = true;
            int above = openCircuit - _segmentFrom;
            if ((uint)above >= (uint)_segmentSpan)
            {
                FindSegment(openCircuit);
                above = openCircuit - _segmentFrom;
            }
            Percent = _segmentPercent + above * _segmentRise / _segmentSpan;
            Startable = openCircuit >= Limits.BatteryStartMillivolts;
            Low = openCircuit < (Low ? LowClearMillivolts : Limits.BatteryLowMillivolts);
            if (openCircuit < Limits.BatteryEmptyMillivolts)
            {
                _emptyMilliseconds = IntMath.Min(_emptyMilliseconds + elapsedMilliseconds, EmptyMilliseconds);
                Empty = _emptyMilliseconds >= EmptyMilliseconds;
            }
            else if (_emptyMilliseconds != 0)
            {
                _emptyMilliseconds = 0;
                Empty = false;
            }
        }

        // The part of the curve that a voltage lies on; beyond either end it is flat.
        private void FindSegment(int millivolts)
        {
            int[] table = OpenCircuitMillivolts;
            int last = table.Length - 1;
            int at = 0;
            while (at <= last && millivolts >= table[at])
            {
                at++;
            }
            bool inside = at > 0 && at <= last;
            _segmentFrom = at > 0 ? table[at - 1] : 0;
            _segmentPercent = at > 0 ? (at - 1) * PercentOfSegment : 0;
            _segmentRise = inside ? PercentOfSegment : 0;
            _segmentSpan = (at <= last ? table[at] : int.MaxValue) - _segmentFrom;
        }
    }
}

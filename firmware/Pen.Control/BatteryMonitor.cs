// How much is left in the cell, and what that allows.
namespace Pen.Control
{
    /// <summary>Judges the battery by its open-circuit voltage, estimated from terminal voltage and load.</summary>
    public sealed class BatteryMonitor
    {
        /// <summary>Filter of the estimate: a time constant of 16 periods, so that a load step does not warn.</summary>
        private const int FilterShift = 4;

        /// <summary>How long the estimate must stay below the empty threshold.</summary>
        private const int EmptyMilliseconds = 200;

        /// <summary>How long a reading may be impossible.</summary>
        private const int ImplausibleMilliseconds = 60;

        /// <summary>Internal resistance assumed of an ageing cell and its contacts, in milliohms; a new one has 150.</summary>
        private const int CellMilliohms = 200;

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
        private int _segment;
        private int _emptyMilliseconds;
        private int _implausibleMilliseconds;

        /// <summary>Estimated open-circuit voltage in millivolts.</summary>
        public int OpenCircuit;

        /// <summary>Charge in percent, 0 to 100.</summary>
        public int Percent;

        /// <summary>Time to finish; with hysteresis of 40 mV.</summary>
        public bool Low;

        /// <summary>The pen must stop while it still can retract.</summary>
        public bool Empty;

        /// <summary>There is charge for a session.</summary>
        public bool Startable;

        /// <summary>The reading of this period cannot be true.</summary>
        public bool Impossible;

        /// <summary>The reading, or the possible one that is nearest, in millivolts.</summary>
        public int BelievedMillivolts;

        /// <summary>The readings cannot have been true for a while.</summary>
        public bool Implausible;

        /// <summary>Takes a period's readings.</summary>
        public void Update(PenInputs inputs, int dutyPermille, int elapsedMilliseconds)
        {
            int terminal = inputs.BatteryMillivolts;
            Impossible =
                terminal < Limits.BatteryImplausibleLowMillivolts
                || terminal > Limits.BatteryImplausibleHighMillivolts;
            BelievedMillivolts = terminal;
            if (Impossible)
            {
                BelievedMillivolts = IntMath.Clamp(
                    terminal,
                    Limits.BatteryImplausibleLowMillivolts,
                    Limits.BatteryImplausibleHighMillivolts
                );
                _implausibleMilliseconds = IntMath.Min(
                    _implausibleMilliseconds + elapsedMilliseconds,
                    ImplausibleMilliseconds
                );
                Implausible = _implausibleMilliseconds >= ImplausibleMilliseconds;
            }
            else if (_implausibleMilliseconds != 0)
            {
                _implausibleMilliseconds = 0;
                Implausible = false;
            }

            // The cell delivers the winding's current for the share of time that the drive is on.
            int drawn = inputs.MotorCurrentMilliamperes * dutyPermille / 1000;
            int estimate = terminal + drawn * CellMilliohms / 1000;
            if (_scaled < 0)
            {
                _scaled = estimate << FilterShift;
            }
            _scaled += estimate - (_scaled >> FilterShift);
            int openCircuit = _scaled >> FilterShift;
            if (openCircuit != OpenCircuit || openCircuit < Limits.BatteryEmptyMillivolts)
            {
                OpenCircuit = openCircuit;
                JudgeCharge(elapsedMilliseconds);
            }
        }

        private void JudgeCharge(int elapsedMilliseconds)
        {
            Percent = PercentOf(OpenCircuit);
            Startable = OpenCircuit >= Limits.BatteryStartMillivolts;
            Low = OpenCircuit < Limits.BatteryLowMillivolts + (Low ? 40 : 0);
            _emptyMilliseconds =
                OpenCircuit < Limits.BatteryEmptyMillivolts
                    ? IntMath.Min(_emptyMilliseconds + elapsedMilliseconds, EmptyMilliseconds)
                    : 0;
            Empty = _emptyMilliseconds >= EmptyMilliseconds;
        }

        private int PercentOf(int millivolts)
        {
            // The segment is nearly always that of the last time.
            int[] table = OpenCircuitMillivolts;
            int at = _segment;
            while (at > 0 && millivolts < table[at])
            {
                at--;
            }
            while (at < table.Length - 2 && millivolts >= table[at + 1])
            {
                at++;
            }
            _segment = at;
            int percent = at * 10 + (millivolts - table[at]) * 10 / (table[at + 1] - table[at]);
            return IntMath.Clamp(percent, 0, 100);
        }
    }
}

// The firmware's own proof before the first start, reading circuits with the faults that the table says it finds.
using System;
using System.Collections.Generic;
using System.Linq;
using Pen.Control;
using Pen.Hardware.Failsafe;

namespace Failsafe.Tests;

[TestClass]
public sealed class ProofTests
{
    // A step is watched for three periods.
    private const int Watched = 3;
    private const int PeriodMs = 20;

    [TestInitialize]
    public void Require() => Ngspice.Require();

    [TestMethod]
    [Proves("PEN-166")]
    public void Every_fault_of_the_table_that_power_up_finds_is_found_by_the_proof_with_that_reason()
    {
        FaultRow[] rows =
        [
            .. SingleFaultTests.Written.Where(row =>
                row.FoundBy.StartsWith("power-up", StringComparison.Ordinal)
            ),
        ];
        Assert.IsGreaterThanOrEqualTo(5, rows.Length);
        IReadOnlyList<SingleFault> faults = FaultList.Of(Ngspice.Chain);
        StopReason[] found = MonteCarlo.InParallel(
            rows,
            row =>
                Find(faults.First(fault => fault.Part == row.Part && row.What.StartsWith(fault.What)).Chain)
        );
        foreach ((FaultRow row, StopReason reason) in rows.Zip(found))
        {
            Assert.AreEqual(row.FoundBy, $"power-up E{(int)reason}", row.ToString());
        }
    }

    [TestMethod]
    [Proves("PEN-167")]
    public void A_sound_circuit_passes_both_steps() => Assert.AreEqual(StopReason.None, Find(Ngspice.Chain));

    private static StopReason Find(Netlist chain)
    {
        ChainProof proof = new();
        foreach (DriveTest step in (DriveTest[])[DriveTest.DutyAlone, DriveTest.GateAlone])
        {
            PenInputs inputs = new();
            for (int i = 0; i < 5 && proof.Test == DriveTest.None; i++)
            {
                proof.Update(inputs, true, true, PeriodMs);
            }

            Assert.AreEqual(step, proof.Test);
            bool dutyAlone = step == DriveTest.DutyAlone;
            foreach (
                ProofReading reading in PowerCase.Proof(chain, dutyAlone, ChainProof.DutyPermille, Watched)
            )
            {
                if (reading.FaultLine)
                {
                    // The supervisor's own row, in any state that is awake.
                    return StopReason.DriverFault;
                }

                inputs.EncoderCounts = reading.Counts;
                inputs.MotorCurrentMilliamperes = reading.Milliamperes;
                proof.Update(inputs, true, true, PeriodMs);
                if (proof.Failure != StopReason.None)
                {
                    return proof.Failure;
                }
            }
        }

        Assert.IsTrue(proof.Proven);
        return StopReason.None;
    }
}

// A virtual chip on a powered board, current for the test's own thread.
using System;
using System.Collections.Generic;
using Pen.Hal.Simulated;
using VirtualEsp32;

namespace Pen.Hal.Esp32.Tests;

internal sealed class ChipBench
{
    public ChipBench(BoardFile? file = null)
    {
        Board = new SimulatedBoard(new PlantParameters(), 7);
        Board.PowerOn();
        Chip = new VirtualChip(Board, file);
        Chip.MakeCurrent();
    }

    public SimulatedBoard Board { get; }

    public VirtualChip Chip { get; }

    public BoardSignals Signals => Board.Signals;

    public long Now => Board.Time.NowMicroseconds;

    public PenBoard Open() => Esp32Board.Open(PinMap.ForTarget(Chip.TargetName));

    public void Wait(long microseconds) => Board.Time.Sleep(microseconds);

    /// <summary>Runs a firmware thread on the chip; it shares nothing but the chip with the others.</summary>
    public void Run(Action body) =>
        Board.Time.StartThread(
            "test",
            () =>
            {
                Chip.MakeCurrent();
                body();
            }
        );

    /// <summary>A thread that sleeps 10 ms over and over, and notes when it ran.</summary>
    public List<long> RunTicking()
    {
        List<long> ran = [];
        Run(() =>
        {
            while (true)
            {
                ran.Add(Now);
                VirtualThread.Sleep(10);
            }
        });
        return ran;
    }

    /// <summary>The longest time between two runs of a ticking thread.</summary>
    public static long LongestGap(List<long> ran)
    {
        long longest = 0;
        for (int i = 1; i < ran.Count; i++)
        {
            longest = Math.Max(longest, ran[i] - ran[i - 1]);
        }

        return longest;
    }

    /// <summary>Supplies the motor through the chain and drives it for a second.</summary>
    public void Drive(PenBoard ports, int dutyPermille)
    {
        if (Board.Cartridge == null)
        {
            Board.InsertCartridge(new CartridgeChip(new byte[CartridgeChip.ImageLength]));
            Wait(20_000);
        }

        ports.MotorGate.Write(true);
        ports.MotorPwm.SetDutyPermille(dutyPermille);
        for (int beat = 0; beat < 50; beat++)
        {
            ports.Heartbeat.Write(beat % 2 == 0);
            Wait(20_000);
        }
    }
}

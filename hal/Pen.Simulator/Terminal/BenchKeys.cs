// The keys of the live view and what each does to the pen.
using System;
using System.Collections.Generic;
using Pen.Hal.Simulated;
using Pen.Simulator.Scenarios;

namespace Pen.Simulator.Terminal;

/// <summary>
/// Terminals report keys going down and never up, so every key stands for a press of stated length.
/// </summary>
internal sealed class BenchKeys(SimulatedPen pen)
{
    private const long ClickMicroseconds = 100_000;
    private const long StartMicroseconds = 400_000;
    private const long ClearMicroseconds = 1_200_000;
    private const long SleepMicroseconds = 2_200_000;
    private const long UnlockMicroseconds = 3_200_000;
    private const long BenchChordMicroseconds = 1_500_000;
    private const long SettleMicroseconds = 300_000;
    private const int SkinStepMicronewtonMetres = 100;
    private const int MostSkinMicronewtonMetres = 2000;
    private const double BatteryStep = 0.05;

    private readonly PenHands _hands = new(pen);
    private readonly FaultLine _faults = new(pen.Board.Faults);
    private int _skinMicronewtonMetres;

    /// <summary>What the keys do, for people.</summary>
    public static IReadOnlyList<(string Keys, string Meaning)> Help { get; } =
    [
        ("s", "hold Start 0.4 s"),
        ("x", "click Stop"),
        ("e", "hold Start 1.2 s: clear a fault"),
        ("S", "hold Start 2.2 s: sleep"),
        ("up/down", "depth"),
        ("right/left", "speed"),
        ("u", "unlock depth"),
        ("a", "calibrate depth"),
        ("i/r/v", "cartridge in: fresh / the same again / service"),
        ("o", "cartridge out"),
        ("k/l", "skin: less / more"),
        ("c", "charger in or out"),
        ("b", "battery 5 % down"),
        ("p/t", "power cut or on / off and on with Speed- and Depth- held: bench self-test"),
        ("f", "fault"),
        ("q", "quit"),
    ];

    /// <summary>Torque that the skin asks for, in micronewton metres.</summary>
    public int SkinMicronewtonMetres => _skinMicronewtonMetres;

    /// <summary>A line is open in which keys are letters.</summary>
    public bool Types => _faults.Text is not null;

    /// <summary>The faults that there are and the line that is open, for people.</summary>
    public string Faults => _faults.Shown;

    /// <summary>Carries out a key; returns what was done, or null for a key without a meaning.</summary>
    public string? Do(ConsoleKeyInfo key)
    {
        if (Types)
        {
            return _faults.Do(key);
        }
        switch (key.Key)
        {
            case ConsoleKey.UpArrow:
                return Press("depth+", ClickMicroseconds, PenButton.DepthUp);
            case ConsoleKey.DownArrow:
                return Press("depth-", ClickMicroseconds, PenButton.DepthDown);
            case ConsoleKey.RightArrow:
                return Press("speed+", ClickMicroseconds, PenButton.SpeedUp);
            case ConsoleKey.LeftArrow:
                return Press("speed-", ClickMicroseconds, PenButton.SpeedDown);
        }
        switch (key.KeyChar)
        {
            case 's':
                return Press("start held 0.4 s", StartMicroseconds, PenButton.StartStop);
            case 'x':
                return Press("stop", ClickMicroseconds, PenButton.StartStop);
            case 'e':
                return Press("start held 1.2 s", ClearMicroseconds, PenButton.StartStop);
            case 'S':
                return Press("start held 2.2 s", SleepMicroseconds, PenButton.StartStop);
            case 'u':
                return Press("unlock chord", UnlockMicroseconds, PenButton.SpeedUp, PenButton.DepthUp);
            case 'a':
                return Press("calibrate chord", UnlockMicroseconds, PenButton.SpeedUp, PenButton.DepthDown);
            case 'i':
                return Insert("fresh cartridge in", CartridgeKind.Fresh);
            case 'r':
                return _hands.HasRemoved
                    ? Insert("same cartridge in", CartridgeKind.Same)
                    : "none was taken out";
            case 'v':
                return Insert("service cartridge in", CartridgeKind.Service);
            case 'o':
                _hands.Remove();
                return "cartridge out";
            case 'k':
                return Skin(-SkinStepMicronewtonMetres);
            case 'l':
                return Skin(SkinStepMicronewtonMetres);
            default:
                return World(key.KeyChar);
        }
    }

    private string? World(char key)
    {
        SimulatedBoard board = pen.Board;
        switch (key)
        {
            case 'c':
                board.SetCharger(!board.Signals.Charging);
                return board.Signals.Charging ? "charger in" : "charger out";
            case 'b':
                board.BatteryCharge = Math.Max(0, board.BatteryCharge - BatteryStep);
                return "battery 5 % down";
            case 'f':
                _faults.Open();
                return "fault: SITE WORD [AMOUNT] [for TIME] or SITE clear; Escape closes";
            case 'p':
                _hands.SetPower(!board.IsPowered);
                return board.IsPowered ? "power on" : "power cut";
            case 't':
                _hands.SetPower(false);
                _hands.Press([PenButton.SpeedDown, PenButton.DepthDown], BenchChordMicroseconds, 1);
                board.Time.Schedule(pen.NowMicroseconds + SettleMicroseconds, () => _hands.SetPower(true));
                return "power off and on, Speed- and Depth- held";
            default:
                return null;
        }
    }

    private string Press(string what, long duration, params PenButton[] buttons)
    {
        _hands.Press(buttons, duration, 1);
        return what;
    }

    private string Insert(string what, CartridgeKind kind)
    {
        if (pen.Board.Cartridge is not null)
        {
            return "a cartridge is seated: take it out first";
        }
        _hands.Insert(new CartridgeRequest(kind));
        return what;
    }

    private string Skin(int change)
    {
        _skinMicronewtonMetres = Math.Clamp(_skinMicronewtonMetres + change, 0, MostSkinMicronewtonMetres);
        pen.Board.SkinMeanTorque = _skinMicronewtonMetres / 1e6;
        return $"skin {Quantities.Format(Dimension.Torque, _skinMicronewtonMetres)}";
    }
}

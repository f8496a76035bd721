// From a board's data to its sheets: which part has which symbol, which net which sign.

using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Pen.Hardware.Model;

namespace Pen.Hardware.Drawing;

/// <summary>Draws the sheets of one board, one a block.</summary>
internal sealed class BoardDrawing
{
    private readonly Board _board;
    private readonly SheetHint[] _sheets;
    private readonly Dictionary<string, int[]> _sheetsOf = new(StringComparer.Ordinal);

    /// <exception cref="DrawingException">The layout does not fit the board.</exception>
    /// <param name="board">The board.</param>
    /// <param name="layout">Where its parts stand.</param>
    /// <param name="isDraft">Parts without a sheet are left out; for work on a layout.</param>
    public BoardDrawing(Board board, Layout layout, bool isDraft = false)
    {
        _board = board;
        _sheets = board
            .Blocks.SelectMany(block => layout.Sheets.Where(sheet => sheet.Block == block.Name))
            .ToArray();
        Part[] lost = board.Parts.Where(part => SheetsOf(part).Length != 1).ToArray();
        string[] strangers = layout
            .Sheets.Select(sheet => sheet.Block)
            .Except(board.Blocks.Select(block => block.Name))
            .ToArray();
        if (!isDraft && lost.Length + strangers.Length > 0)
        {
            throw new DrawingException(
                $"{board.Name}: the layout gives [{string.Join(" ", lost.Select(part => $"{part.Block}:{part.Reference}"))}] no sheet, "
                    + $"and has sheets for [{string.Join(" ", strangers)}], which are no blocks."
            );
        }
    }

    /// <summary>All sheets in the order of the board's blocks.</summary>
    /// <exception cref="DrawingException">The layout does not fit the parts, or a sheet has no room.</exception>
    public IReadOnlyList<DrawnFile> Draw()
    {
        return Enumerable.Range(0, _sheets.Length).Select(Sheet).ToArray();
    }

    /// <summary>The sheet of this place in the order, from 0.</summary>
    public DrawnFile Sheet(int index)
    {
        SheetHint hint = _sheets[index];
        Block block = _board.Blocks.First(each => each.Name == hint.Block);
        DrawnPart[] parts = _board.Parts.Where(part => part.Block == block.Name).Select(Drawn).ToArray();
        ComposedSheet sheet = SheetComposer.Compose(hint, parts, NetsOf(index));
        var title = new SheetTitle(_board.Name, hint.Title ?? block.Title, index + 1, _sheets.Length);
        int nth = _sheets.Take(index).Count(each => each.Block == hint.Block);
        bool isAlone = _sheets.Count(each => each.Block == hint.Block) == 1;
        string name = string.Create(
            CultureInfo.InvariantCulture,
            $"sheet-{index + 1}-{block.Name}{(isAlone ? "" : "-" + (char)('a' + nth))}.svg"
        );
        return new DrawnFile(name, SheetRenderer.Render(sheet, title));
    }

    public int Count => _sheets.Length;

    public string BlockAt(int index)
    {
        return _sheets[index].Block;
    }

    private int[] SheetsOf(Part part)
    {
        if (!_sheetsOf.TryGetValue(part.Reference, out int[]? sheets))
        {
            sheets = Enumerable
                .Range(0, _sheets.Length)
                .Where(i =>
                    _sheets[i].Block == part.Block
                    && _sheets[i].Parts.Keys.Any(key => key.Split('.')[0] == part.Reference)
                )
                .ToArray();
            _sheetsOf[part.Reference] = sheets;
        }

        return sheets;
    }

    private DrawnPart Drawn(Part part)
    {
        DrawnPin[] pins = part
            .Pins.Select(pin => new DrawnPin(pin.Type.Number, pin.Type.Name, pin.Net, Drives(pin)))
            .ToArray();
        return new DrawnPart(part.Reference, part.Type.Value, SymbolOf(part.Type), pins, part.Note);
    }

    /// <summary>KiCad's name of the symbol says what the part is; what has no symbol here is a box.</summary>
    private static string SymbolOf(PartType type)
    {
        return type.Symbol switch
        {
            "Device:R" => "resistor",
            "Device:Thermistor_NTC" => "thermistor",
            "Device:C" => "capacitor",
            "Device:C_Polarized" => "capacitor-polarised",
            "Device:L" => "inductor",
            "Device:FerriteBead" => "ferrite",
            "Device:Fuse" => "fuse",
            "Device:Polyfuse" => "fuse-resettable",
            "Device:Battery_Cell" => "battery",
            "Device:Buzzer" => "buzzer",
            "Device:LED" => "led",
            "Device:LED_RGB" => "led-rgb",
            "Device:D_Zener" => "zener",
            "Device:D_Schottky" => type.Pins.Count == 3 ? "schottky-sot23" : "schottky",
            "Device:D_Zener_x2_ACom_KKA" => "zener-pair",
            "Motor:Motor_DC" => "motor",
            "Motor:Stepper_Motor_bipolar" => "stepper",
            "Sensor_Proximity:Slotted" => "opto-slot",
            "Switch:SW_Push" or "Switch:SW_Push_Dual" => "button",
            "Switch:SW_SPST" => "switch",
            "Switch:SW_SPDT" => "changeover",
            "Connector:TestPoint" => "test-point",
            _ => type.Kind switch
            {
                PartKind.Diode when type.Pins.Count == 2 => "diode",
                PartKind.Transistor => TransistorOf(type),
                _ => SymbolLibrary.BoxKind,
            },
        };
    }

    private static string TransistorOf(PartType type)
    {
        string words = type.Description;
        bool isBipolar = type.Pins.Any(pin => pin.Name == "B");
        if (isBipolar)
        {
            return words.Contains("PNP", StringComparison.Ordinal) ? "pnp" : "npn";
        }

        if (type.Pins.Count > 3)
        {
            return SymbolLibrary.BoxKind;
        }

        bool isP = words.Contains("P-channel", StringComparison.OrdinalIgnoreCase);
        return isP ? "pmos" : "nmos";
    }

    private Dictionary<string, DrawnNet> NetsOf(int sheet)
    {
        var nets = new Dictionary<string, DrawnNet>(StringComparer.Ordinal);
        foreach (Net net in _board.Nets)
        {
            int[] sheets = net.Pins.Select(pin => SheetOf(pin.Part)).Distinct().Order().ToArray();
            if (!sheets.Contains(sheet))
            {
                continue;
            }

            int[] driving = net.Pins.Where(Drives).Select(pin => SheetOf(pin.Part)).Distinct().ToArray();
            bool isDriven = driving.Length > 0;
            if (!isDriven)
            {
                // What reaches the processor through passive parts only still flows to it.
                int processor = SheetOf(_board.PartOf(_board.Processor));
                bool isRead = _board.ProcessorNets.Any(use => use.Name == net.Name && use.Direction == "in");
                driving = isRead ? sheets.Where(each => each != processor).ToArray() : [];
            }

            nets[net.Name] = new DrawnNet(
                net.Name,
                KindOf(net.Name),
                sheets.Where(each => each != sheet).Select(each => each + 1).ToArray(),
                driving.Any(each => each != sheet),
                driving.Contains(sheet),
                isDriven
            );
        }

        return nets;
    }

    private NetKind KindOf(string net)
    {
        if (net == Board.Ground)
        {
            return NetKind.Ground;
        }

        return _board.Supplies.Any(supply => supply.Net == net) ? NetKind.Supply : NetKind.Signal;
    }

    private int SheetOf(Part part)
    {
        return SheetsOf(part).FirstOrDefault(_sheets.Length);
    }

    /// <summary>An output; or a pin of the processor that the firmware writes.</summary>
    private bool Drives(Pin pin)
    {
        if (pin.Part.Reference == _board.Processor)
        {
            return _board.ProcessorNets.Any(use =>
                use.Name == pin.Net && use.Direction == "out" && IsGpio(pin.Type.Name, use.Gpio)
            );
        }

        return pin.Type.Kind
            is PinKind.Output
                or PinKind.PowerOut
                or PinKind.OpenCollector
                or PinKind.TriState;
    }

    /// <summary>Modules name the pin of GPIO 12 IO12, GPIO12 or 12, some with more words.</summary>
    private static bool IsGpio(string name, int? gpio)
    {
        string number = gpio?.ToString(CultureInfo.InvariantCulture) ?? "none";
        string digits = string.Concat(
            name.SkipWhile(c => !char.IsAsciiDigit(c)).TakeWhile(char.IsAsciiDigit)
        );
        return digits == number;
    }
}

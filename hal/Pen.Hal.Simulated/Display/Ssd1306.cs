// An SSD1306 display controller on a 128x32 glass: commands and data in, pixels out.
using System;

namespace Pen.Hal.Simulated;

/// <summary>
/// Decodes I2C transfers as the maker's data sheet describes. The glass has 32 rows on COM0 to COM31 and is
/// mounted so that segment remap and reversed COM scan show an upright picture.
/// </summary>
internal sealed class Ssd1306
{
    public const int Width = 128;
    public const int Height = 32;

    private const int Pages = 8;

    // Argument bytes of the commands that have any (data sheet: command table).
    private static readonly byte[] ArgumentCounts = BuildArgumentCounts();

    // One byte a segment and page, in the glass's order: the remap acts on the way in.
    private readonly byte[] _ram = new byte[Width * Pages];
    private readonly byte[] _arguments = new byte[6];
    private int _command;
    private int _argumentsDue;
    private int _argumentsSeen;
    private int _mode;
    private int _column;
    private int _firstColumn;
    private int _lastColumn;
    private int _page;
    private int _firstPage;
    private int _lastPage;
    private int _startLine;
    private int _offset;
    private int _multiplex;
    private bool _segmentRemap;
    private bool _reversedScan;
    private bool _inverse;
    private bool _allOn;
    private bool _on;
    private bool _chargePump;

    public Ssd1306() => Restart();

    /// <summary>Contrast register, 0 to 255.</summary>
    public int Contrast { get; private set; }

    /// <summary>Supply applied: registers at their reset values; the picture memory holds nothing.</summary>
    public void Restart()
    {
        Array.Clear(_ram);
        _argumentsDue = 0;
        _mode = 2;
        _column = 0;
        _firstColumn = 0;
        _lastColumn = Width - 1;
        _page = 0;
        _firstPage = 0;
        _lastPage = Pages - 1;
        _startLine = 0;
        _offset = 0;
        _multiplex = 63;
        _segmentRemap = false;
        _reversedScan = false;
        _inverse = false;
        _allOn = false;
        _on = false;
        _chargePump = false;
        Contrast = 0x7F;
    }

    /// <summary>
    /// One transfer after the address byte. A control byte with its top bit set announces one single byte and
    /// then another control byte; without it, all that follows is of its kind.
    /// </summary>
    public void Receive(byte[] transfer, int count)
    {
        int at = 0;
        while (at < count)
        {
            int control = transfer[at++];
            bool isData = (control & 0x40) != 0;
            int end = (control & 0x80) != 0 ? Math.Min(at + 1, count) : count;
            while (at < end)
            {
                if (isData)
                {
                    WriteRam(transfer[at++]);
                }
                else
                {
                    WriteCommand(transfer[at++]);
                }
            }
        }
    }

    /// <summary>Whether a dot of the upright glass is lit; false outside of it.</summary>
    public bool GetPixel(int x, int y)
    {
        if (!_on || !_chargePump || x < 0 || x >= Width || y < 0 || y >= Height)
        {
            return false;
        }

        int com = Height - 1 - y;
        int row = _reversedScan ? _multiplex - com : com;
        if (com > _multiplex || row < 0)
        {
            return false;
        }

        if (_allOn)
        {
            return true;
        }

        int line = (row + _offset + _startLine) & 63;
        int segment = Width - 1 - x;
        bool stored = (_ram[((line >> 3) * Width) + segment] >> (line & 7) & 1) != 0;
        return stored != _inverse;
    }

    private static byte[] BuildArgumentCounts()
    {
        byte[] counts = new byte[256];
        foreach (int command in new[] { 0x20, 0x81, 0x8D, 0xA8, 0xD3, 0xD5, 0xD9, 0xDA, 0xDB })
        {
            counts[command] = 1;
        }

        counts[0x21] = 2;
        counts[0x22] = 2;
        counts[0xA3] = 2;
        counts[0x29] = 5;
        counts[0x2A] = 5;
        counts[0x26] = 6;
        counts[0x27] = 6;
        return counts;
    }

    private void WriteRam(byte value)
    {
        int segment = _segmentRemap ? Width - 1 - _column : _column;
        _ram[(_page * Width) + segment] = value;
        if (_mode == 1)
        {
            _page = AfterLast(
                _page,
                _firstPage,
                _lastPage,
                Pages,
                ref _column,
                _firstColumn,
                _lastColumn,
                Width
            );
        }
        else if (_mode == 0)
        {
            _column = AfterLast(
                _column,
                _firstColumn,
                _lastColumn,
                Width,
                ref _page,
                _firstPage,
                _lastPage,
                Pages
            );
        }
        else
        {
            _column = (_column + 1) % Width;
        }
    }

    // The next value of the running pointer; at its end the other one moves on as well.
    private static int AfterLast(
        int pointer,
        int first,
        int last,
        int size,
        ref int other,
        int otherFirst,
        int otherLast,
        int otherSize
    )
    {
        if (pointer != last)
        {
            return (pointer + 1) % size;
        }

        other = other == otherLast ? otherFirst : (other + 1) % otherSize;
        return first;
    }

    private void WriteCommand(byte value)
    {
        if (_argumentsDue == 0)
        {
            _command = value;
            _argumentsSeen = 0;
            _argumentsDue = ArgumentCounts[value];
        }
        else
        {
            _arguments[_argumentsSeen++] = value;
            _argumentsDue--;
        }

        if (_argumentsDue == 0)
        {
            Execute();
        }
    }

    private void Execute()
    {
        switch (_command)
        {
            case <= 0x0F:
                _column = (_column & 0x70) | _command;
                break;
            case <= 0x1F:
                _column = (_column & 0x0F) | ((_command & 0x07) << 4);
                break;
            case 0x20:
                _mode = Math.Min(_arguments[0] & 3, 2);
                break;
            case 0x21:
                _firstColumn = _arguments[0] & 0x7F;
                _lastColumn = _arguments[1] & 0x7F;
                _column = _firstColumn;
                break;
            case 0x22:
                _firstPage = _arguments[0] & 7;
                _lastPage = _arguments[1] & 7;
                _page = _firstPage;
                break;
            case >= 0x40 and <= 0x7F:
                _startLine = _command & 63;
                break;
            case 0x81:
                Contrast = _arguments[0];
                break;
            case 0x8D:
                _chargePump = (_arguments[0] & 4) != 0;
                break;
            case 0xA8:
                // Below 16 rows the register keeps its value.
                _multiplex = (_arguments[0] & 63) >= 15 ? _arguments[0] & 63 : _multiplex;
                break;
            case >= 0xB0 and <= 0xB7:
                _page = _command & 7;
                break;
            case 0xD3:
                _offset = _arguments[0] & 63;
                break;
            default:
                ExecuteSwitch();
                break;
        }
    }

    private void ExecuteSwitch()
    {
        bool bit = (_command & 1) != 0;
        switch (_command)
        {
            case 0xA0 or 0xA1:
                _segmentRemap = bit;
                break;
            case 0xA4 or 0xA5:
                _allOn = bit;
                break;
            case 0xA6 or 0xA7:
                _inverse = bit;
                break;
            case 0xAE or 0xAF:
                _on = bit;
                break;
            case 0xC0 or 0xC8:
                _reversedScan = _command == 0xC8;
                break;
        }
    }
}

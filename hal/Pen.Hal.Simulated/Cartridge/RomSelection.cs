// The ROM commands of a 1-Wire slave: how a master picks one chip out of those on its line.
namespace Pen.Hal.Simulated;

/// <summary>Read, match, skip and search ROM, bit by bit. Ends selected, or asleep until the next reset.</summary>
internal sealed class RomSelection
{
    public const int Length = 8;

    private const int Bits = 8 * Length;
    private const byte ReadRom = 0x33;
    private const byte MatchRom = 0x55;
    private const byte SkipRom = 0xCC;
    private const byte SearchRom = 0xF0;

    private readonly byte[] _rom;
    private Phase _phase;
    private int _command;
    private int _bit;

    public RomSelection(byte[] rom) => _rom = rom;

    private enum Phase
    {
        Asleep,
        Command,
        Read,
        Match,
        SearchTrue,
        SearchComplement,
        SearchDirection,
        Selected,
    }

    public bool IsSelected => _phase == Phase.Selected;

    private bool RomBit => (_rom[_bit >> 3] >> (_bit & 7) & 1) != 0;

    public void Sleep() => _phase = Phase.Asleep;

    public void Begin()
    {
        _phase = Phase.Command;
        _command = 0;
        _bit = 0;
    }

    public bool Drive() =>
        _phase switch
        {
            Phase.Read or Phase.SearchTrue => RomBit,
            Phase.SearchComplement => !RomBit,
            _ => true,
        };

    public void Latch(bool level)
    {
        switch (_phase)
        {
            case Phase.Command:
                _command |= level ? 1 << _bit : 0;
                if (++_bit == 8)
                {
                    _bit = 0;
                    _phase = Decode(_command);
                }

                break;
            case Phase.Read:
                Next(Phase.Read);
                break;
            case Phase.SearchTrue:
                _phase = Phase.SearchComplement;
                break;
            case Phase.SearchComplement:
                _phase = Phase.SearchDirection;
                break;
            case Phase.Match:
                Continue(level, Phase.Match);
                break;
            case Phase.SearchDirection:
                Continue(level, Phase.SearchTrue);
                break;
        }
    }

    private static Phase Decode(int command) =>
        command switch
        {
            ReadRom => Phase.Read,
            MatchRom => Phase.Match,
            SkipRom => Phase.Selected,
            SearchRom => Phase.SearchTrue,
            _ => Phase.Asleep,
        };

    // The master chose a bit value: a chip with the other one drops out until the next reset.
    private void Continue(bool level, Phase again)
    {
        if (level != RomBit)
        {
            _phase = Phase.Asleep;
            return;
        }

        Next(again);
    }

    private void Next(Phase again) => _phase = ++_bit == Bits ? Phase.Selected : again;
}

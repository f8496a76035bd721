// Reads a cartridge, marks it used, and reads the mark back.
using Pen.Control;
using Pen.Hal;

namespace Pen.Drivers
{
    /// <summary>
    /// The cartridge's memory as the slow worker uses it. Every operation starts with a search of its own, so
    /// that it knows which device it talks to. Refusals are values; nothing here throws.
    /// </summary>
    public sealed class CartridgeMemory
    {
        private readonly OneWireSearch _search;
        private readonly Ds2431 _chip;
        private readonly byte[] _page = new byte[Ds2431.PageLength];
        private readonly byte[] _row = new byte[Ds2431.RowLength];
        private readonly byte[] _again = new byte[Ds2431.RowLength];
        private readonly byte[] _control = new byte[Ds2431.RowLength];
        private readonly byte[] _mark = new byte[Ds2431.RowLength];

        /// <summary>The memory behind a bus.</summary>
        public CartridgeMemory(IOneWireBus bus)
        {
            _search = new OneWireSearch(bus);
            _chip = new Ds2431(bus);
            for (int i = 0; i < _mark.Length; i++)
            {
                _mark[i] = CartridgeLayout.MarkedByte;
            }
        }

        /// <summary>
        /// Finds the device and reads all that is known of it. About 150 ms. The facts are cleared first;
        /// SeenBefore stays false, that is the journal's to say.
        /// </summary>
        public void ReadCartridge(CartridgeFacts facts)
        {
            facts.Clear();
            facts.Status = Identify();
            long serial = _search.Rom;
            facts.Serial = serial;
            if (facts.Status != CartridgeReadStatus.Ok)
            {
                return;
            }

            // The mark is read twice: reading memory has no check, and a zero in either one counts.
            bool answered =
                _chip.Read(serial, CartridgeLayout.IdentityAddress, _page, Ds2431.PageLength)
                && _chip.Read(serial, CartridgeLayout.UseMarkAddress, _row, Ds2431.RowLength)
                && _chip.Read(serial, Ds2431.ControlAddress, _control, Ds2431.RowLength)
                && _chip.Read(serial, CartridgeLayout.UseMarkAddress, _again, Ds2431.RowLength);

            // A device that is gone reads as blank, which looks like unused: only if the same one is still
            // alone on the bus were these its bytes.
            if (!answered || _search.Find() != OneWireSearchResult.One || _search.Rom != serial)
            {
                facts.Status = CartridgeReadStatus.Swapped;
                return;
            }
            facts.UseMarkSet = CartridgeLayout.IsMarked(_row) || CartridgeLayout.IsMarked(_again);
            int control = CartridgeLayout.UseMarkControlAddress - Ds2431.ControlAddress;
            facts.UseMarkPageProtected = _control[control] == Ds2431.EpromMode;
            facts.Status = CartridgeLayout.DecodeIdentity(_page, facts);
        }

        /// <summary>
        /// Writes the use mark into the device of this serial. Done once the chip has confirmed the copy;
        /// WrongDevice if another one, or more than one, is on the bus.
        /// </summary>
        public SlowAnswer WriteUseMark(long serial)
        {
            SlowAnswer found = Expect(serial);
            if (found != SlowAnswer.Done)
            {
                return found;
            }
            return _chip.WriteRow(serial, CartridgeLayout.UseMarkAddress, _mark)
                ? SlowAnswer.Done
                : SlowAnswer.Failed;
        }

        /// <summary>
        /// Reads the use mark of this serial back, after a reset and a search of its own. Done only if every
        /// bit of it is written.
        /// </summary>
        public SlowAnswer ReadBackUseMark(long serial)
        {
            SlowAnswer found = Expect(serial);
            if (found != SlowAnswer.Done)
            {
                return found;
            }
            if (!_chip.Read(serial, CartridgeLayout.UseMarkAddress, _row, Ds2431.RowLength))
            {
                return SlowAnswer.Failed;
            }
            for (int i = 0; i < Ds2431.RowLength; i++)
            {
                if (_row[i] != CartridgeLayout.MarkedByte)
                {
                    return SlowAnswer.Failed;
                }
            }
            return Expect(serial);
        }

        private SlowAnswer Expect(long serial)
        {
            OneWireSearchResult found = _search.Find();
            if (found == OneWireSearchResult.Several)
            {
                return SlowAnswer.WrongDevice;
            }
            if (found != OneWireSearchResult.One || !CartridgeLayout.IsValidRom(_search.Rom))
            {
                return SlowAnswer.Failed;
            }
            return _search.Rom == serial ? SlowAnswer.Done : SlowAnswer.WrongDevice;
        }

        private CartridgeReadStatus Identify()
        {
            switch (_search.Find())
            {
                case OneWireSearchResult.None:
                    return CartridgeReadStatus.NoDevice;
                case OneWireSearchResult.Shorted:
                    return CartridgeReadStatus.Shorted;
                case OneWireSearchResult.Several:
                    return CartridgeReadStatus.SeveralDevices;
            }
            // The check before the family: a family byte is worth nothing without it.
            if (!CartridgeLayout.IsValidRom(_search.Rom))
            {
                return CartridgeReadStatus.BadRomCrc;
            }
            return (byte)_search.Rom == Ds2431.FamilyCode
                ? CartridgeReadStatus.Ok
                : CartridgeReadStatus.ForeignFamily;
        }
    }
}

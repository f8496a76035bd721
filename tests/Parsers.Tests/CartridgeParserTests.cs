// Any bytes as a cartridge: never an exception, never an acceptance that the description does not allow.
using System;
using FsCheck;
using FsCheck.Fluent;
using Pen.Control;
using Pen.Drivers;
using Pen.Hal.Simulated;
using Pen.Simulator;
using Pen.Simulator.Scenarios;

namespace Parsers.Tests;

[TestClass]
public sealed class CartridgeParserTests
{
    [TestMethod]
    [Proves("PEN-058")]
    public void Any_page_is_accepted_exactly_if_its_check_and_its_fields_hold()
    {
        Cases.Hold(20_000, Cases.Bytes(Oracle.PageLength), AgreesOnPage);
    }

    [TestMethod]
    public void Any_page_whose_check_holds_is_accepted_exactly_if_its_fields_do()
    {
        Cases.Hold(
            20_000,
            Cases.Bytes(Oracle.PageLength),
            page =>
            {
                Oracle.Seal(page);
                return AgreesOnPage(page);
            }
        );
    }

    [TestMethod]
    public void A_sound_page_with_some_of_its_bytes_changed_is_accepted_exactly_if_its_check_holds()
    {
        Gen<(int, byte, bool)[]> changes = Changes(Oracle.PageLength);
        Cases.Hold(20_000, changes, list => AgreesOnPage(Change(Page(), list)));
    }

    [TestMethod]
    public void Any_chip_is_taken_for_fresh_exactly_if_it_is()
    {
        Cases.Hold(400, Cases.Bytes(CartridgeChip.ImageLength), AgreesOnChip);
    }

    [TestMethod]
    public void A_fresh_chip_with_some_of_its_bytes_changed_is_taken_for_fresh_exactly_if_it_is()
    {
        Cases.Hold(1_000, Changes(0x90 + Oracle.RomLength), list => AgreesOnChip(Change(Image(), list)));
    }

    private static bool AgreesOnPage(byte[] page)
    {
        CartridgeFacts facts = new();
        bool accepted = CartridgeLayout.DecodeIdentity(page, facts) == CartridgeReadStatus.Ok;
        bool untouched = accepted || (facts.NeedleCount == 0 && facts.MaxDepthMicrometres == 0);
        return accepted == Oracle.IsIdentity(page) && untouched;
    }

    private static bool AgreesOnChip(byte[] image)
    {
        SimulatedBoard board = new(new PlantParameters(), 1);
        board.PowerOn();
        board.InsertCartridge(new CartridgeChip(image));
        CartridgeFacts facts = new();
        new CartridgeMemory(board.Ports.CartridgeBus).ReadCartridge(facts);
        bool fresh =
            facts.Status == CartridgeReadStatus.Ok && !facts.UseMarkSet && facts.UseMarkPageProtected;
        return fresh == Oracle.IsFresh(image);
    }

    // Where, with what, and whether the check of the page is made good again.
    private static Gen<(int At, byte Bits, bool Sealed)[]> Changes(int length) =>
        (
            from at in Gen.Choose(0, length - 1)
            from bits in Cases.Byte
            from resealed in Gen.Frequency((1, Gen.Constant(true)), (3, Gen.Constant(false)))
            select (at, bits, resealed)
        )
            .ListOf()
            .Select(list => list.ToArray());

    private static byte[] Change(byte[] bytes, (int At, byte Bits, bool Sealed)[] changes)
    {
        int page = bytes.Length == Oracle.PageLength ? 0 : Oracle.RomLength;
        foreach ((int at, byte bits, bool resealed) in changes)
        {
            bytes[at] ^= bits;
            if (resealed)
            {
                Oracle.Seal(bytes.AsSpan(page, Oracle.PageLength));
            }
        }
        return bytes;
    }

    private static byte[] Image() => CartridgeImages.Make(new CartridgeRequest(CartridgeKind.Fresh), 77);

    private static byte[] Page() => Image()[Oracle.RomLength..(Oracle.RomLength + Oracle.PageLength)];
}

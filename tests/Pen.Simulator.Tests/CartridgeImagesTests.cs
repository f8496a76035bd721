// Cartridge memories of the bench, as the pen's own decoder sees them.
using System;
using Pen.Control;
using Pen.Drivers;
using Pen.Hal.Simulated;
using Pen.Simulator.Scenarios;

namespace Pen.Simulator.Tests;

[TestClass]
public sealed class CartridgeImagesTests
{
    [TestMethod]
    [DataRow(CartridgeKind.Fresh, CartridgeReadStatus.Ok, false)]
    [DataRow(CartridgeKind.Used, CartridgeReadStatus.Ok, true)]
    [DataRow(CartridgeKind.Clone, CartridgeReadStatus.Ok, false)]
    [DataRow(CartridgeKind.ShortLimit, CartridgeReadStatus.Ok, false)]
    [DataRow(CartridgeKind.BadCrc, CartridgeReadStatus.BadContentCrc, false)]
    [DataRow(CartridgeKind.UnknownFormat, CartridgeReadStatus.UnknownFormat, false)]
    public void Each_kind_is_what_it_is_called(CartridgeKind kind, CartridgeReadStatus status, bool used)
    {
        byte[] image = CartridgeImages.Make(new CartridgeRequest(kind), 5);
        Assert.AreEqual(CartridgeChip.ImageLength, image.Length);
        Assert.AreEqual(
            status,
            CartridgeLayout.DecodeIdentity(image.AsSpan(8, 32).ToArray(), new CartridgeFacts())
        );
        byte[] mark = image.AsSpan(8 + CartridgeLayout.UseMarkAddress, 8).ToArray();
        Assert.AreEqual(used, CartridgeLayout.IsMarked(mark));
        Assert.AreEqual(0xAA, image[8 + CartridgeLayout.UseMarkControlAddress]);
        Assert.AreEqual(5, CartridgeImages.SerialOf(image));
        Assert.IsTrue(CartridgeLayout.IsValidRom(BitConverter.ToInt64(image)));
    }

    [TestMethod]
    public void A_foreign_chip_has_a_sound_rom_of_another_family()
    {
        byte[] image = CartridgeImages.Make(new CartridgeRequest(CartridgeKind.Foreign), 5);
        Assert.AreNotEqual(Ds2431.FamilyCode, image[0]);
        Assert.IsTrue(CartridgeLayout.IsValidRom(BitConverter.ToInt64(image)));
    }

    [TestMethod]
    public void What_a_request_names_goes_into_the_image()
    {
        CartridgeRequest request = new(CartridgeKind.Fresh, 16, 1_200, 120_000, 77);
        byte[] image = CartridgeImages.Make(request, 5);
        CartridgeFacts facts = new();
        CartridgeLayout.DecodeIdentity(image.AsSpan(8, 32).ToArray(), facts);
        Assert.AreEqual(16, facts.NeedleCount);
        Assert.AreEqual(1_200, facts.MaxDepthMicrometres);
        Assert.AreEqual(120_000, facts.MaxRateMillihertz);
        Assert.AreEqual(77, CartridgeImages.SerialOf(image));
        Assert.AreEqual(1_200, CartridgeImages.MaxDepthMicrometres(image, 2_500));
    }

    [TestMethod]
    public void A_cartridge_for_shallow_work_allows_1_mm()
    {
        byte[] image = CartridgeImages.Make(new CartridgeRequest(CartridgeKind.ShortLimit), 5);
        Assert.AreEqual(1_000, CartridgeImages.MaxDepthMicrometres(image, 2_500));
    }
}

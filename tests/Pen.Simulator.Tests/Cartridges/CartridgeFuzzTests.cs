// Random and damaged images through the desktop's reader: never an exception, never a false acceptance.
using System;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using Pen.Control;
using Pen.Hal.Simulated;
using Pen.Simulator.Cartridges;
using Pen.Simulator.Scenarios;

namespace Pen.Simulator.Tests.Cartridges;

[TestClass]
public sealed class CartridgeFuzzTests
{
    // ROM and page 0 under their CRCs, the use mark, and the protection of its page.
    private const int Covered = 8 + 0x28;

    [TestMethod]
    [Proves("PEN-058")]
    public void Random_bytes_are_never_accepted_and_always_refused_with_a_reason()
    {
        Gen<byte[]> images = Gen.ArrayOf(ArbMap.Default.GeneratorFor<byte>(), CartridgeChip.ImageLength);
        Check(images, 60, image => IsRefused(new CartridgeExamination(image)));
    }

    [TestMethod]
    public void An_image_with_any_covered_bits_turned_is_never_accepted()
    {
        byte[] good = CartridgeVector.Of("A1").Image;
        Gen<byte[]> images = Gen.Choose(1, 4)
            .SelectMany(count => Gen.ArrayOf(Gen.Choose(0, 8 * Covered - 1), count))
            .Where(bits => bits.Distinct().Count() == bits.Length)
            .Select(bits => Turned(good, bits));
        Check(images, 120, image => IsRefused(new CartridgeExamination(image)));
    }

    [TestMethod]
    public void A_pen_accepts_exactly_the_images_that_the_desktop_finds_no_fault_with()
    {
        // Fields at random under right CRCs: what is judged is ranges, mark and protection.
        Gen<byte[]> images =
            from needles in Gen.Choose(0, 40)
            from depth in Gen.Choose(150, 2_600)
            from rate in Gen.Choose(85_000, 155_000)
            from mark in Gen.Elements<byte>(0xFF, 0xFF, 0xFE)
            from control in Gen.Elements<byte>(0xAA, 0xAA, 0x55)
            select Image(needles, depth, rate, mark, control);
        int accepted = 0;
        Check(
            images,
            150,
            image =>
            {
                CartridgeExamination found = new(image);
                accepted += found.Accepted ? 1 : 0;
                return found.Accepted == (found.Refusals.Count == 0);
            }
        );
        Assert.IsTrue(accepted > 10, $"{accepted}");
    }

    private static bool IsRefused(CartridgeExamination found)
    {
        return !found.Accepted && found.Verdict != CartridgeVerdict.Absent && found.Refusals.Count > 0;
    }

    private static byte[] Turned(byte[] good, int[] bits)
    {
        byte[] image = [.. good];
        foreach (int bit in bits)
        {
            image[bit / 8] ^= (byte)(1 << (bit % 8));
        }
        return image;
    }

    private static byte[] Image(int needles, int depth, int rate, byte mark, byte control)
    {
        byte[] image = CartridgeImages.Make(
            new CartridgeRequest(CartridgeKind.Fresh, needles, depth, rate),
            5
        );
        image[8 + 0x23] = mark;
        image[8 + 0x81] = control;
        return image;
    }

    private static void Check(Gen<byte[]> images, int times, Func<byte[], bool> holds)
    {
        Config config = Config.QuickThrowOnFailure.WithMaxTest(times).WithReplay(2_026, 1_121);
        Prop.ForAll(images.ToArbitrary(), holds).Check(config);
    }
}

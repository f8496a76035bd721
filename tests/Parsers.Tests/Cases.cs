// Random cases of a bounded size from a fixed seed; a case that fails is shrunk and shown with the seed that replays it.
using System;
using FsCheck;
using FsCheck.Fluent;

namespace Parsers.Tests;

internal static class Cases
{
    private const ulong Seed = 20_240_615;
    private const ulong Gamma = 88_172_645_463_325_253;
    private const int LargestSize = 200;

    /// <summary>Any bytes, so many of them.</summary>
    public static Gen<byte[]> Bytes(int count) => Byte.ArrayOf(count);

    /// <summary>Any byte, with more of those that mean something.</summary>
    public static Gen<byte> Byte { get; } =
        Gen.Frequency(
            (4, Gen.Choose(0, 255).Select(value => (byte)value)),
            (1, Gen.Elements<byte>(0x00, 0xFF, 0x55, 0xAA, 0xA5, 0x2D, 0x01))
        );

    /// <summary>Holds a rule against so many cases.</summary>
    public static void Hold<T>(int count, Gen<T> cases, Func<T, bool> rule)
    {
        Prop.ForAll(cases.ToArbitrary(), rule)
            .Check(
                Config.QuickThrowOnFailure.WithMaxTest(count).WithEndSize(LargestSize).WithReplay(Seed, Gamma)
            );
    }
}

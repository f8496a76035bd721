// How far the host goes in the tests that could go on for ever. Device/Effort.cs is the device's share.
namespace Pen.Control.Tests
{
    internal static class Effort
    {
        /// <summary>Control periods of random inputs.</summary>
        public const int FuzzPeriods = 200_000;

        /// <summary>Each fault meets every so many-th of the others: all of them.</summary>
        public const int FaultPairStride = 1;
    }
}

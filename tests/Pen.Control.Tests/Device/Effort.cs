// How far the device goes in the tests that could go on for ever: it takes a hundred and more times as long a period.
namespace Pen.Control.Tests
{
    internal static class Effort
    {
        /// <summary>Control periods of random inputs.</summary>
        public const int FuzzPeriods = 4_000;

        /// <summary>Each fault meets every so many-th of the others: two or three of them.</summary>
        public const int FaultPairStride = 6;
    }
}

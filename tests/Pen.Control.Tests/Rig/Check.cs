// Assertions that nanoFramework's Assert does not have.
using nanoFramework.TestFramework;

namespace Pen.Control.Tests.Rig
{
    /// <summary>Each ends in one call of Assert.</summary>
    public static class Check
    {
        /// <summary>Asserts that a value is no further from the expected one than the tolerance.</summary>
        public static void Near(long expected, long actual, long tolerance)
        {
            if (actual < expected - tolerance || actual > expected + tolerance)
            {
                Fail("expected " + expected + " +- " + tolerance + ", was " + actual);
            }
        }

        /// <summary>
        /// Asserts that a whole number is within one of the exact value, which is given as a fraction.
        /// The denominator is positive, and the products stay within 63 bits.
        /// </summary>
        public static void WithinOne(long numerator, long denominator, long actual)
        {
            long off = actual * denominator - numerator;
            if (off > denominator || off < -denominator)
            {
                Fail("expected " + numerator + " / " + denominator + " +- 1, was " + actual);
            }
        }

        /// <summary>Fails.</summary>
        public static void Fail(string message)
        {
            Assert.IsTrue(false, message);
        }
    }
}

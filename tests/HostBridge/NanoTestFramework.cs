// The host's side of the device tests: nanoFramework.TestFramework's names, carried out by MSTest.
//
// On the device the real framework takes this file's place. What is here is in its API, with the same meaning;
// House.Tests holds it to the list. Members join when a test needs them, with all their overloads, so that the
// compiler chooses the same one in both places. Setup and Cleanup are left out on purpose: the device runs them
// once a class, and its launcher calls a test without an object, so a test makes its own bench and keeps no state.
// A DataRow gives each parameter a value of exactly its type, and never an enum: write (int)StopReason.Stall.
using System;
using System.Collections;
using System.Runtime.CompilerServices;
using Host = Microsoft.VisualStudio.TestTools.UnitTesting;

[assembly: Host.Parallelize(Scope = Host.ExecutionScope.MethodLevel)]

namespace nanoFramework.TestFramework
{
    [AttributeUsage(AttributeTargets.Class)]
    public class TestClassAttribute : Host.TestClassAttribute { }

    [AttributeUsage(AttributeTargets.Method)]
    public class TestMethodAttribute : Host.TestMethodAttribute
    {
        // Written as TestMethod, as on the device; the compiler adds where, for the test explorer.
        public TestMethodAttribute([CallerFilePath] string file = "", [CallerLineNumber] int line = -1)
            : base(file, line) { }
    }

    [AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
    public class DataRowAttribute : Host.DataRowAttribute
    {
        public DataRowAttribute(params object[] methodParameters)
            : base(methodParameters) { }

        public object[] MethodParameters => Data;
    }

    public sealed class Assert
    {
        public static void IsTrue(bool condition, string message = "") =>
            Host.Assert.IsTrue(condition, message);

        public static void IsFalse(bool condition, string message = "") =>
            Host.Assert.IsFalse(condition, message);

        public static void IsNull(object value, string message = "") => Host.Assert.IsNull(value, message);

        public static void IsNotNull(object value, string message = "") =>
            Host.Assert.IsNotNull(value, message);

        public static void AreSame(object expected, object actual, string message = "") =>
            Host.Assert.AreSame(expected, actual, message);

        public static void AreNotSame(object notExpected, object actual, string message = "") =>
            Host.Assert.AreNotSame(notExpected, actual, message);

        // Exactly this type, as on the device: a derived exception is another one.
        public static void ThrowsException(Type exception, Action action, string message = "")
        {
            Type thrown = null;
            try
            {
                action();
            }
            catch (Exception e)
            {
                thrown = e.GetType();
            }

            Host.Assert.AreEqual<Type>(exception, thrown, message);
        }

        public static void AreEqual(bool expected, bool actual, string message = "") =>
            Host.Assert.AreEqual<bool>(expected, actual, message);

        public static void AreEqual(byte expected, byte actual, string message = "") =>
            Host.Assert.AreEqual<byte>(expected, actual, message);

        public static void AreEqual(char expected, char actual, string message = "") =>
            Host.Assert.AreEqual<char>(expected, actual, message);

        public static void AreEqual(DateTime expected, DateTime actual, string message = "") =>
            Host.Assert.AreEqual<DateTime>(expected, actual, message);

        public static void AreEqual(double expected, double actual, string message = "") =>
            Host.Assert.AreEqual<double>(expected, actual, message);

        public static void AreEqual(float expected, float actual, string message = "") =>
            Host.Assert.AreEqual<float>(expected, actual, message);

        public static void AreEqual(int expected, int actual, string message = "") =>
            Host.Assert.AreEqual<int>(expected, actual, message);

        public static void AreEqual(long expected, long actual, string message = "") =>
            Host.Assert.AreEqual<long>(expected, actual, message);

        public static void AreEqual(object expected, object actual, string message = "") =>
            Host.Assert.AreEqual<object>(expected, actual, message);

        public static void AreEqual(sbyte expected, sbyte actual, string message = "") =>
            Host.Assert.AreEqual<sbyte>(expected, actual, message);

        public static void AreEqual(short expected, short actual, string message = "") =>
            Host.Assert.AreEqual<short>(expected, actual, message);

        public static void AreEqual(string expected, string actual, string message = "") =>
            Host.Assert.AreEqual<string>(expected, actual, message);

        public static void AreEqual(uint expected, uint actual, string message = "") =>
            Host.Assert.AreEqual<uint>(expected, actual, message);

        public static void AreEqual(ulong expected, ulong actual, string message = "") =>
            Host.Assert.AreEqual<ulong>(expected, actual, message);

        public static void AreEqual(ushort expected, ushort actual, string message = "") =>
            Host.Assert.AreEqual<ushort>(expected, actual, message);

        public static void AreNotEqual(bool notExpected, bool actual, string message = "") =>
            Host.Assert.AreNotEqual<bool>(notExpected, actual, message);

        public static void AreNotEqual(byte notExpected, byte actual, string message = "") =>
            Host.Assert.AreNotEqual<byte>(notExpected, actual, message);

        public static void AreNotEqual(char notExpected, char actual, string message = "") =>
            Host.Assert.AreNotEqual<char>(notExpected, actual, message);

        public static void AreNotEqual(DateTime notExpected, DateTime actual, string message = "") =>
            Host.Assert.AreNotEqual<DateTime>(notExpected, actual, message);

        public static void AreNotEqual(double notExpected, double actual, string message = "") =>
            Host.Assert.AreNotEqual<double>(notExpected, actual, message);

        public static void AreNotEqual(float notExpected, float actual, string message = "") =>
            Host.Assert.AreNotEqual<float>(notExpected, actual, message);

        public static void AreNotEqual(long notExpected, long actual, string message = "") =>
            Host.Assert.AreNotEqual<long>(notExpected, actual, message);

        public static void AreNotEqual(int notExpected, int actual, string message = "") =>
            Host.Assert.AreNotEqual<int>(notExpected, actual, message);

        public static void AreNotEqual(object notExpected, object actual, string message = "") =>
            Host.Assert.AreNotEqual<object>(notExpected, actual, message);

        public static void AreNotEqual(sbyte notExpected, sbyte actual, string message = "") =>
            Host.Assert.AreNotEqual<sbyte>(notExpected, actual, message);

        public static void AreNotEqual(short notExpected, short actual, string message = "") =>
            Host.Assert.AreNotEqual<short>(notExpected, actual, message);

        public static void AreNotEqual(string notExpected, string actual, string message = "") =>
            Host.Assert.AreNotEqual<string>(notExpected, actual, message);

        public static void AreNotEqual(uint notExpected, uint actual, string message = "") =>
            Host.Assert.AreNotEqual<uint>(notExpected, actual, message);

        public static void AreNotEqual(ulong notExpected, ulong actual, string message = "") =>
            Host.Assert.AreNotEqual<ulong>(notExpected, actual, message);

        public static void AreNotEqual(ushort notExpected, ushort actual, string message = "") =>
            Host.Assert.AreNotEqual<ushort>(notExpected, actual, message);
    }

    public sealed class CollectionAssert
    {
        public static void AreEqual(ICollection expected, ICollection actual, string message = "") =>
            Host.CollectionAssert.AreEqual(expected, actual, message);
    }
}

// A test says which requirement it proves.
using System;

namespace Pen.Drivers.Tests
{
    /// <summary>
    /// Names a requirement of firmware/Safety/Requirements.md that the test proves: it fails without it.
    /// Safety.Tests reads it in the sources. The device carries it along: its launcher passes over it.
    /// </summary>
    [AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true)]
    internal sealed class ProvesAttribute : Attribute
    {
        /// <summary>The requirement, PEN- and three digits.</summary>
        public readonly string Requirement;

        public ProvesAttribute(string requirement)
        {
            Requirement = requirement;
        }
    }
}

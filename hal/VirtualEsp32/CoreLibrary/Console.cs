// System.Console as the device has it: the serial line.
using VirtualEsp32;

namespace System
{
    internal static class Console
    {
        public static void WriteLine(string value)
        {
            VirtualSerial.WriteLine(value);
        }
    }
}

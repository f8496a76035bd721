// Bytes and text for tests, without the desktop's library.
namespace Pen.Drivers.Tests
{
    /// <summary>Conversions that the device's core library does not have.</summary>
    public static class Bytes
    {
        private const string Digits = "0123456789ABCDEF";

        /// <summary>The first bytes as upper-case hexadecimal digits.</summary>
        public static string ToHex(byte[] bytes, int count)
        {
            char[] digits = new char[2 * count];
            for (int i = 0; i < count; i++)
            {
                digits[2 * i] = Digits[bytes[i] >> 4];
                digits[2 * i + 1] = Digits[bytes[i] & 0xF];
            }
            return new string(digits);
        }

        /// <summary>The codes of ASCII characters.</summary>
        public static byte[] OfAscii(string text)
        {
            byte[] bytes = new byte[text.Length];
            for (int i = 0; i < bytes.Length; i++)
            {
                bytes[i] = (byte)text[i];
            }
            return bytes;
        }
    }
}

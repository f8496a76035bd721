// The processor's serial line, where whoever deploys the firmware listens.
using System;

namespace Pen.Hal.Esp32
{
    internal sealed class Esp32SerialOutput : ISerialOutput
    {
        public void WriteLine(string line)
        {
            try
            {
                Console.WriteLine(line);
            }
            catch (Exception)
            {
                // Nobody listens; the reader finds the gap.
            }
            // The line held every managed thread.
            System.Threading.Thread.Sleep(0);
        }
    }
}

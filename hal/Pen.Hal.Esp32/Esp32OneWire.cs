// The 1-Wire master on the processor's third UART.
using System;
using System.Threading;
using nanoFramework.Device.OneWire;
using nanoFramework.Hardware.Esp32;

namespace Pen.Hal.Esp32
{
    /// <summary>
    /// A call holds every managed thread for the time of its slots. So each one ends by letting the others
    /// run: the control loop is never more than a millisecond late for it.
    /// </summary>
    internal sealed class Esp32OneWire : IOneWireBus
    {
        private const int ShortestIdle = 1;
        private const int LongestIdle = 1000;

        private readonly OneWireHost _host;

        public Esp32OneWire(int txPin, int rxPin)
        {
            // The driver takes whatever pins COM3 has when it is made.
            Configuration.SetPinFunction(txPin, DeviceFunction.COM3_TX);
            Configuration.SetPinFunction(rxPin, DeviceFunction.COM3_RX);
            _host = new OneWireHost();
        }

        public bool Reset()
        {
            bool present = _host.TouchReset();
            Thread.Sleep(0);
            return present;
        }

        public bool TouchBit(bool bit)
        {
            bool seen = _host.TouchBit(bit);
            Thread.Sleep(0);
            return seen;
        }

        public byte TouchByte(byte value)
        {
            byte seen = _host.TouchByte(value);
            Thread.Sleep(0);
            return seen;
        }

        public void Idle(int milliseconds)
        {
            if (milliseconds < ShortestIdle || milliseconds > LongestIdle)
            {
                throw new ArgumentOutOfRangeException();
            }
            // A sleep ends on a tick of the system, which may come up to 10 ms too early.
            long until = (long)HighResTimer.GetCurrent() + milliseconds * 1000L;
            do
            {
                Thread.Sleep(milliseconds);
                milliseconds = 1;
            } while ((long)HighResTimer.GetCurrent() < until);
        }
    }
}

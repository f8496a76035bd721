// The display's I2C bus.
using System;
using System.Device.I2c;
using nanoFramework.Hardware.Esp32;

namespace Pen.Hal.Esp32
{
    /// <summary>
    /// A transfer holds every managed thread, so a long one is sent in pieces, each with the control byte
    /// again. A bus held low makes the driver wait for up to a second: one such failure and the bus is left
    /// alone until the next power-up, because a pen without a display works and one that stalls does not.
    /// </summary>
    internal sealed class Esp32Display : IDisplayBus
    {
        private const int BusId = 1;
        private const int Address = 0x3C;

        // Bytes after the control byte: 34 with address and control byte, 0.85 ms at 400 kHz.
        private const int PieceLength = 32;

        // Ten times what the longest piece takes.
        private const int StallMicroseconds = 10000;

        private readonly IClock _clock;

        // The display's NOP, as a command.
        private readonly byte[] _nothing = { 0x00, 0xE3 };

        private readonly byte[] _piece = new byte[1 + PieceLength];
        private readonly I2cDevice _device;
        private bool _stalled;

        public Esp32Display(int dataPin, int clockPin, IClock clock)
        {
            _clock = clock;
            try
            {
                Configuration.SetPinFunction(dataPin, DeviceFunction.I2C1_DATA);
                Configuration.SetPinFunction(clockPin, DeviceFunction.I2C1_CLOCK);
                _device = I2cDevice.Create(new I2cConnectionSettings(BusId, Address, I2cBusSpeed.FastMode));
                // A bus that is held low already costs its second now, before there is a control loop to stall.
                Send(_nothing, _nothing.Length);
            }
            catch (Exception)
            {
                // No bus, no display; the pen does without.
                _stalled = true;
            }
        }

        public bool Write(byte[] transfer, int count)
        {
            if (_stalled || transfer == null || count < 1 || count > transfer.Length)
            {
                return false;
            }
            try
            {
                if (count <= _piece.Length)
                {
                    return Send(transfer, count);
                }
                _piece[0] = transfer[0];
                for (int at = 1; at < count; at += PieceLength)
                {
                    int length = count - at < PieceLength ? count - at : PieceLength;
                    Array.Copy(transfer, at, _piece, 1, length);
                    if (!Send(_piece, 1 + length))
                    {
                        return false;
                    }
                    // The control loop may be waiting.
                    System.Threading.Thread.Sleep(0);
                }
                return true;
            }
            catch (Exception)
            {
                return false;
            }
        }

        private bool Send(byte[] bytes, int count)
        {
            long started = _clock.NowMicroseconds;
            I2cTransferResult result = _device.Write(new SpanByte(bytes, 0, count));
            bool done = result.Status == I2cTransferStatus.FullTransfer;
            _stalled = !done && _clock.NowMicroseconds - started > StallMicroseconds;
            return done;
        }
    }
}

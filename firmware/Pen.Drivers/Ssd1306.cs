// Sends pictures to the display controller, and never minds if it is not there.
using System;
using Pen.Hal;

namespace Pen.Drivers
{
    /// <summary>
    /// An SSD1306 with a 128 x 32 panel (Solomon Systech SSD1306 data sheet, rev. 1.1). Only pages that
    /// changed are sent. A display that does not answer is set up afresh a second later. What it was told cannot be read
    /// back, so that one that has lost some of it looks like any other: it is told all again, a page at a time.
    /// </summary>
    public sealed class Ssd1306
    {
        /// <summary>Time from a failure to the next attempt, in microseconds.</summary>
        public const int RetryMicroseconds = 1000000;

        /// <summary>
        /// Time from one page that is told again to the next, in microseconds. All four take two seconds; on the bus one is
        /// 4 ms.
        /// </summary>
        public const int RenewMicroseconds = 500000;

        private const byte CommandsFollow = 0x00;
        private const byte PictureFollows = 0x40;
        private const byte DisplayOff = 0xAE;
        private const byte DisplayOn = 0xAF;
        private const int FirstPageAt = 5;
        private const int LastPageAt = 6;

        private static readonly byte[] SetUp =
        {
            CommandsFollow,
            // Oscillator at its reset frequency, not divided.
            0xD5,
            0x80,
            // 32 lines, none shifted, starting at the first.
            0xA8,
            0x1F,
            0xD3,
            0x00,
            0x40,
            // Charge pump on: the module has 3.3 V only.
            0x8D,
            0x14,
            // Horizontal addressing, so that a page is one run of bytes.
            0x20,
            0x00,
            // Mirrored both ways: the cable leaves at the top. Lines in sequence, as 32-line panels are
            // wired.
            0xA1,
            0xC8,
            0xDA,
            0x02,
            // Contrast, pre-charge and deselect level for the internal pump.
            0x81,
            0x8F,
            0xD9,
            0xF1,
            0xDB,
            0x40,
            // Show the memory, not inverted, not scrolling.
            0xA4,
            0xA6,
            0x2E,
        };

        private static readonly byte[] SwitchOn = { CommandsFollow, DisplayOn };
        private static readonly byte[] SwitchOff = { CommandsFollow, DisplayOff };

        private readonly IDisplayBus _bus;
        private readonly byte[] _address = { CommandsFollow, 0x21, 0x00, 0x7F, 0x22, 0x00, 0x00 };
        private readonly byte[] _transfer = new byte[1 + FrameBuffer.Width];
        private readonly byte[] _shown = new byte[FrameBuffer.Width * FrameBuffer.Pages];
        private bool _ready;
        private bool _failed;
        private long _failedAtMicroseconds;
        private int _renewPage;
        private long _renewedAtMicroseconds;

        /// <summary>A display on a bus; nothing is sent yet.</summary>
        public Ssd1306(IDisplayBus bus)
        {
            _bus = bus;
        }

        /// <summary>
        /// Brings the display up to the picture. False if it does not show it: it does not answer, or its
        /// next attempt is not due.
        /// </summary>
        public bool Show(FrameBuffer frame, long nowMicroseconds)
        {
            if (_failed)
            {
                long since = nowMicroseconds - _failedAtMicroseconds;
                if (since >= 0 && since < RetryMicroseconds)
                {
                    return false;
                }
            }
            bool done = _ready ? SendPages(frame, false) : Start(frame);
            _ready = done;
            _failed = !done;
            _failedAtMicroseconds = nowMicroseconds;
            return done;
        }

        /// <summary>
        /// Tells a display that shows the picture a part of it again, and how it is to be shown, if that is due. False if
        /// it does not answer: the picture has to be shown anew.
        /// </summary>
        public bool Renew(FrameBuffer frame, long nowMicroseconds)
        {
            long since = nowMicroseconds - _renewedAtMicroseconds;
            if (since >= 0 && since < RenewMicroseconds)
            {
                return true;
            }
            _renewedAtMicroseconds = nowMicroseconds;
            _renewPage = (_renewPage + 1) % FrameBuffer.Pages;
            bool done =
                _bus.Write(SetUp, SetUp.Length)
                && SendPage(frame, _renewPage)
                && _bus.Write(SwitchOn, SwitchOn.Length);
            _ready = done;
            _failed = !done;
            _failedAtMicroseconds = nowMicroseconds;
            return done;
        }

        /// <summary>
        /// Switches the panel off; it keeps nothing burning while the pen sleeps. Never throws.
        /// </summary>
        public void Off()
        {
            _ready = false;
            _bus.Write(SwitchOff, SwitchOff.Length);
        }

        // The memory holds noise after power-up: switched on only once a picture is in it.
        private bool Start(FrameBuffer frame)
        {
            return _bus.Write(SwitchOff, SwitchOff.Length)
                && _bus.Write(SetUp, SetUp.Length)
                && SendPages(frame, true)
                && _bus.Write(SwitchOn, SwitchOn.Length);
        }

        private bool SendPages(FrameBuffer frame, bool all)
        {
            for (int page = 0; page < FrameBuffer.Pages; page++)
            {
                if ((all || Differs(frame, page)) && !SendPage(frame, page))
                {
                    return false;
                }
            }
            return true;
        }

        private bool Differs(FrameBuffer frame, int page)
        {
            byte[] wanted = frame.Bytes;
            byte[] shown = _shown;
            int end = (page + 1) * FrameBuffer.Width;
            for (int i = page * FrameBuffer.Width; i < end; i++)
            {
                if (wanted[i] != shown[i])
                {
                    return true;
                }
            }
            return false;
        }

        private bool SendPage(FrameBuffer frame, int page)
        {
            _address[FirstPageAt] = (byte)page;
            _address[LastPageAt] = (byte)page;
            if (!_bus.Write(_address, _address.Length))
            {
                return false;
            }
            int start = page * FrameBuffer.Width;
            _transfer[0] = PictureFollows;
            Array.Copy(frame.Bytes, start, _transfer, 1, FrameBuffer.Width);
            if (!_bus.Write(_transfer, _transfer.Length))
            {
                return false;
            }
            Array.Copy(_transfer, 1, _shown, start, FrameBuffer.Width);
            return true;
        }
    }
}

// The display driver: what it sends, and to a display that does not answer.
using nanoFramework.TestFramework;

namespace Pen.Drivers.Tests
{
    [TestClass]
    public sealed class Ssd1306Tests
    {
        [TestMethod]
        public void Only_pages_that_changed_are_sent()
        {
            FrameBuffer frame = new FrameBuffer();
            FakeDisplay bus = new FakeDisplay();
            Ssd1306 display = new Ssd1306(bus);
            Assert.IsTrue(display.Show(frame, 0));
            bus.Count = 0;

            Assert.IsTrue(display.Show(frame, 100000));
            Assert.AreEqual(0, bus.Count);

            frame.Text("x", 60, 2);
            Assert.IsTrue(display.Show(frame, 200000));
            Assert.AreEqual(2, bus.Count);
            Assert.AreEqual("0021007F220202", Hex(bus.Transfers[0]));
            Assert.AreEqual(129, bus.Transfers[1].Length);
            Assert.AreEqual(0x40, (int)bus.Transfers[1][0]);
        }

        [TestMethod]
        public void The_panel_is_switched_on_only_after_a_whole_picture()
        {
            FrameBuffer frame = new FrameBuffer();
            FakeDisplay bus = new FakeDisplay();
            new Ssd1306(bus).Show(frame, 0);
            Assert.AreEqual("00AE", Bytes.ToHex(bus.Transfers[0], 2));
            Assert.AreEqual("00AF", Hex(bus.Last));
            Assert.AreEqual(2 + 4 * 2 + 1, bus.Count);
        }

        [TestMethod]
        [Proves("PEN-071")]
        public void A_display_that_fails_is_left_alone_for_a_second_and_then_set_up_afresh()
        {
            FrameBuffer frame = new FrameBuffer();
            FakeDisplay bus = new FakeDisplay();
            Ssd1306 display = new Ssd1306(bus);
            display.Show(frame, 0);
            bus.IsAbsent = true;
            frame.Text("x", 0, 0);
            bus.Count = 0;
            Assert.IsFalse(display.Show(frame, 100000));
            Assert.AreEqual(1, bus.Count);
            Assert.IsFalse(display.Show(frame, 1099999));
            Assert.AreEqual(1, bus.Count);

            bus.IsAbsent = false;
            Assert.IsTrue(display.Show(frame, 1100000));
            Assert.AreEqual("00AE", Bytes.ToHex(bus.Transfers[1], 2));
            Assert.AreEqual("00AF", Hex(bus.Last));
        }

        [TestMethod]
        public void What_a_display_forgot_is_told_again_within_2_s()
        {
            FrameBuffer frame = new FrameBuffer();
            FakeDisplay bus = new FakeDisplay();
            Ssd1306 display = new Ssd1306(bus);
            display.Show(frame, 0);
            bus.Count = 0;
            for (int look = 1; look <= 20; look++)
            {
                Assert.IsTrue(display.Renew(frame, look * 100000));
            }
            // Settings, address, a page, on; and every page once.
            Assert.AreEqual(4 * 4, bus.Count);
            int pages = 0;
            for (int i = 0; i < bus.Count; i += 4)
            {
                Assert.AreEqual("00D5", Bytes.ToHex(bus.Transfers[i], 2));
                pages |= 1 << bus.Transfers[i + 1][5];
                Assert.AreEqual(129, bus.Transfers[i + 2].Length);
                Assert.AreEqual("00AF", Hex(bus.Transfers[i + 3]));
            }
            Assert.AreEqual(15, pages);
        }

        [TestMethod]
        public void A_display_that_fails_as_it_is_told_again_is_set_up_afresh_a_second_later()
        {
            FrameBuffer frame = new FrameBuffer();
            FakeDisplay bus = new FakeDisplay();
            Ssd1306 display = new Ssd1306(bus);
            display.Show(frame, 0);
            bus.IsAbsent = true;
            Assert.IsFalse(display.Renew(frame, 600000));
            bus.IsAbsent = false;
            bus.Count = 0;
            Assert.IsFalse(display.Show(frame, 700000));
            Assert.AreEqual(0, bus.Count);
            Assert.IsTrue(display.Show(frame, 1600000));
            Assert.AreEqual("00AE", Hex(bus.Transfers[0]));
        }

        private static string Hex(byte[] bytes)
        {
            return Bytes.ToHex(bytes, bytes.Length);
        }
    }
}

// The calibration survives torn writes, rot and errors by its other copy, or it is told that it was lost.
using nanoFramework.TestFramework;
using Pen.Control;

namespace Pen.Drivers.Tests
{
    [TestClass]
    public sealed class CalibrationStoreTests
    {
        private const string A = "calibration-a.bin";
        private const string B = "calibration-b.bin";

        [TestMethod]
        public void A_new_pen_is_nominal_and_nothing_is_written()
        {
            FakeFlash flash = new FakeFlash();
            AssertFinds(flash, CalibrationStatus.Nominal, 0, 0);
            Assert.AreEqual(0, flash.Writes);
        }

        [TestMethod]
        public void A_slot_has_the_documented_bytes()
        {
            FakeFlash flash = new FakeFlash();
            Assert.IsTrue(PowerUp(flash).Save(Record(-6, 16336)));
            byte[] slot = flash.Bytes(A);
            Assert.AreEqual("C50101000000FAFFD03F0000", Bytes.ToHex(slot, 12));
            Assert.AreEqual(CalibrationSlot.Length, slot.Length);
            Assert.AreEqual(Crc16.Compute(slot, 0, 30), slot[30] | (slot[31] << 8));
            Assert.AreEqual(Bytes.ToHex(slot, 32), Bytes.ToHex(flash.Bytes(B), 32));
        }

        [TestMethod]
        [DataRow(-6, 0)]
        [DataRow(12, 1)]
        [DataRow(0, 100000)]
        public void What_was_saved_is_found_after_power_up_and_the_latest_counts(int offset, int motor)
        {
            FakeFlash flash = new FakeFlash();
            CalibrationStore store = PowerUp(flash);
            Assert.IsTrue(store.Save(Record(3, 555)));
            Assert.IsTrue(store.Save(Record(offset, motor)));
            int writes = flash.Writes;
            AssertFinds(flash, CalibrationStatus.Good, offset, motor);
            Assert.AreEqual(writes, flash.Writes);
        }

        [TestMethod]
        [DataRow(-7, 0)]
        [DataRow(13, 0)]
        [DataRow(0, -1)]
        [DataRow(0, 100001)]
        public void Values_beyond_their_bounds_are_neither_saved_nor_believed(int offset, int motor)
        {
            FakeFlash flash = new FakeFlash();
            Assert.IsFalse(PowerUp(flash).Save(Record(offset, motor)));
            Assert.AreEqual(0, flash.Writes);
            byte[] slot = new byte[CalibrationSlot.Length];
            CalibrationSlot.Put(slot, Record(offset, motor), 1);
            flash.Set(A, slot);
            flash.Set(B, slot);
            AssertFinds(flash, CalibrationStatus.Lost, 0, 0);
        }

        [TestMethod]
        public void Power_lost_after_any_byte_of_a_save_leaves_the_one_before_or_the_new_one()
        {
            // Also where both files are full and are begun anew.
            for (int saves = 1; saves <= CalibrationStore.MaxSlots; saves += CalibrationStore.MaxSlots - 1)
            {
                bool finished = false;
                for (int bytes = 0; !finished; bytes++)
                {
                    FakeFlash flash = new FakeFlash();
                    CalibrationStore store = PowerUp(flash);
                    for (int i = 0; i < saves; i++)
                    {
                        store.Save(Record(3, 300));
                    }
                    flash.BytesLeft = bytes;
                    bool told = store.Save(Record(-4, 400));
                    finished = flash.BytesLeft > 0;
                    flash.Restore();
                    CalibrationStore after = PowerUp(flash);
                    Assert.AreEqual(
                        (int)CalibrationStatus.Good,
                        (int)after.Record.Status,
                        "cut after " + bytes
                    );
                    bool isNew =
                        after.Record.HomeOffsetSteps == -4 && after.Record.MotorMicrovoltsPerHertz == 400;
                    bool isOld =
                        after.Record.HomeOffsetSteps == 3 && after.Record.MotorMicrovoltsPerHertz == 300;
                    Assert.IsTrue(isNew || (isOld && !told), "cut after " + bytes);
                    // Mended: whichever copy is lost now, the other one has it.
                    flash.Set(bytes % 2 == 0 ? A : B, new byte[0]);
                    AssertFinds(
                        flash,
                        CalibrationStatus.Good,
                        after.Record.HomeOffsetSteps,
                        isNew ? 400 : 300
                    );
                }
            }
        }

        [TestMethod]
        public void Power_lost_in_the_very_first_save_leaves_a_pen_that_was_never_calibrated()
        {
            for (int bytes = 0; bytes < CalibrationSlot.Length; bytes++)
            {
                FakeFlash flash = new FakeFlash();
                CalibrationStore store = PowerUp(flash);
                flash.BytesLeft = bytes;
                Assert.IsFalse(store.Save(Record(5, 0)));
                flash.Restore();
                AssertFinds(flash, CalibrationStatus.Nominal, 0, 0);
                Assert.IsTrue(PowerUp(flash).Save(Record(6, 0)));
                AssertFinds(flash, CalibrationStatus.Good, 6, 0);
            }
        }

        [TestMethod]
        public void Any_bit_that_rots_in_one_copy_costs_nothing_and_is_mended()
        {
            for (int bit = 0; bit < 8 * CalibrationSlot.Length; bit++)
            {
                string rotten = bit % 2 == 0 ? A : B;
                FakeFlash flash = Saved(7, 700);
                flash.Bytes(rotten)[bit / 8] ^= (byte)(1 << (bit % 8));
                AssertFinds(flash, CalibrationStatus.Good, 7, 700);
                flash.Set(rotten == A ? B : A, new byte[0]);
                AssertFinds(flash, CalibrationStatus.Good, 7, 700);
            }
        }

        [TestMethod]
        public void Rot_in_both_copies_is_told_and_the_one_before_is_used_if_it_still_verifies()
        {
            FakeFlash flash = Saved(7, 700);
            PowerUp(flash).Save(Record(8, 800));
            flash.Bytes(A)[CalibrationSlot.Length + 6] ^= 1;
            flash.Bytes(B)[CalibrationSlot.Length + 9] ^= 1;
            AssertFinds(flash, CalibrationStatus.Lost, 7, 700);
            flash.Bytes(A)[0] = 0;
            flash.Bytes(B)[0] = 0;
            AssertFinds(flash, CalibrationStatus.Lost, 0, 0);
            Assert.IsTrue(PowerUp(flash).Save(Record(1, 100)));
            AssertFinds(flash, CalibrationStatus.Good, 1, 100);
        }

        [TestMethod]
        [DataRow(A)]
        [DataRow(B)]
        public void A_copy_that_cannot_be_read_or_written_is_not_needed(string broken)
        {
            FakeFlash flash = Saved(7, 700);
            flash.FailsReading = broken;
            AssertFinds(flash, CalibrationStatus.Good, 7, 700);
            flash.FailsReading = null;
            flash.FailsWriting = broken;
            Assert.IsTrue(PowerUp(flash).Save(Record(2, 200)));
            AssertFinds(flash, CalibrationStatus.Good, 2, 200);
            flash.FailsWriting = null;
            PowerUp(flash);
            flash.Set(broken == A ? B : A, new byte[0]);
            AssertFinds(flash, CalibrationStatus.Good, 2, 200);
        }

        [TestMethod]
        public void Flash_that_does_nothing_at_all_saves_nothing_and_is_told()
        {
            CalibrationStore store = new CalibrationStore(new NothingThere());
            store.Load();
            Assert.AreEqual(CalibrationStatus.Lost, store.Record.Status);
            Assert.IsFalse(store.Save(Record(1, 1)));
            Assert.AreEqual(0, store.Record.HomeOffsetSteps);
        }

        [TestMethod]
        public void A_hundred_saves_stay_within_16_slots_a_copy()
        {
            FakeFlash flash = new FakeFlash();
            CalibrationStore store = PowerUp(flash);
            for (int i = 1; i <= 100; i++)
            {
                Assert.IsTrue(store.Save(Record(i % 7, i)));
                Assert.IsTrue(flash.Length(A) <= 512 && flash.Length(B) <= 512);
            }
            AssertFinds(flash, CalibrationStatus.Good, 100 % 7, 100);
        }

        private static FakeFlash Saved(int offset, int motor)
        {
            FakeFlash flash = new FakeFlash();
            Assert.IsTrue(PowerUp(flash).Save(Record(offset, motor)));
            return flash;
        }

        private static CalibrationStore PowerUp(FakeFlash flash)
        {
            CalibrationStore store = new CalibrationStore(flash);
            store.Load();
            return store;
        }

        private static CalibrationRecord Record(int offset, int motor)
        {
            CalibrationRecord record = new CalibrationRecord();
            record.HomeOffsetSteps = offset;
            record.MotorMicrovoltsPerHertz = motor;
            return record;
        }

        private static void AssertFinds(FakeFlash flash, CalibrationStatus status, int offset, int motor)
        {
            CalibrationRecord found = PowerUp(flash).Record;
            Assert.AreEqual((int)status, (int)found.Status);
            Assert.AreEqual(offset, found.HomeOffsetSteps);
            Assert.AreEqual(motor, found.MotorMicrovoltsPerHertz);
        }
    }
}

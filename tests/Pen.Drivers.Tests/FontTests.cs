// The font: nothing missing, nothing twice, and a few letters drawn out.
using nanoFramework.TestFramework;

namespace Pen.Drivers.Tests
{
    [TestClass]
    public sealed class FontTests
    {
        [TestMethod]
        public void Every_printable_character_has_a_shape_of_its_own_within_seven_rows()
        {
            int characters = 0;
            for (char character = ' '; character <= '~'; character++)
            {
                characters++;
                for (int column = 0; column < Font5x7.Width; column++)
                {
                    int bits = Font5x7.Column(character, column);
                    Assert.IsTrue(bits >= 0 && bits < 0x80, "code " + (int)character);
                }
                for (char other = ' '; other < character; other++)
                {
                    Assert.IsFalse(LookAlike(character, other), "code " + (int)character);
                }
            }
            Assert.AreEqual(95, characters);
        }

        [TestMethod]
        public void A_seven_looks_like_a_seven()
        {
            string[] rows = { "#####", "    #", "   # ", "  #  ", " #   ", " #   ", " #   " };
            AssertLooks('7', rows);
        }

        [TestMethod]
        public void An_R_looks_like_an_R()
        {
            string[] rows = { "#### ", "#   #", "#   #", "#### ", "# #  ", "#  # ", "#   #" };
            AssertLooks('R', rows);
        }

        [TestMethod]
        [DataRow('\u00E9')]
        [DataRow('\n')]
        public void A_character_outside_the_table_is_a_question_mark(char character)
        {
            for (int column = 0; column < Font5x7.Width; column++)
            {
                Assert.AreEqual(Font5x7.Column('?', column), Font5x7.Column(character, column));
            }
        }

        private static bool LookAlike(char one, char other)
        {
            for (int column = 0; column < Font5x7.Width; column++)
            {
                if (Font5x7.Column(one, column) != Font5x7.Column(other, column))
                {
                    return false;
                }
            }
            return true;
        }

        private static void AssertLooks(char character, string[] rows)
        {
            for (int row = 0; row < 7; row++)
            {
                for (int column = 0; column < Font5x7.Width; column++)
                {
                    bool lit = ((Font5x7.Column(character, column) >> row) & 1) != 0;
                    Assert.AreEqual(rows[row][column] == '#', lit, "row " + row + ", column " + column);
                }
            }
        }
    }
}

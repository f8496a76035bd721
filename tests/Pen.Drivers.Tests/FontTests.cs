// The font: nothing missing, nothing twice, and a few letters drawn out.
using System.Collections.Generic;
using System.Text;

namespace Pen.Drivers.Tests;

[TestClass]
public sealed class FontTests
{
    [TestMethod]
    public void Every_printable_character_has_a_shape_of_its_own_within_seven_rows()
    {
        HashSet<string> shapes = [];
        for (char character = ' '; character <= '~'; character++)
        {
            StringBuilder shape = new();
            for (int column = 0; column < Font5x7.Width; column++)
            {
                int bits = Font5x7.Column(character, column);
                Assert.IsLessThan(0x80, bits, character.ToString());
                shape.Append(bits).Append(',');
            }
            Assert.IsTrue(shapes.Add(shape.ToString()), character.ToString());
        }
        Assert.HasCount(95, shapes);
    }

    [TestMethod]
    public void A_seven_looks_like_a_seven()
    {
        string[] rows = ["#####", "    #", "   # ", "  #  ", " #   ", " #   ", " #   "];
        AssertLooks('7', rows);
    }

    [TestMethod]
    public void An_R_looks_like_an_R()
    {
        string[] rows = ["#### ", "#   #", "#   #", "#### ", "# #  ", "#  # ", "#   #"];
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

    private static void AssertLooks(char character, string[] rows)
    {
        for (int row = 0; row < 7; row++)
        {
            for (int column = 0; column < Font5x7.Width; column++)
            {
                bool lit = (Font5x7.Column(character, column) >> row & 1) != 0;
                Assert.AreEqual(rows[row][column] == '#', lit, character + " " + row + "," + column);
            }
        }
    }
}

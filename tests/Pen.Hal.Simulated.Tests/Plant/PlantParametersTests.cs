// Parameters by name: every one reads, sets, describes itself and refuses nonsense.
using System;
using System.Linq;

namespace Pen.Hal.Simulated.Tests.Plant;

[TestClass]
public sealed class PlantParametersTests
{
    [TestMethod]
    public void Every_key_reads_sets_and_names_its_source()
    {
        PlantParameters parameters = new();
        Assert.AreEqual(parameters.Keys.Length, parameters.Keys.Distinct().Count());
        foreach (string key in parameters.Keys)
        {
            double value = parameters.Get(key);
            parameters.Set(key, value);
            Assert.AreEqual(value, parameters.Get(key), key);
            Assert.IsTrue(parameters.Describe(key).Split("; ")[^1].Length > 2, key);
        }
    }

    [TestMethod]
    public void Each_key_has_a_value_of_its_own()
    {
        PlantParameters parameters = new();
        foreach (string key in parameters.Keys)
        {
            PlantParameters changed = parameters.Clone();
            double different = parameters.Get(key) == 1 ? 1.0001 : (parameters.Get(key) * 0.999) + 1e-12;
            try
            {
                changed.Set(key, different);
            }
            catch (ArgumentException)
            {
                changed.Set(key, parameters.Get(key) - 1e-9);
            }

            string[] differing = parameters
                .Keys.Where(one => parameters.Get(one) != changed.Get(one))
                .ToArray();
            CollectionAssert.AreEqual(new[] { key }, differing);
        }
    }

    [TestMethod]
    public void The_values_are_those_of_the_reference_board()
    {
        PlantParameters parameters = new();
        Assert.AreEqual(1.1, parameters.Get("motor.resistance"));
        Assert.AreEqual(2.67e-3, parameters.Get("motor.constant"));
        Assert.AreEqual(0.15, parameters.Get("battery.resistance"));
        Assert.AreEqual(50, parameters.Get("plant.step_us"));
        Assert.AreEqual(30, parameters.Get("screw.backlash"));
    }

    [TestMethod]
    public void An_unknown_name_is_answered_with_the_known_ones()
    {
        ArgumentException thrown = Assert.ThrowsExactly<ArgumentException>(static () =>
            new PlantParameters().Get("motor.colour")
        );
        StringAssert.Contains(thrown.Message, "motor.colour");
        StringAssert.Contains(thrown.Message, "motor.resistance");
    }

    [TestMethod]
    [DataRow(-1.0)]
    [DataRow(double.NaN)]
    [DataRow(1e9)]
    public void A_value_out_of_range_is_refused_with_the_range(double value)
    {
        PlantParameters parameters = new();
        ArgumentException thrown = Assert.ThrowsExactly<ArgumentException>(() =>
            parameters.Set("motor.resistance", value)
        );
        StringAssert.Contains(thrown.Message, "0.1 to 100 Ohm");
        Assert.AreEqual(1.1, parameters.Get("motor.resistance"));
    }
}

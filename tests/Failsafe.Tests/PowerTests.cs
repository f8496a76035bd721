// The power side: brake, current limit, PWM, and the data line of the cartridge's memory.
using System.Linq;
using Pen.Hal.Simulated;
using Pen.Hardware.Failsafe;

namespace Failsafe.Tests;

[TestClass]
public sealed class PowerTests
{
    [TestInitialize]
    public void Require() => Ngspice.Require();

    [TestMethod]
    [Proves("PEN-133")]
    [Proves("PEN-134")]
    public void Brake_limit_PWM_and_data_line_are_within_their_bounds()
    {
        foreach (Quantity quantity in Ngspice.Power)
        {
            Assert.IsTrue(quantity.IsGood, quantity.ToString());
        }
    }

    [TestMethod]
    [Proves("PEN-133")]
    public void Without_the_brake_the_rotor_turns_on_for_longer_than_allowed()
    {
        Netlist open = Ngspice.Chain.Without("M106");
        Assert.IsFalse(PowerCase.Stop(open, false).RestMs < 250);
    }

    [TestMethod]
    [Proves("PEN-134")]
    public void Without_its_sense_resistors_the_driver_limits_nothing()
    {
        Netlist bare = Ngspice.Chain.WithValue("R136", 0.001).WithValue("R137", 0.001);
        Assert.IsGreaterThan(2.4, PowerCase.Stall(bare, 0.2).Most);
    }

    [TestMethod]
    public void A_pull_up_of_2k2_would_starve_the_memory_while_it_programs() =>
        Assert.IsLessThan(2.8, PowerCase.MemoryLine(Ngspice.Chain.WithValue("R140", 2200), 3.3, 0.8e-3));

    [TestMethod]
    public void The_motor_is_the_simulators()
    {
        PlantParameters plant = new();
        (string Parameter, string Key)[] pairs =
        [
            ("rmotor", "motor.resistance"),
            ("lmotor", "motor.inductance"),
            ("kmotor", "motor.constant"),
            ("jrotor", "motor.inertia"),
            ("tcoulomb", "motor.coulomb"),
            ("bviscous", "motor.viscous"),
        ];
        string[] words = Ngspice
            .Text("motor.cir")
            .Split('\n')
            .Single(line => line.StartsWith(".param", System.StringComparison.Ordinal))
            .Split(' ');
        foreach ((string parameter, string key) in pairs)
        {
            string value = words.Single(word =>
                word.StartsWith(parameter + "=", System.StringComparison.Ordinal)
            );
            double expected = plant.Get(key);
            Assert.AreEqual(
                expected,
                Netlist.Quantity(value[(parameter.Length + 1)..]),
                expected * 1e-9,
                key
            );
        }

        // Both bridges together.
        double trip = 0.2 / Ngspice.Chain.ValueOf("R136") * 2;
        Assert.AreEqual(plant.Get("driver.current_limit"), trip, 1e-9);
    }
}

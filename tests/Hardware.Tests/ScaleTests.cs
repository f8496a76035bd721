// The boards give the processor the voltages, currents and times that the simulated plant takes for granted.
using System.Linq;
using Pen.Hal.Simulated;
using Pen.Hardware.Model;

namespace Hardware.Tests;

[TestClass]
public sealed class ScaleTests
{
    // Of the catalogue's INA240A1, in volts a volt.
    private const double AmplifierGain = 20;

    // Of the catalogue's DRV8833: where it chops, in volts at a sense resistor.
    private const double ChopVolts = 0.2;

    // Of the catalogue's motor.
    private const double WindingHenries = 22e-6;

    private static readonly PlantParameters Plant = new();

    [TestMethod]
    [DynamicData(nameof(Data.Boards), typeof(Data))]
    public void A_milliampere_of_the_winding_is_a_millivolt_at_the_pin(string slug)
    {
        Board board = Data.Board(slug);
        Assert.AreEqual("INA240A1", board.PartOf("U6").Type.Value);
        Assert.AreEqual(Plant.Get("sense.current_gain"), ValueOf(board, "R23") * AmplifierGain, 1e-9);
    }

    [TestMethod]
    [DynamicData(nameof(Data.Boards), typeof(Data))]
    public void The_current_is_filtered_as_the_plant_filters_it(string slug)
    {
        Board board = Data.Board(slug);
        double microseconds = ValueOf(board, "R60") * ValueOf(board, "C41") * 1e6;
        Assert.AreEqual(Plant.Get("sense.current_filter_us"), microseconds, 1e-6);
    }

    [TestMethod]
    [DynamicData(nameof(Data.Boards), typeof(Data))]
    public void The_battery_is_divided_as_the_plant_divides_it(string slug)
    {
        Board board = Data.Board(slug);
        double upper = ValueOf(board, "R61");
        double lower = ValueOf(board, "R62");
        Assert.AreEqual(Plant.Get("sense.battery_divider"), lower / (upper + lower), 1e-9);
    }

    [TestMethod]
    public void The_driver_limits_the_current_as_the_plant_does()
    {
        Board board = Data.Board("pen");
        double amperes = (ChopVolts / ValueOf(board, "R136")) + (ChopVolts / ValueOf(board, "R137"));
        Assert.AreEqual(Plant.Get("driver.current_limit"), amperes, 1e-9);
    }

    [TestMethod]
    [DynamicData(nameof(Data.Boards), typeof(Data))]
    public void Choke_and_winding_make_the_inductance_of_the_plant(string slug)
    {
        double henries = ValueOf(Data.Board(slug), "L2") + WindingHenries;
        Assert.AreEqual(Plant.Get("motor.inductance"), henries, 0.05 * henries);
    }

    [TestMethod]
    [DynamicData(nameof(Data.Boards), typeof(Data))]
    public void Supplies_of_the_cell_are_those_of_the_plant(string slug)
    {
        Supply cell = Data.Board(slug).Supplies.Single(static supply => supply.Net == "VBAT");
        Assert.AreEqual(Plant.Get("battery.ocv_000") * 1000, cell.MinimumMillivolts, 1e-9);
        Assert.AreEqual(Plant.Get("battery.ocv_100") * 1000, cell.MaximumMillivolts, 1e-9);
    }

    // Chosen when nSTBY rises: MODE1 low, MODE2 high, STCK low, DIR high.
    [TestMethod]
    [DynamicData(nameof(Data.Boards), typeof(Data))]
    public void The_stepper_driver_wakes_to_quarter_steps(string slug)
    {
        Board board = Data.Board(slug);
        Part driver = board.PartOf("U7");
        Assert.AreEqual("GND", NetAt(driver, "MODE1"));
        Assert.AreEqual("3V3", NetAt(driver, "MODE2"));
        Assert.AreEqual("STEP", NetAt(driver, "STCK"));
        Assert.AreEqual("STEP_NDIR", NetAt(driver, "DIR"));
        Assert.AreEqual("down-10k", board.ProcessorNets.First(static net => net.Role == "Step").Pull);
        // The line rests low, and the inverter makes it high.
        Assert.AreEqual(
            "down-10k",
            board.ProcessorNets.Single(static net => net.Role == "StepDirection").Pull
        );
        Part inverter = board.PartOf("U8");
        Assert.IsTrue(inverter.Type.Value is "74LVC1G04" or "74HC14");
        Assert.AreEqual("STEP_DIR", inverter.Pins.First(static pin => pin.Type.Name is "A" or "1A").Net);
        Assert.AreEqual("STEP_NDIR", inverter.Pins.First(static pin => pin.Type.Name is "Y" or "1Y").Net);
    }

    private static double ValueOf(Board board, string reference) => PartValue.Of(board.PartOf(reference));

    private static string? NetAt(Part part, string pin) => part.Pins.First(one => one.Type.Name == pin).Net;
}

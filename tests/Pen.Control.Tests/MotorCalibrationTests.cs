// The motor's constant is learned once, from what a sound motor and encoder can give, and not again.
namespace Pen.Control.Tests;

[TestClass]
public sealed class MotorCalibrationTests
{
    private const int Periods = 16;
    private const int Millihertz = 100_000;
    private const int NominalMillivolts = 1634;

    private readonly MotorModel _model = new();
    private readonly MotorCalibration _calibration;

    public MotorCalibrationTests()
    {
        _calibration = new MotorCalibration(_model);
    }

    [TestMethod]
    [DataRow(800)]
    [DataRow(1000)]
    [DataRow(1200)]
    public void A_steady_motor_teaches_its_constant(int permille)
    {
        Turn(Periods, NominalMillivolts * permille / 1000);

        Assert.IsTrue(_model.Measured);
        Assert.AreEqual(
            MotorModel.NominalMicrovoltsPerHertz * permille / 1000,
            _model.BackEmfMicrovoltsPerHertz,
            20
        );
    }

    [TestMethod]
    public void An_encoder_that_loses_thirty_percent_is_no_motor()
    {
        Turn(Periods, NominalMillivolts * 1000 / 700);

        Assert.IsTrue(_calibration.Impossible);
        Assert.IsFalse(_model.Measured);
        Assert.AreEqual(MotorModel.NominalMicrovoltsPerHertz, _model.BackEmfMicrovoltsPerHertz);
    }

    [TestMethod]
    public void What_was_learned_is_not_learned_again()
    {
        Turn(Periods, NominalMillivolts);
        int learned = _model.BackEmfMicrovoltsPerHertz;

        Turn(3 * Periods, NominalMillivolts * 1000 / 700);

        Assert.AreEqual(learned, _model.BackEmfMicrovoltsPerHertz);
        Assert.IsFalse(_calibration.Impossible);
    }

    [TestMethod]
    public void An_interrupted_measurement_does_not_count()
    {
        Turn(Periods - 1, NominalMillivolts * 1200 / 1000);
        _calibration.Interrupt();

        Turn(Periods - 1, NominalMillivolts);

        Assert.IsFalse(_model.Measured);
        Assert.AreEqual(MotorModel.NominalMicrovoltsPerHertz, _model.BackEmfMicrovoltsPerHertz);
    }

    [TestMethod]
    public void Another_cartridge_begins_anew()
    {
        Turn(Periods, NominalMillivolts * 1200 / 1000);

        _calibration.Reset();

        Assert.IsFalse(_model.Measured);
        Assert.AreEqual(MotorModel.NominalMicrovoltsPerHertz, _model.BackEmfMicrovoltsPerHertz);
    }

    private void Turn(int periods, int backEmfMillivolts)
    {
        for (int period = 0; period < periods; period++)
        {
            _calibration.Update(backEmfMillivolts, Millihertz);
        }
    }
}

// What acts on the motor's plant from outside of it.
namespace Pen.Hal.Simulated;

/// <summary>Levels at the plant's inputs. Skin torque is the mean over a revolution in newton metres.</summary>
internal readonly record struct PlantInputs(
    int DutyPermille,
    bool Supplied,
    bool Powered,
    bool Charging,
    double SkinMeanTorque,
    PlantFaults Faults
)
{
    /// <summary>Nothing is supplied, nothing is wrong.</summary>
    public static PlantInputs Off => new(0, false, false, false, 0, PlantFaults.None);
}

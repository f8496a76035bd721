// What the pen knows of its own mechanics and motor, and keeps over power-downs.
namespace Pen.Control
{
    /// <summary>What was found where the calibration is kept.</summary>
    public enum CalibrationStatus
    {
        /// <summary>Nobody has looked yet; the values are the nominal ones.</summary>
        Unread = 0,

        /// <summary>Never calibrated; the values are the nominal ones.</summary>
        Nominal = 1,

        /// <summary>The latest calibration.</summary>
        Good = 2,

        /// <summary>
        /// There was one, and neither copy says what it was: an earlier one if any verifies, else nominal
        /// values. The operator is told.
        /// </summary>
        Lost = 3,
    }

    /// <summary>The calibration (format on flash: Pen.Drivers/Calibration.md).</summary>
    public sealed class CalibrationRecord
    {
        /// <summary>Greatest <see cref="MotorMicrovoltsPerHertz"/>: several times any motor for one cell.</summary>
        public const int MaxMicrovoltsPerHertz = 100000;

        /// <summary>Where these values come from.</summary>
        public CalibrationStatus Status;

        /// <summary>
        /// By how much the home sensor's edge lies deeper than nominal, in quarter steps:
        /// <see cref="HomeSearch.LeastOffsetSteps"/> to <see cref="HomeSearch.GreatestOffsetSteps"/>; 0 is nominal.
        /// </summary>
        public int HomeOffsetSteps;

        /// <summary>
        /// The motor's constant as last measured, in microvolts a hertz, up to
        /// <see cref="MaxMicrovoltsPerHertz"/>; 0: never measured.
        /// </summary>
        public int MotorMicrovoltsPerHertz;

        /// <summary>True if every value is one that this pen could have saved.</summary>
        public bool IsPossible
        {
            get
            {
                return HomeOffsetSteps >= HomeSearch.LeastOffsetSteps
                    && HomeOffsetSteps <= HomeSearch.GreatestOffsetSteps
                    && MotorMicrovoltsPerHertz >= 0
                    && MotorMicrovoltsPerHertz <= MaxMicrovoltsPerHertz;
            }
        }

        /// <summary>Copies everything.</summary>
        public void CopyFrom(CalibrationRecord other)
        {
            Status = other.Status;
            HomeOffsetSteps = other.HomeOffsetSteps;
            MotorMicrovoltsPerHertz = other.MotorMicrovoltsPerHertz;
        }
    }
}

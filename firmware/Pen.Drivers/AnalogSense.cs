// Scales raw converter codes to millivolts of battery and milliamperes of motor.
namespace Pen.Drivers
{
    /// <summary>Integer scaling of the board's two analog channels.</summary>
    public static class AnalogSense
    {
        /// <summary>The converter's highest code: 12 bit.</summary>
        public const int FullScaleCode = 4095;

        /// <summary>
        /// Pin voltage at the highest code in millivolts (ESP32-S3 data sheet, 11 dB attenuation).
        /// </summary>
        public const int FullScaleMillivolts = 3100;

        /// <summary>Battery voltage over pin voltage: the board's divider of two equal resistors.</summary>
        public const int BatteryDividerRatio = 2;

        /// <summary>
        /// Output of the board's current amplifier in millivolts for one ampere of winding current.
        /// </summary>
        public const int CurrentMillivoltsPerAmpere = 1000;

        private const int FullScaleMilliamperes = FullScaleMillivolts * 1000 / CurrentMillivoltsPerAmpere;
        private const int FullScaleOfTwo = 2 * FullScaleCode;
        private const int FullScaleOfFour = 4 * FullScaleCode;

        /// <summary>
        /// Battery terminal voltage in millivolts, 0 to 6200, rounded, of the sum of two codes: the mean of two conversions
        /// has 0.7 of the noise of one, and repeats no more often. A sum out of range is clamped.
        /// </summary>
        public static int BatteryMillivolts(int sumOfTwo)
        {
            if ((uint)sumOfTwo >= FullScaleOfTwo)
            {
                return sumOfTwo < 0 ? 0 : FullScaleMillivolts * BatteryDividerRatio;
            }
            // Below 8190 x 6200.
            return (sumOfTwo * (FullScaleMillivolts * BatteryDividerRatio) + FullScaleOfTwo / 2)
                / FullScaleOfTwo;
        }

        /// <summary>
        /// Winding current in milliamperes, 0 to 3100, rounded, of the sum of four codes: the mean of four conversions has
        /// half the noise of one. A sum out of range is clamped.
        /// </summary>
        public static int MotorMilliamperes(int sumOfFour)
        {
            if ((uint)sumOfFour >= FullScaleOfFour)
            {
                return sumOfFour < 0 ? 0 : FullScaleMilliamperes;
            }
            // Below 16380 x 3100.
            return (sumOfFour * FullScaleMilliamperes + FullScaleOfFour / 2) / FullScaleOfFour;
        }
    }
}

// The PWM contract: the duty of the needle motor's driver.
namespace Pen.Hal
{
    /// <summary>A PWM output of fixed frequency. After construction its duty is 0 and the pin is low.</summary>
    public interface IPwmOutput
    {
        /// <summary>
        /// Sets the duty in permille, 0 to 1000. The implementation clamps to that range; the caller is the
        /// one who checks that the value makes sense. 0 is a steady low level.
        /// </summary>
        void SetDutyPermille(int dutyPermille);

        /// <summary>Duty 0: the pin is steadily low. Never throws.</summary>
        void Off();
    }
}

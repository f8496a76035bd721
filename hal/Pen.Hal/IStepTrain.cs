// The step train contract: pulses for a stepper driver, made by a peripheral that cannot be steered under way.
namespace Pen.Hal
{
    /// <summary>
    /// Emits trains of step pulses. A train is handed over whole and runs by itself; the peripheral (the RMT of
    /// an ESP32) tells nothing until it is done, so the caller times the move by the clock.
    /// </summary>
    public interface IStepTrain
    {
        /// <summary>
        /// Defines how trains of a profile speed up: the interval before the n-th step, in microseconds, from
        /// the first (slowest) step to the cruising one. Slow work: call at construction only.
        /// </summary>
        /// <param name="profile">0 to 3.</param>
        /// <param name="rampMicroseconds">1 to 512 intervals of 50 to 32767 microseconds, never rising.</param>
        void DefineProfile(int profile, ushort[] rampMicroseconds);

        /// <summary>
        /// Starts a train and returns at once. With k the smaller of half the steps and the ramp's length, the
        /// intervals are the ramp's first k, then for the steps in the middle the ramp's interval k (its last
        /// one if k is its length), then the first k in reverse: <see cref="StepTrainPattern"/>, as code.
        /// </summary>
        /// <param name="profile">A defined profile.</param>
        /// <param name="steps">Pulses to emit, 1 to 1000. Direction is a pin of its own.</param>
        /// <returns>False if a train is under way or the peripheral refused; then no pulse was sent.</returns>
        bool Start(int profile, int steps);

        /// <summary>
        /// Cuts the train short; the step line is low afterwards. How many pulses went out is unknown here
        /// (the audit counter knows). Harmless when idle. Never throws.
        /// </summary>
        void Off();
    }
}

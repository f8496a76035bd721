// The pulse counter contract: edges counted by hardware, sampled by the control loop.
namespace Pen.Hal
{
    /// <summary>A hardware pulse counter, plain or quadrature, that counts from power-up.</summary>
    public interface IPulseCounter
    {
        /// <summary>Latches count and time together. Call once a control period; does not block.</summary>
        void Sample();

        /// <summary>
        /// The count at the last <see cref="Sample"/>, 64 bit, never reset. A quadrature counter counts every
        /// edge of both channels (x4) and runs backwards when the shaft does; a plain one counts rising edges.
        /// </summary>
        long Count { get; }

        /// <summary>The counter's own time of the last <see cref="Sample"/>, in microseconds.</summary>
        long SampledAtMicroseconds { get; }
    }
}

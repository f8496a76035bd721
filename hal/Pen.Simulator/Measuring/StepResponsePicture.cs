// placeholder
namespace Pen.Simulator.Measuring;

internal static class StepResponsePicture
{
    public static string Draw(RateTrial trial) => trial.Run().Failure ?? "";
}

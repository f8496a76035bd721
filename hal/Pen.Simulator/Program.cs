// Entry point of the desktop program.
namespace Pen.Simulator;

internal static class Program
{
    private static int Main() => 0;
}

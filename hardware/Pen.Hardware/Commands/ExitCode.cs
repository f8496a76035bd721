// What the program's exit codes mean.
namespace Pen.Hardware.Commands;

internal static class ExitCode
{
    public const int Good = 0;
    public const int Broken = 1;
    public const int Unusable = 2;
}

// The I2C master of the processor, with the display controller as the one that answers.
namespace Pen.Hal.Simulated;

internal sealed class DisplayPort(PowerSession power, Ssd1306 display, PlantParameters parameters)
    : IDisplayBus
{
    public bool Write(byte[] transfer, int count)
    {
        if (transfer == null || count < 1 || count > transfer.Length)
        {
            return false;
        }

        // The address byte goes before them.
        power.Block((long)((count + 1) * parameters.DisplayByteUs));
        display.Receive(transfer, count);
        return true;
    }
}

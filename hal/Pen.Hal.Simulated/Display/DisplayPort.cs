// The I2C master of the processor, with the display controller as the one that answers.
namespace Pen.Hal.Simulated;

internal sealed class DisplayPort(
    PowerSession power,
    Ssd1306 display,
    DisplaySite site,
    PlantParameters parameters
) : IDisplayBus
{
    public bool Write(byte[] transfer, int count)
    {
        if (transfer == null || count < 1 || count > transfer.Length)
        {
            return false;
        }

        // The address byte goes before them.
        double perByte = parameters.DisplayByteUs;
        power.Block(site.Duration((long)((count + 1) * perByte), (long)perByte));
        if (!site.Arrives)
        {
            return false;
        }

        display.Receive(site.Received(transfer, count), count);
        return true;
    }
}

// Entry point on the device.
namespace Pen.App
{
    /// <summary>The program that the processor starts after every reset and every wake-up.</summary>
    public static class Program
    {
        /// <summary>Never returns: the runtime would restart the processor.</summary>
        public static void Main()
        {
            new PenDevice().Run();
        }
    }
}

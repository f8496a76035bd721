// The serial port of the processor: every byte takes its time on the wire.
namespace Pen.Hal.Simulated;

internal sealed class SerialPort(PowerSession power, SerialCapture listener, PlantParameters parameters)
    : ISerialOutput
{
    // 8 data bits, a start and a stop bit.
    private const int BitsPerByte = 10;
    private const int LineEndBytes = 2;

    // What power cut in the middle of a line leaves of it, to a few characters.
    private const int Chunk = 8;

    public void WriteLine(string line)
    {
        for (int at = 0; at < line.Length; at += Chunk)
        {
            int length = line.Length - at < Chunk ? line.Length - at : Chunk;
            power.Block(MicrosecondsFor(length));
            listener.Receive(line.Substring(at, length));
        }

        power.Block(MicrosecondsFor(LineEndBytes));
        listener.EndLine();
    }

    private long MicrosecondsFor(int bytes) => (long)(bytes * BitsPerByte * 1e6 / parameters.SerialBaud);
}

// What a 1-Wire master says to a memory chip, over the port alone.
namespace Pen.Hal.Simulated.Tests.Cartridge;

internal sealed class BusMaster(IOneWireBus bus)
{
    public bool Select(byte command)
    {
        bool present = bus.Reset();
        bus.TouchByte(0xCC);
        bus.TouchByte(command);
        return present;
    }

    public void Send(params byte[] bytes)
    {
        foreach (byte value in bytes)
        {
            bus.TouchByte(value);
        }
    }

    public byte[] Receive(int count)
    {
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++)
        {
            bytes[i] = bus.TouchByte(0xFF);
        }

        return bytes;
    }

    public byte[] ReadMemory(byte address, int count)
    {
        Select(0xF0);
        Send(address, 0);
        return Receive(count);
    }

    public int WriteScratchpad(byte address, params byte[] data)
    {
        Select(0x0F);
        Send(address, 0);
        Send(data);
        byte[] crc = Receive(2);
        return crc[0] | (crc[1] << 8);
    }

    public byte[] ReadScratchpad(int data)
    {
        Select(0xAA);
        return Receive(3 + data + 2);
    }

    public void StartCopy(byte address, byte status)
    {
        Select(0x55);
        Send(address, 0, status);
    }

    public byte[] Rom()
    {
        bus.Reset();
        bus.TouchByte(0x33);
        return Receive(8);
    }
}

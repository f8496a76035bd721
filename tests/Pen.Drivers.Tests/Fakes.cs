// The few pins and buses that the driver tests watch or disturb themselves.
using System;
using Pen.Hal;

namespace Pen.Drivers.Tests
{
    /// <summary>A log of everything written to the pins, in order, a blank between two entries.</summary>
    public sealed class PinLog
    {
        private string _writes = "";

        public void Add(string write)
        {
            _writes = _writes.Length == 0 ? write : _writes + " " + write;
        }

        public void Clear()
        {
            _writes = "";
        }

        public string TakeAll()
        {
            string all = _writes;
            Clear();
            return all;
        }
    }

    public sealed class FakeOutput : IDigitalOutput
    {
        private readonly string _name;
        private readonly PinLog _log;

        public FakeOutput(string name, PinLog log)
        {
            _name = name;
            _log = log;
        }

        public bool IsHigh;

        public bool ThrowsOnWrite;

        public void Write(bool high)
        {
            if (ThrowsOnWrite)
            {
                throw new InvalidOperationException(_name);
            }
            IsHigh = high;
            _log.Add(_name + (high ? "=1" : "=0"));
        }

        public void Off()
        {
            IsHigh = false;
            _log.Add(_name + ".off");
        }
    }

    public sealed class FakePwm : IPwmOutput
    {
        private readonly PinLog _log;

        public FakePwm(PinLog log)
        {
            _log = log;
        }

        public int Duty;

        public void SetDutyPermille(int dutyPermille)
        {
            Duty = dutyPermille;
            _log.Add("pwm=" + dutyPermille);
        }

        public void Off()
        {
            Duty = 0;
            _log.Add("pwm.off");
        }
    }

    public sealed class FakeInput : IDigitalInput
    {
        public bool Level;

        public int Reads;

        public bool Read()
        {
            Reads++;
            return Level;
        }
    }

    public sealed class FakeAnalog : IAnalogInput
    {
        public int Code;

        public int Reads;

        public int ReadRaw()
        {
            Reads++;
            return Code;
        }
    }

    public sealed class FakeCounter : IPulseCounter
    {
        private long _count;
        private long _sampledAtMicroseconds;

        public long NextCount;

        public long NextMicroseconds;

        public int Samples;

        public long Count
        {
            get { return _count; }
        }

        public long SampledAtMicroseconds
        {
            get { return _sampledAtMicroseconds; }
        }

        public void Sample()
        {
            Samples++;
            _count = NextCount;
            _sampledAtMicroseconds = NextMicroseconds;
        }
    }

    public sealed class FakeClock : IClock
    {
        private long _now;

        public long NowMicroseconds
        {
            get { return _now; }
            set { _now = value; }
        }
    }

    public sealed class FakeTrain : IStepTrain
    {
        private readonly PinLog _log;

        public FakeTrain(PinLog log)
        {
            _log = log;
        }

        public readonly ushort[][] Profiles = new ushort[4][];

        public bool Refuses;

        public void DefineProfile(int profile, ushort[] rampMicroseconds)
        {
            Profiles[profile] = (ushort[])rampMicroseconds.Clone();
        }

        public bool Start(int profile, int steps)
        {
            _log.Add("train" + profile + ":" + steps);
            return !Refuses;
        }

        public void Off()
        {
            _log.Add("train.off");
        }
    }

    /// <summary>A display bus that keeps what was sent, the first few hundred transfers.</summary>
    public sealed class FakeDisplay : IDisplayBus
    {
        public readonly byte[][] Transfers = new byte[100][];

        public int Count;

        public bool IsAbsent;

        public byte[] Last
        {
            get { return Transfers[Count - 1]; }
        }

        public bool Write(byte[] transfer, int count)
        {
            byte[] sent = new byte[count];
            Array.Copy(transfer, sent, count);
            Transfers[Count] = sent;
            Count++;
            return !IsAbsent;
        }
    }

    /// <summary>What a slow worker needs and these tests do not ask for: nothing answers.</summary>
    public sealed class NothingThere : IOneWireBus, IStorage, ISerialOutput, IPower
    {
        public int Sleeps;

        public bool Reset()
        {
            return false;
        }

        public bool TouchBit(bool bit)
        {
            return bit;
        }

        public byte TouchByte(byte value)
        {
            return value;
        }

        public void Idle(int milliseconds) { }

        public int Length(string name)
        {
            return -1;
        }

        public int Read(string name, int offset, byte[] buffer, int count)
        {
            return -1;
        }

        public bool Append(string name, byte[] data, int count)
        {
            return false;
        }

        public bool Delete(string name)
        {
            return false;
        }

        public void WriteLine(string line) { }

        public void DeepSleep()
        {
            Sleeps++;
        }
    }
}

// System.Threading as the device has it, over the virtual interpreter.
using VirtualEsp32;

namespace System.Threading
{
    internal delegate void ThreadStart();

    internal enum ThreadPriority
    {
        Lowest,
        BelowNormal,
        Normal,
        AboveNormal,
        Highest,
    }

    /// <summary>A managed thread of the virtual chip.</summary>
    internal sealed class Thread
    {
        private readonly VirtualThread _thread;

        public Thread(ThreadStart start)
        {
            _thread = new VirtualThread(() => start());
        }

        /// <summary>Kept, and of no effect: the device's scheduler does not preempt by it either.</summary>
        public ThreadPriority Priority { get; set; } = ThreadPriority.Normal;

        public bool IsAlive
        {
            get { return _thread.IsAlive; }
        }

        public static void Sleep(int millisecondsTimeout)
        {
            VirtualThread.Sleep(millisecondsTimeout);
        }

        public void Start()
        {
            _thread.Start();
        }
    }
}

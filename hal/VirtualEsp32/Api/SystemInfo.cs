// nanoFramework.Runtime.Native: what firmware this is.
using VirtualEsp32;

namespace nanoFramework.Runtime.Native;

/// <summary>Facts about the firmware.</summary>
public static class SystemInfo
{
    /// <summary>Name of the firmware target.</summary>
    public static string TargetName => VirtualChip.Current.TargetName;
}

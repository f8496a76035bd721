// Opens the page for a person who sits at a desktop.
using System;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;

namespace Pen.Simulator.Bench;

/// <summary>Asks the system for its browser. Whether that works is nobody's concern.</summary>
internal static class Browser
{
    /// <summary>Opens an address, if a desktop is there.</summary>
    public static void Open(Uri address)
    {
        if (!HasDesktop())
        {
            return;
        }
        try
        {
            using Process? process = Process.Start(Command(address.AbsoluteUri));
        }
        catch (Exception failure)
            when (failure
                    is Win32Exception
                        or IOException
                        or InvalidOperationException
                        or PlatformNotSupportedException
            )
        {
            // The address was printed: a person can open it.
        }
    }

    private static ProcessStartInfo Command(string address)
    {
        if (OperatingSystem.IsWindows())
        {
            return new ProcessStartInfo(address) { UseShellExecute = true };
        }
        return new ProcessStartInfo(OperatingSystem.IsMacOS() ? "open" : "xdg-open", [address])
        {
            // What it has to say is not for this terminal.
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
    }

    private static bool HasDesktop()
    {
        if (!Environment.UserInteractive || Has("CI") || Has("SSH_CONNECTION"))
        {
            return false;
        }
        return OperatingSystem.IsWindows()
            || OperatingSystem.IsMacOS()
            || Has("DISPLAY")
            || Has("WAYLAND_DISPLAY");
    }

    private static bool Has(string variable) =>
        !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(variable));
}

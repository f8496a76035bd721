// The virtual chip shows the firmware nothing that the device's library has not.
using System;
using System.IO;
using System.Linq;
using Conformance.Tests.Rules;
using Mono.Cecil;

namespace Conformance.Tests;

[TestClass]
public class SurfaceTests
{
    [TestMethod]
    public void The_virtual_chips_surface_is_the_devices()
    {
        using ModuleDefinition chip = DeviceAssemblies.Read(
            Path.Combine(AppContext.BaseDirectory, "VirtualEsp32.dll")
        );
        Complaints.AssertNone(
            SurfaceCheck
                .Run(
                    chip.GetTypes()
                        .Where(type =>
                            IsShown(type)
                            && !type.FullName.StartsWith("VirtualEsp32.", StringComparison.Ordinal)
                        )
                )
                .Select(complaint => complaint.ToString())
        );
    }

    // Internal to the assembly, as what stands in front of the host's own type must be, and seen by its code all the same.
    [TestMethod]
    public void What_a_device_assembly_puts_in_front_of_the_hosts_library_is_the_devices() =>
        Complaints.AssertNone(
            DeviceAssemblies
                .Firmware.SelectMany(device =>
                {
                    using ModuleDefinition module = DeviceAssemblies.Read(device.Path);
                    return SurfaceCheck.Run(
                        module
                            .GetTypes()
                            .Where(type =>
                                !type.IsNested
                                && !DeviceAssemblies.IsOurs(type)
                                && !type.FullName.StartsWith('<')
                            )
                    );
                })
                .Select(complaint => complaint.ToString())
        );

    [TestMethod]
    [DataRow("public class Gadget { }", "System.Device.Gpio.Gadget is not in any package")]
    [DataRow("public class PinValue { }", "System.Device.Gpio.PinValue is a class, on the device a struct")]
    [DataRow(
        "public class GpioController { }",
        "System.Device.Gpio.GpioController is a class, on the device a sealed class"
    )]
    [DataRow(
        "public enum PinMode { Input = 1 }",
        "System.Device.Gpio.PinMode.Input is System.Device.Gpio.PinMode = 1, on the device public const System.Device.Gpio.PinMode = 0"
    )]
    [DataRow(
        "public enum PinMode : byte { Input }",
        "System.Device.Gpio.PinMode is of System.Byte, on the device of System.Int32"
    )]
    [DataRow(
        "public enum PinMode { Analog }",
        "System.Device.Gpio.PinMode.Analog is not in nanoFramework.System.Device.Gpio"
    )]
    [DataRow(
        "public struct PinValue { public static bool High { get { return true; } } }",
        "System.Device.Gpio.PinValue.get_High is System.Device.Gpio.PinValue in nanoFramework.System.Device.Gpio"
    )]
    [DataRow(
        "public struct PinValue { public bool Equals(int a) { return true; } }",
        "System.Device.Gpio.PinValue.Equals(System.Int32) is not in nanoFramework.System.Device.Gpio"
    )]
    [DataRow(
        "public struct PinValuePair { public int PinNumber { get; set; } }",
        "System.Device.Gpio.PinValuePair.set_PinNumber(System.Int32) is not in nanoFramework.System.Device.Gpio"
    )]
    [DataRow(
        "public class PinValueChangedEventArgs { private PinValueChangedEventArgs() { } }",
        "System.Device.Gpio.PinValueChangedEventArgs is no nanoFramework.Runtime.Events.BaseEvent, on the device it is"
    )]
    [DataRow(
        "public struct PinValue : System.IDisposable { void System.IDisposable.Dispose() { } }",
        "System.Device.Gpio.PinValue is a System.IDisposable, on the device it is not"
    )]
    public void A_surface_that_differs_is_caught(string type, string complaint)
    {
        using ModuleDefinition module = Snippet.CompileFile(
            $"namespace System.Device.Gpio\n{{\n{type}\n}}\n"
        );
        string[] found =
        [
            .. SurfaceCheck.Run(module.GetTypes().Where(IsShown)).Select(other => other.ToString()),
        ];
        Assert.HasCount(1, found, string.Join("\n", found));
        Assert.EndsWith(": " + complaint, found[0]);
    }

    [TestMethod]
    public void A_surface_that_is_the_devices_passes()
    {
        using ModuleDefinition module = Snippet.CompileFile(
            "namespace System.Device.Gpio\n{\n"
                + "public enum PinMode { Input, Output = 3 }\n"
                + "public struct PinValue { public static PinValue High { get { return default(PinValue); } }\n"
                + "public static implicit operator PinValue(int value) { return default(PinValue); }\n"
                + "public static explicit operator byte(PinValue value) { return 1; } }\n"
                + "public sealed class GpioPin : System.IDisposable { private GpioPin() { }\n"
                + "public int PinNumber { get { return 1; } } public void Toggle() { } public void Dispose() { }\n"
                + "internal void Anything() { } }\n}\n"
        );
        Complaints.AssertNone(
            SurfaceCheck.Run(module.GetTypes().Where(IsShown)).Select(complaint => complaint.ToString())
        );
    }

    private static bool IsShown(TypeDefinition type) =>
        type.IsPublic || (type.IsNestedPublic && IsShown(type.DeclaringType));
}

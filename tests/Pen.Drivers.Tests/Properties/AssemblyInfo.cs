// Assembly attributes, the same for the device and the host.
using System.Reflection;

[assembly: AssemblyTitle("Pen.Drivers.Tests")]
[assembly: AssemblyProduct("Microneedling pen firmware")]
[assembly: AssemblyCopyright("MIT licence")]
[assembly: AssemblyVersion("0.1.0.0")]

// Where tests leave tables for people to read; nothing reads them back but .ci/run, to print them.
using System.IO;

namespace Conformance.Tests;

internal static class Artifacts
{
    public static void Write(string name, string text)
    {
        string folder = Path.Combine(DeviceAssemblies.Root, "artifacts", "conformance");
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, name), text);
    }
}

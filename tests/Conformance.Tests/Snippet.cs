// A few lines of C# made into an assembly in memory, for breaking the rules on purpose.
using System;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Mono.Cecil;

namespace Conformance.Tests;

internal static class Snippet
{
    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    // Stands for the device's library: its types are none of the project's own.
    private const string Library = """
        namespace System.Device.Gpio
        {
            public struct PinValue { public byte Level; }
            public sealed class GpioPin
            {
                public PinValue Read() { return default(PinValue); }
                public void Write(PinValue value) { }
                public void Toggle() { }
                public void Blink() { }
            }
        }
        """;

    /// <summary>The first line of the members in the file Case.cs that <see cref="Compile"/> makes.</summary>
    public const int Line = 5;

    /// <summary>A class Pen.Snippet.C with some members, compiled as shared sources are but for the language version.</summary>
    public static ModuleDefinition Compile(string members) =>
        CompileFile(
            $"using System;\nnamespace Pen.Snippet\n{{\npublic class C {{\n{members}\n}}\n}}\n",
            Library
        );

    /// <summary>A whole file, Case.cs, and perhaps another.</summary>
    public static ModuleDefinition CompileFile(params string[] sources)
    {
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Snippet",
            sources.Select((source, i) => Parse(i == 0 ? "Case.cs" : "Library.cs", source)),
            References,
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                optimizationLevel: OptimizationLevel.Release,
                allowUnsafe: true
            )
        );
        MemoryStream assembly = new();
        MemoryStream symbols = new();
        EmitResult result = compilation.Emit(
            assembly,
            symbols,
            options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb)
        );
        if (!result.Success)
        {
            throw new InvalidOperationException(
                string.Join("\n", result.Diagnostics.Select(d => d.ToString()))
            );
        }
        assembly.Position = 0;
        symbols.Position = 0;
        return DeviceAssemblies.Read(assembly, symbols);
    }

    private static SyntaxTree Parse(string path, string source) =>
        CSharpSyntaxTree.ParseText(
            source,
            new CSharpParseOptions(LanguageVersion.CSharp9),
            path,
            System.Text.Encoding.UTF8
        );
}

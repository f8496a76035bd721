// Constants leave no trace in the IL that takes them, so those of other libraries are looked up in the sources.
using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using Conformance.Tests.Listed;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Conformance.Tests;

[TestClass]
public class ConstantTests
{
    private static readonly MetadataReference[] Platform =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    [TestMethod]
    public void Every_constant_that_a_shared_source_takes_is_there_with_that_value() =>
        Complaints.AssertNone(
            DeviceAssemblies.All.SelectMany(device =>
            {
                MetadataReference[] project =
                [
                    .. DeviceAssemblies
                        .Firmware.Where(other => other.Name != device.Name)
                        .Select(other => other.Path)
                        .Append(Path.Combine(AppContext.BaseDirectory, "VirtualEsp32.dll"))
                        .Select(path => MetadataReference.CreateFromFile(path)),
                ];
                return Check(
                    device
                        .Sources.Select(file =>
                            (file, File.ReadAllText(Path.Combine(DeviceAssemblies.Root, file)))
                        )
                        .ToArray(),
                    [.. Platform, .. project],
                    new PackageSet(device.Packages)
                );
            })
        );

    [TestMethod]
    [DataRow(
        "int M() { return (int)System.Threading.LazyThreadSafetyMode.None; }",
        "Case.cs(1): System.Threading.LazyThreadSafetyMode.None is not in any package"
    )]
    [DataRow(
        "double M() {\nreturn System.Math.Tau; }",
        "Case.cs(2): System.Math.Tau is not in packages.config: it is in System.Math"
    )]
    [DataRow(
        "object M() { return System.IO.FileAttributes.Archive; }",
        "Case.cs(1): System.IO.FileAttributes.Archive is not in packages.config: it is in nanoFramework.System.IO.FileSystem"
    )]
    [DataRow(
        "double M() { return double.E; }",
        "Case.cs(1): System.Double.E is not in nanoFramework.CoreLibrary"
    )]
    public void A_constant_that_is_not_there_is_named_with_its_line(string members, string complaint) =>
        Assert.AreEqual(complaint, Snippets(members));

    [TestMethod]
    public void A_constant_that_is_there_passes() =>
        Assert.AreEqual("", Snippets("int M() { return int.MaxValue + System.Threading.Timeout.Infinite; }"));

    private static string Snippets(string members) =>
        string.Join(
            "\n",
            Check(
                [("Case.cs", $"class C {{ {members} }}")],
                Platform,
                new PackageSet(["nanoFramework.CoreLibrary"])
            )
        );

    private static IEnumerable<string> Check(
        (string File, string Text)[] sources,
        IEnumerable<MetadataReference> references,
        PackageSet packages
    )
    {
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Constants",
            sources.Select(source =>
                CSharpSyntaxTree.ParseText(
                    source.Text,
                    new CSharpParseOptions(LanguageVersion.CSharp9),
                    source.File
                )
            ),
            references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true)
        );
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            SemanticModel model = compilation.GetSemanticModel(tree);
            foreach (SimpleNameSyntax name in tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>())
            {
                if (
                    model.GetSymbolInfo(name).Symbol is IFieldSymbol { HasConstantValue: true } field
                    && field.ContainingNamespace.ToString()?.StartsWith("Pen", StringComparison.Ordinal)
                        == false
                    && !SymbolEqualityComparer.Default.Equals(field.ContainingAssembly, compilation.Assembly)
                    && packages.Complaint(
                        field.GetDocumentationCommentId()!,
                        Convert.ToString(field.ConstantValue, CultureInfo.InvariantCulture)!
                    )
                        is { } complaint
                )
                {
                    int line = name.GetLocation().GetLineSpan().StartLinePosition.Line + 1;
                    yield return $"{tree.FilePath}({line}): {complaint}";
                }
            }
        }
    }
}

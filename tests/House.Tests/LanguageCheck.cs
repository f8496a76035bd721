// Reads shared sources as the compiler does and reports every use of what the rules forbid.
using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace House.Tests;

/// <summary>One source to check. <paramref name="Pure"/> adds the rules of Pen.Control.</summary>
internal sealed record SharedSource(string Path, string Text, bool Pure);

/// <summary>One use of something forbidden.</summary>
internal sealed record Finding(string Path, int Line, string Rule, string What)
{
    public override string ToString() => $"{Path}:{Line}: {Rule}: {What} ({LanguageRules.Reasons[Rule]})";
}

internal static class LanguageCheck
{
    private static readonly CSharpParseOptions Language = new(
        LanguageVersion.CSharp9,
        DocumentationMode.None,
        preprocessorSymbols: ["DEBUG", "TRACE"]
    );

    private static readonly MetadataReference[] Platform = (
        (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!
    )
        .Split(Path.PathSeparator)
        .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
        // What the host's side of the device tests is made of.
        .Append(typeof(TestClassAttribute).Assembly.Location)
        .Select(path => (MetadataReference)MetadataReference.CreateFromFile(path))
        .ToArray();

    public static Finding[] Run(IReadOnlyCollection<SharedSource> sources)
    {
        SyntaxTree[] trees = sources
            .Select(source => CSharpSyntaxTree.ParseText(source.Text, Language, source.Path))
            .ToArray();
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Shared",
            trees,
            Platform,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true)
        );
        List<Finding> findings = [.. NewerLanguage(compilation)];
        HashSet<string> purePaths = [.. sources.Where(source => source.Pure).Select(source => source.Path)];
        foreach ((SharedSource source, SyntaxTree tree) in sources.Zip(trees))
        {
            SemanticModel model = compilation.GetSemanticModel(tree);
            new LanguageWalker(model, source.Path, findings).Visit(tree.GetRoot());
            new FieldWalker(model, source.Path, purePaths, findings).Visit(tree.GetRoot());
            if (source.Pure)
            {
                new PurityWalker(model, source.Path, findings).Visit(tree.GetRoot());
            }
        }

        return findings
            .DistinctBy(f => (f.Path, f.Line, f.Rule))
            .OrderBy(f => f.Path, StringComparer.Ordinal)
            .ThenBy(f => f.Line)
            .ToArray();
    }

    /// <summary>What does not compile here cannot be judged: the semantic rules would see nothing.</summary>
    public static string[] Errors(IReadOnlyCollection<SharedSource> sources) =>
        CSharpCompilation
            .Create(
                "Shared",
                sources.Select(source => CSharpSyntaxTree.ParseText(source.Text, Language, source.Path)),
                Platform,
                new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true)
            )
            .GetDiagnostics()
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .Select(diagnostic => diagnostic.ToString())
            .ToArray();

    private static IEnumerable<Finding> NewerLanguage(CSharpCompilation compilation) =>
        from diagnostic in compilation.GetDiagnostics()
        let message = diagnostic.GetMessage(CultureInfo.InvariantCulture)
        where message.Contains("is not available in C# 9.0", StringComparison.Ordinal)
        let position = diagnostic.Location.GetLineSpan()
        select new Finding(
            position.Path,
            position.StartLinePosition.Line + 1,
            LanguageRules.CSharp9,
            message
        );
}

// The tests of this repository as their sources have them, with the requirements that they say they prove.
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Safety.Tests;

/// <summary>A test method, or a scenario, whose class is then empty.</summary>
internal sealed record Proof(string File, int Line, string Class, string Name, string[] Requirements)
{
    public string Title => Class.Length > 0 ? $"{Class}.{Name}" : Name;
}

internal static class TestSources
{
    /// <summary>Every test and every scenario that must pass.</summary>
    public static readonly Proof[] All = Repository
        .Files.Where(file => file.StartsWith("tests/", StringComparison.Ordinal))
        .SelectMany(file =>
            file.EndsWith(".cs", StringComparison.Ordinal)
                ? Methods(file, File.ReadAllText(Repository.FullPath(file)))
            : file.EndsWith(".pen", StringComparison.Ordinal) ? Scenario(file)
            : []
        )
        .ToArray();

    /// <summary>The tests of a source. A requirement of a class is one of each of its tests.</summary>
    public static IEnumerable<Proof> Methods(string file, string text)
    {
        CompilationUnitSyntax root = CSharpSyntaxTree.ParseText(text).GetCompilationUnitRoot();
        foreach (MethodDeclarationSyntax method in root.DescendantNodes().OfType<MethodDeclarationSyntax>())
        {
            string[] proven = Named(method.AttributeLists).ToArray();
            bool runs =
                Attributes(method.AttributeLists).Any(IsTest)
                && !Attributes(method.AttributeLists).Any(attribute => attribute.Name.ToString() == "Ignore");
            if (!runs)
            {
                if (proven.Length > 0)
                {
                    throw new InvalidDataException(
                        $"{file}: {method.Identifier.Text} proves something and is no test"
                    );
                }
                continue;
            }
            var type = method.FirstAncestorOrSelf<TypeDeclarationSyntax>();
            IEnumerable<string> shared = type is null ? [] : Named(type.AttributeLists);
            yield return new Proof(
                file,
                method.Identifier.GetLocation().GetLineSpan().StartLinePosition.Line + 1,
                type?.Identifier.Text ?? "",
                method.Identifier.Text,
                proven.Concat(shared).ToArray()
            );
        }
    }

    // A scenario that must fail proves that failing is seen, and nothing of the pen.
    private static IEnumerable<Proof> Scenario(string file)
    {
        string name = Path.GetFileName(file);
        string[] proven = File.ReadLines(Repository.FullPath(file))
            .Where(line => line.StartsWith("# proves ", StringComparison.Ordinal))
            .SelectMany(line => Regex.Matches(line, @"[A-Z]+-\d+").Select(match => match.Value))
            .ToArray();
        if (name.StartsWith("must-fail", StringComparison.Ordinal))
        {
            return proven.Length == 0
                ? []
                : throw new InvalidDataException($"{file}: must fail, and proves nothing");
        }
        return [new Proof(file, 1, "", name, proven)];
    }

    private static IEnumerable<AttributeSyntax> Attributes(IEnumerable<AttributeListSyntax> lists) =>
        lists.SelectMany(list => list.Attributes);

    private static bool IsTest(AttributeSyntax attribute) => attribute.Name.ToString() == "TestMethod";

    private static IEnumerable<string> Named(IEnumerable<AttributeListSyntax> lists) =>
        Attributes(lists)
            .Where(attribute => attribute.Name.ToString() is "Proves" or "ProvesAttribute")
            .Select(attribute =>
                attribute.ArgumentList?.Arguments is [{ Expression: LiteralExpressionSyntax literal }]
                    ? literal.Token.ValueText
                    : throw new InvalidDataException("Proves takes one literal: " + attribute)
            );
}

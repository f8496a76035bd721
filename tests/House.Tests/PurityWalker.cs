// Finds what Pen.Control may not do on top of the language rules: outside world, floating point, allocation.
using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace House.Tests;

internal sealed class PurityWalker(SemanticModel model, string path, List<Finding> findings)
    : CSharpSyntaxWalker
{
    public override void Visit(SyntaxNode? node)
    {
        if (node is AttributeListSyntax)
        {
            return;
        }

        if (node is UsingDirectiveSyntax { Name: { } used } && IsOutside(used.ToString()))
        {
            Report(node, LanguageRules.OutsideWorld);
        }

        if (node is ExpressionSyntax expression)
        {
            CheckType(expression);
            if (!IsConstruction(expression))
            {
                CheckPeriod(expression);
            }
        }

        if (node is ThrowStatementSyntax && !IsConstruction(node))
        {
            Report(node, LanguageRules.Throw);
        }

        base.Visit(node);
    }

    private void CheckType(ExpressionSyntax expression)
    {
        ISymbol? symbol = model.GetSymbolInfo(expression).Symbol;
        ITypeSymbol? type = model.GetTypeInfo(expression).Type ?? symbol as ITypeSymbol;
        if (type?.SpecialType is SpecialType.System_Single or SpecialType.System_Double)
        {
            Report(expression, LanguageRules.FloatingPoint);
        }

        if (new[] { type, symbol?.ContainingType }.Any(IsOutside))
        {
            Report(expression, LanguageRules.OutsideWorld);
        }
    }

    private void CheckPeriod(ExpressionSyntax expression)
    {
        switch (expression)
        {
            case LiteralExpressionSyntax when expression.IsKind(SyntaxKind.StringLiteralExpression):
            case InterpolatedStringExpressionSyntax:
                Report(expression, LanguageRules.Text);
                break;
            case ThrowExpressionSyntax:
                Report(expression, LanguageRules.Throw);
                break;
            case BaseObjectCreationExpressionSyntax
            or ArrayCreationExpressionSyntax
            or ImplicitArrayCreationExpressionSyntax
            or InitializerExpressionSyntax
            or AnonymousFunctionExpressionSyntax:
                Report(expression, LanguageRules.Allocation);
                break;
            default:
                CheckConversion(expression);
                break;
        }
    }

    // A value where an object is wanted is boxed; a method where a delegate is wanted is wrapped; both allocate.
    private void CheckConversion(ExpressionSyntax expression)
    {
        Conversion conversion = model.GetConversion(expression);
        bool cast =
            expression is CastExpressionSyntax castTo
            && model.ClassifyConversion(castTo.Expression, model.GetTypeInfo(castTo).Type!).IsBoxing;
        bool concatenation =
            expression.IsKind(SyntaxKind.AddExpression)
            && model.GetTypeInfo(expression).Type?.SpecialType == SpecialType.System_String;
        if (conversion.IsBoxing || conversion.IsMethodGroup || cast || concatenation)
        {
            Report(expression, LanguageRules.Allocation);
        }
    }

    // Constructors and the initial values of fields and properties run once, before the first period.
    private static bool IsConstruction(SyntaxNode node) =>
        node.Ancestors()
            .Any(outer =>
                outer is ConstructorDeclarationSyntax or AttributeListSyntax
                || outer is EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax }
                || outer
                    is VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax }
                        or ParameterSyntax
            );

    private static bool IsOutside(ITypeSymbol? type) =>
        type is { ContainingNamespace: { } space }
        && (
            LanguageRules.OutsideTypes.Contains(type.ToDisplayString())
            || (!space.IsGlobalNamespace && IsOutside(space.ToDisplayString()))
        );

    private static bool IsOutside(string space) =>
        LanguageRules.OutsideNamespaces.Any(outside =>
            space == outside || space.StartsWith(outside + ".", StringComparison.Ordinal)
        );

    private void Report(SyntaxNode node, string rule) =>
        findings.Add(
            new Finding(
                path,
                node.GetLocation().GetLineSpan().StartLinePosition.Line + 1,
                rule,
                node.ToString().Split('\n')[0].Trim()
            )
        );
}

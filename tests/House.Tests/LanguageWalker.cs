// Finds what the device's runtime or compiler cannot do, in any shared source.
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace House.Tests;

internal sealed class LanguageWalker(SemanticModel model, string path, List<Finding> findings)
    : CSharpSyntaxWalker
{
    public override void Visit(SyntaxNode? node)
    {
        switch (node)
        {
            case FileScopedNamespaceDeclarationSyntax:
                Report(node, LanguageRules.FileScopedNamespace);
                break;
            case TypeParameterListSyntax or GenericNameSyntax:
                Report(node, LanguageRules.Generics);
                break;
            case ArrayRankSpecifierSyntax { Rank: > 1 }:
                Report(node, LanguageRules.MultiDimensionalArray);
                break;
            case StackAllocArrayCreationExpressionSyntax or ImplicitStackAllocArrayCreationExpressionSyntax:
                Report(node, LanguageRules.StackAlloc);
                break;
            case FixedStatementSyntax:
                Report(node, LanguageRules.Fixed);
                break;
            case FunctionPointerTypeSyntax:
                Report(node, LanguageRules.FunctionPointer);
                break;
            case InterfaceDeclarationSyntax contract:
                CheckBodies(contract);
                break;
            case CheckedExpressionSyntax
            or CheckedStatementSyntax
                when node.IsKind(SyntaxKind.CheckedExpression) || node.IsKind(SyntaxKind.CheckedStatement):
                Report(node, LanguageRules.Checked);
                break;
            case NullableTypeSyntax:
                Report(node, LanguageRules.Nullable);
                break;
            case TupleTypeSyntax or TupleExpressionSyntax or ParenthesizedVariableDesignationSyntax:
                Report(node, LanguageRules.Tuple);
                break;
            case RangeExpressionSyntax:
            case PrefixUnaryExpressionSyntax when node.IsKind(SyntaxKind.IndexExpression):
                Report(node, LanguageRules.Range);
                break;
            case RecordDeclarationSyntax:
                Report(node, LanguageRules.Record);
                break;
            case YieldStatementSyntax:
                Report(node, LanguageRules.Yield);
                break;
            case QueryExpressionSyntax:
                Report(node, LanguageRules.Linq);
                break;
            case UsingDirectiveSyntax { Name: { } name } when name.ToString() == "System.Linq":
                Report(node, LanguageRules.Linq);
                break;
            case AwaitExpressionSyntax:
                Report(node, LanguageRules.Async);
                break;
            case AnonymousObjectCreationExpressionSyntax:
                Report(node, LanguageRules.AnonymousType);
                break;
            case MethodDeclarationSyntax method:
                CheckReturn(method);
                break;
            case InvocationExpressionSyntax call:
                CheckCall(call);
                break;
            case InterpolationSyntax interpolation when IsEnum(interpolation.Expression):
                Report(node, LanguageRules.EnumToString);
                break;
            case BinaryExpressionSyntax sum when node.IsKind(SyntaxKind.AddExpression):
                CheckConcatenation(sum);
                break;
        }

        if (node is ExpressionSyntax expression)
        {
            CheckType(expression);
        }

        base.Visit(node);
    }

    public override void VisitToken(SyntaxToken token)
    {
        string? rule = token.Kind() switch
        {
            SyntaxKind.VolatileKeyword => LanguageRules.Volatile,
            SyntaxKind.AsyncKeyword => LanguageRules.Async,
            SyntaxKind.FixedKeyword => LanguageRules.Fixed,
            SyntaxKind.DecimalKeyword => LanguageRules.Decimal,
            _ => null,
        };
        if (rule is not null)
        {
            findings.Add(new Finding(path, LineOf(token.GetLocation()), rule, token.Text));
        }
    }

    // The tokens are asked for one by one, which a walker does only when told to.
    public override void DefaultVisit(SyntaxNode node)
    {
        foreach (SyntaxNodeOrToken child in node.ChildNodesAndTokens())
        {
            if (child.AsNode() is { } inner)
            {
                Visit(inner);
            }
            else
            {
                VisitToken(child.AsToken());
            }
        }
    }

    // Catches what syntax hides: `var`, inferred type arguments, members of types from elsewhere.
    private void CheckType(ExpressionSyntax expression)
    {
        SymbolInfo symbol = model.GetSymbolInfo(expression);
        ITypeSymbol? type = model.GetTypeInfo(expression).Type ?? symbol.Symbol as ITypeSymbol;
        string? rule = type switch
        {
            { SpecialType: SpecialType.System_Decimal } => LanguageRules.Decimal,
            { TypeKind: TypeKind.Dynamic } => LanguageRules.Dynamic,
            { IsTupleType: true } => LanguageRules.Tuple,
            INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } =>
                LanguageRules.Nullable,
            IArrayTypeSymbol { Rank: > 1 } => LanguageRules.MultiDimensionalArray,
            INamedTypeSymbol { IsGenericType: true, IsAnonymousType: false } => LanguageRules.Generics,
            _ => symbol.Symbol is IMethodSymbol { IsGenericMethod: true } ? LanguageRules.Generics : null,
        };
        if (rule is not null)
        {
            Report(expression, rule);
        }
    }

    private void CheckBodies(InterfaceDeclarationSyntax contract)
    {
        foreach (MemberDeclarationSyntax member in contract.Members)
        {
            bool hasBody = member
                .DescendantNodes()
                .Any(n =>
                    n
                        is BlockSyntax { Parent: BaseMethodDeclarationSyntax or AccessorDeclarationSyntax }
                            or ArrowExpressionClauseSyntax
                );
            if (hasBody)
            {
                Report(member, LanguageRules.InterfaceBody);
            }
        }
    }

    private void CheckReturn(MethodDeclarationSyntax method)
    {
        if (
            model.GetDeclaredSymbol(method) is { OverriddenMethod: { } overridden } symbol
            && !SymbolEqualityComparer.Default.Equals(symbol.ReturnType, overridden.ReturnType)
        )
        {
            Report(method, LanguageRules.CovariantReturn);
        }
    }

    private void CheckCall(InvocationExpressionSyntax call)
    {
        string? name = (call.Expression as MemberAccessExpressionSyntax)?.Name.Identifier.Text;
        if (name == "ToString" && IsEnum(((MemberAccessExpressionSyntax)call.Expression).Expression))
        {
            Report(call, LanguageRules.EnumToString);
        }

        if (
            name == "TryParse"
            && model.GetSymbolInfo(call).Symbol?.ContainingType?.ContainingNamespace?.Name == "System"
        )
        {
            Report(call, LanguageRules.TryParse);
        }
    }

    private void CheckConcatenation(BinaryExpressionSyntax sum)
    {
        if (
            model.GetTypeInfo(sum).Type?.SpecialType == SpecialType.System_String
            && (IsEnum(sum.Left) || IsEnum(sum.Right))
        )
        {
            Report(sum, LanguageRules.EnumToString);
        }
    }

    private bool IsEnum(ExpressionSyntax expression) =>
        model.GetTypeInfo(expression).Type is { TypeKind: TypeKind.Enum };

    private void Report(SyntaxNode node, string rule) =>
        findings.Add(new Finding(path, LineOf(node.GetLocation()), rule, FirstLineOf(node)));

    private static int LineOf(Location location) => location.GetLineSpan().StartLinePosition.Line + 1;

    private static string FirstLineOf(SyntaxNode node) => node.ToString().Split('\n')[0].Trim();
}

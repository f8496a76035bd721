// Finds fields that are written by others, and static initial values that depend on another class's.
using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace House.Tests;

internal sealed class FieldWalker(
    SemanticModel model,
    string path,
    IReadOnlySet<string> purePaths,
    List<Finding> findings
) : CSharpSyntaxWalker
{
    public override void Visit(SyntaxNode? node)
    {
        switch (node)
        {
            case AssignmentExpressionSyntax assignment:
                CheckWrite(assignment.Left);
                break;
            case PrefixUnaryExpressionSyntax unary
                when unary.IsKind(SyntaxKind.PreIncrementExpression)
                    || unary.IsKind(SyntaxKind.PreDecrementExpression):
                CheckWrite(unary.Operand);
                break;
            case PostfixUnaryExpressionSyntax unary
                when unary.IsKind(SyntaxKind.PostIncrementExpression)
                    || unary.IsKind(SyntaxKind.PostDecrementExpression):
                CheckWrite(unary.Operand);
                break;
            case ArgumentSyntax argument
                when argument.RefKindKeyword.IsKind(SyntaxKind.RefKeyword)
                    || argument.RefKindKeyword.IsKind(SyntaxKind.OutKeyword):
                CheckWrite(argument.Expression);
                break;
            case RefExpressionSyntax alias:
                CheckWrite(alias.Expression);
                break;
            case FieldDeclarationSyntax field when field.Modifiers.Any(SyntaxKind.StaticKeyword):
                CheckInitialValues(field.Declaration.Variables.Select(variable => variable.Initializer));
                break;
            case PropertyDeclarationSyntax property when property.Modifiers.Any(SyntaxKind.StaticKeyword):
                CheckInitialValues([property.Initializer]);
                break;
            case ConstructorDeclarationSyntax constructor
                when constructor.Modifiers.Any(SyntaxKind.StaticKeyword):
                CheckInitialValues([constructor]);
                break;
            case CastExpressionSyntax cast when IsUnsignedAsSigned(cast):
                Report(cast, LanguageRules.UnsignedAsSigned);
                break;
        }

        base.Visit(node);
    }

    private void CheckWrite(ExpressionSyntax target)
    {
        if (
            model.GetSymbolInfo(target).Symbol
                is IFieldSymbol { DeclaredAccessibility: not Accessibility.Private } field
            && field.ContainingType is { TypeKind: TypeKind.Class or TypeKind.Struct } owner
            && owner.Locations.Any(place => purePaths.Contains(place.SourceTree?.FilePath ?? ""))
            && !LanguageRules.DataObjects.Contains(owner.Name)
            && !path.StartsWith("tests/", StringComparison.Ordinal)
            && !EnclosingTypes(target).Contains(owner, SymbolEqualityComparer.Default)
        )
        {
            Report(target, LanguageRules.ForeignField);
        }
    }

    private IEnumerable<ISymbol?> EnclosingTypes(SyntaxNode node) =>
        node.Ancestors().OfType<TypeDeclarationSyntax>().Select(type => model.GetDeclaredSymbol(type));

    private void CheckInitialValues(IEnumerable<SyntaxNode?> values)
    {
        foreach (SyntaxNode value in values.OfType<SyntaxNode>())
        {
            ISymbol? owner = EnclosingTypes(value).FirstOrDefault();
            if (ReadsForeignStatic(value, owner, []))
            {
                Report(value, LanguageRules.StaticOrder);
            }
        }
    }

    // Follows what the value calls: a table that is filled by a method depends on what the method reads.
    private bool ReadsForeignStatic(SyntaxNode code, ISymbol? owner, HashSet<SyntaxNode> seen)
    {
        if (!seen.Add(code))
        {
            return false;
        }

        SemanticModel here = model.Compilation.GetSemanticModel(code.SyntaxTree);
        foreach (ExpressionSyntax expression in code.DescendantNodesAndSelf().OfType<ExpressionSyntax>())
        {
            ISymbol? used = here.GetSymbolInfo(expression).Symbol;
            if (used is null || !used.Locations.Any(place => place.IsInSource))
            {
                continue;
            }

            bool field = used is IFieldSymbol { IsStatic: true, IsConst: false };
            bool foreign = !SymbolEqualityComparer.Default.Equals(used.ContainingType, owner);
            if (field && foreign)
            {
                return true;
            }

            if (CodeOf(used).Any(called => ReadsForeignStatic(called, owner, seen)))
            {
                return true;
            }

            // An auto-property is a field by another name.
            if (
                foreign
                && used is IPropertySymbol { IsStatic: true } property
                && property
                    .ContainingType.GetMembers()
                    .OfType<IFieldSymbol>()
                    .Any(backing => SymbolEqualityComparer.Default.Equals(backing.AssociatedSymbol, property))
            )
            {
                return true;
            }
        }

        return false;
    }

    // What runs when the symbol is used: a body, and for a constructor the values that the fields begin with.
    private static IEnumerable<SyntaxNode> CodeOf(ISymbol used)
    {
        if (used is not (IMethodSymbol or IPropertySymbol))
        {
            return [];
        }

        IEnumerable<SyntaxNode> bodies = used.DeclaringSyntaxReferences.Select(body => body.GetSyntax());
        return used is IMethodSymbol { MethodKind: MethodKind.Constructor, ContainingType: { } type }
            ? bodies.Concat(
                type.DeclaringSyntaxReferences.SelectMany(part =>
                    part.GetSyntax() is TypeDeclarationSyntax code ? code.Members.Where(IsInstanceField) : []
                )
            )
            : bodies;
    }

    private static bool IsInstanceField(MemberDeclarationSyntax member) =>
        member is FieldDeclarationSyntax or PropertyDeclarationSyntax { Initializer: not null }
        && !member.Modifiers.Any(SyntaxKind.StaticKeyword);

    private bool IsUnsignedAsSigned(CastExpressionSyntax cast) =>
        model.GetTypeInfo(cast).Type?.SpecialType == SpecialType.System_Int32
        && model.GetTypeInfo(cast.Expression).Type?.SpecialType == SpecialType.System_UInt32
        && !model.GetConstantValue(cast).HasValue;

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

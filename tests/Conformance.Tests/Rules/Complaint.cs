// One thing found that the device cannot do, or should not.
namespace Conformance.Tests.Rules;

/// <summary>A complaint at a source line.</summary>
/// <param name="Place">File and line, from the repository's root: "firmware/Pen.App/PenLoop.cs(74)".</param>
/// <param name="Rule">The rule; empty for a member that is not listed.</param>
/// <param name="Method">The method it is in: type, dot, name. Empty outside methods.</param>
/// <param name="What">What it is.</param>
internal sealed record Complaint(string Place, string Rule, string Method, string What)
{
    public override string ToString() =>
        Rule == "" ? $"{Place}: {What}" : $"{Place}: {Rule}: {What}" + (Method == "" ? "" : $" in {Method}");
}

// Shared sources keep to the device's language, and every rule catches a violation.
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using R = House.Tests.LanguageRules;

namespace House.Tests;

[TestClass]
public class LanguageRuleTests
{
    private const string Pure = "firmware/Pen.Control";

    // Stands in for the device's test framework, and is read only so that the tests are understood.
    private const string Bridge = "tests/HostBridge/NanoTestFramework.cs";

    private static readonly (string Rule, string Members)[] Violations =
    [
        (R.CSharp9, "string T() { return \"\"\"a\"\"\"; }"),
        (R.Generics, "class Box<T> { }"),
        (R.Generics, "T Same<T>(T value) { return value; }"),
        (R.Generics, "delegate void Sink<T>(T value);"),
        (R.Generics, "System.Action<int> _sink;"),
        (R.Generics, "event System.EventHandler<System.EventArgs> Changed;"),
        (R.Generics, "void M(int[] a) { System.Array.Resize(ref a, 3); }"),
        (R.Generics, "int M(Elsewhere e) { var f = e.Func; return f(); }"),
        (R.MultiDimensionalArray, "int[,] _grid;"),
        (R.MultiDimensionalArray, "void M() { var a = new int[2, 2]; }"),
        (R.StackAlloc, "unsafe void M() { int* p = stackalloc int[4]; }"),
        (R.Fixed, "unsafe void M(int[] a) { fixed (int* p = a) { } }"),
        (R.Fixed, "unsafe struct S { public fixed byte Bytes[4]; }"),
        (R.FunctionPointer, "unsafe delegate*<int, int> _f;"),
        (R.InterfaceBody, "interface I { int M() { return 1; } }"),
        (R.InterfaceBody, "interface I { int P => 1; }"),
        (R.InterfaceBody, "interface I { int P { get { return 1; } } }"),
        (R.Checked, "int M(int a) { return checked(a + 1); }"),
        (R.Checked, "int M(int a) { checked { return a + 1; } }"),
        (R.Volatile, "volatile bool _stop;"),
        (R.Decimal, "decimal _price;"),
        (R.Decimal, "void M() { var x = 1.5m; }"),
        (R.Nullable, "int? _maybe;"),
        (R.Nullable, "string? _maybe;"),
        (R.Nullable, "int M(Elsewhere e) { var m = e.Maybe; return m.Value; }"),
        (R.Tuple, "(int, int) M() { return (1, 2); }"),
        (R.Tuple, "void M(int a, int b) { (a, b) = (b, a); }"),
        (R.Range, "int M(int[] a) { return a[^1]; }"),
        (R.Range, "string M(string s) { return s[1..2]; }"),
        (R.Record, "record Point(int X, int Y);"),
        (R.Yield, "System.Collections.IEnumerable M() { yield return 1; }"),
        (R.Linq, "object M(int[] a) { return from x in a select x; }"),
        (R.Async, "async void M() { await System.Threading.Tasks.Task.Yield(); }"),
        (R.Dynamic, "dynamic _anything;"),
        (R.AnonymousType, "object M() { return new { A = 1 }; }"),
        (
            R.CovariantReturn,
            "class A { public virtual object M() { return null; } } class B : A { public override string M() { return null; } }"
        ),
        (R.EnumToString, "string M(System.DayOfWeek d) { return d.ToString(); }"),
        (R.EnumToString, "string M(System.DayOfWeek d) { return $\"{d}\"; }"),
        (R.EnumToString, "string M(System.DayOfWeek d) { return \"on \" + d; }"),
        (R.TryParse, "bool M(string s, out int v) { return int.TryParse(s, out v); }"),
        (
            R.StaticOrder,
            "static readonly int[] Copy = Tables.Rows; static class Tables { public static readonly int[] Rows = { 1 }; }"
        ),
        (
            R.StaticOrder,
            "static readonly int Size = Tables.Size; static class Tables { public static int Size = 3; }"
        ),
        (
            R.StaticOrder,
            "static int Size = Count(); static int Count() { return Tables.Size; } static class Tables { public static int Size = 3; }"
        ),
        (
            R.StaticOrder,
            "static Row First = new Row(); sealed class Row { public int A = Tables.Size; } static class Tables { public static int Size = 3; }"
        ),
        (
            R.StaticOrder,
            "static int Size = Tables.Size; static class Tables { public static int Size { get; } = 3; }"
        ),
        (
            R.StaticOrder,
            "static int Size; static C() { Size = Tables.Size; } static class Tables { public static int Size = 3; }"
        ),
        (R.UnsignedAsSigned, "int M(uint a) { return (int)a; }"),
        (R.UnsignedAsSigned, "long M(uint a, uint b) { return (int)(a ^ b); }"),
        (R.ForeignField, "void M(Part p) { p.Level = 1; } sealed class Part { public int Level; }"),
        (R.ForeignField, "void M(Part p) { p.Level += 1; } sealed class Part { public int Level; }"),
        (R.ForeignField, "void M(Part p) { p.Level++; } sealed class Part { public int Level; }"),
        (R.ForeignField, "void M(Part p) { --p.Level; } sealed class Part { public int Level; }"),
        (
            R.ForeignField,
            "void M(Part p) { N(ref p.Level); } void N(ref int a) { a = 1; } sealed class Part { public int Level; }"
        ),
        (
            R.ForeignField,
            "void M(Part p) { N(out p.Level); } void N(out int a) { a = 1; } sealed class Part { internal int Level; }"
        ),
        (R.ForeignField, "void M() { Part.Level = 1; } static class Part { public static int Level; }"),
        (
            R.ForeignField,
            "object M() { return null; } C() { _part = new Part { Level = 1 }; } Part _part; sealed class Part { public int Level; }"
        ),
        (R.FloatingPoint, "double _rate;"),
        (R.FloatingPoint, "int M() { return (int)(2 * 0.5); }"),
        (R.FloatingPoint, "int M(Elsewhere e) { return (int)e.Ratio; }"),
        (R.OutsideWorld, "long M() { return System.DateTime.UtcNow.Ticks; }"),
        (R.OutsideWorld, "void M() { System.Threading.Thread.Sleep(1); }"),
        (R.OutsideWorld, "void M() { System.Console.WriteLine(); }"),
        (R.OutsideWorld, "int M() { return System.Environment.TickCount; }"),
        (R.OutsideWorld, "System.Threading.Timer _timer;"),
        (R.OutsideWorld, "void M() { System.Diagnostics.Debug.WriteLine(null); }"),
        (R.Text, "string M() { return \"off\"; }"),
        (R.Text, "string P { get { return \"off\"; } }"),
        (R.Text, "string M(int a) { return $\"{a}\"; }"),
        (R.Allocation, "object M() { return new object(); }"),
        (R.Allocation, "int[] M() { return new[] { 1 }; }"),
        (R.Allocation, "int[] M() { int[] a = { 1 }; return a; }"),
        (R.Allocation, "object M(int a) { return a; }"),
        (R.Allocation, "object M(int a) { return (object)a; }"),
        (R.Allocation, "System.Action M() { return () => { }; }"),
        (R.Allocation, "System.Action M() { return Off; } void Off() { }"),
        (R.Allocation, "string M(string a, string b) { return a + b; }"),
        (R.Throw, "void M() { throw null; }"),
        (R.Throw, "object M(object o) { return o ?? throw null; }"),
    ];

    private static readonly string[] OnlyInPure =
    [
        R.FloatingPoint,
        R.OutsideWorld,
        R.Text,
        R.Allocation,
        R.Throw,
        R.ForeignField,
    ];

    // Stands for code that the checked source does not spell out.
    private static readonly SharedSource Elsewhere = new(
        "Elsewhere.cs",
        "class Elsewhere { public System.Func<int> Func; public int? Maybe; public float Ratio; }",
        Pure: false
    );

    public static IEnumerable<object[]> ViolationRows =>
        Violations.Select(violation => new object[] { violation.Rule, violation.Members });

    [TestMethod]
    [Proves("PEN-144")]
    public void Shared_sources_keep_to_the_rules() =>
        Complaints.AssertNone(
            LanguageCheck
                .Run(SharedSources())
                .Where(finding => finding.Path != Bridge)
                .Select(finding => finding.ToString())
        );

    [TestMethod]
    public void Shared_sources_are_understood_so_that_the_rules_see_everything()
    {
        Assert.IsNotEmpty(SharedSources());
        Complaints.AssertNone(LanguageCheck.Errors(SharedSources()));
    }

    [TestMethod]
    [DynamicData(nameof(ViolationRows))]
    public void A_violation_is_caught_at_its_line(string rule, string members)
    {
        Finding[] found = Check(members, pure: true);
        Assert.IsTrue(
            found.Any(finding => finding.Rule == rule && finding is { Path: "Case.cs", Line: 5 }),
            $"{rule} not among: {string.Join("; ", found.Select(f => f.ToString()))}"
        );
    }

    [TestMethod]
    public void A_file_scoped_namespace_is_caught() =>
        Assert.IsTrue(
            LanguageCheck
                .Run([new SharedSource("Case.cs", "namespace N;\nclass C { }", Pure: false)])
                .Any(finding => finding is { Rule: R.FileScopedNamespace, Line: 1 })
        );

    [TestMethod]
    public void A_using_of_LINQ_or_of_the_outside_world_is_caught()
    {
        string[] rules = LanguageCheck
            .Run([new SharedSource("Case.cs", "using System.Linq;\nusing System.Threading;", Pure: true)])
            .Select(finding => finding.Rule)
            .ToArray();
        CollectionAssert.Contains(rules, R.Linq);
        CollectionAssert.Contains(rules, R.OutsideWorld);
    }

    [TestMethod]
    public void The_rules_of_Pen_Control_do_not_bind_the_others() =>
        Assert.IsFalse(
            Violations
                .Where(violation => OnlyInPure.Contains(violation.Rule))
                .SelectMany(violation => Check(violation.Members, pure: false))
                .Any(finding => OnlyInPure.Contains(finding.Rule))
        );

    [TestMethod]
    public void Every_rule_has_a_violation_that_it_catches()
    {
        string[] proved = [.. Violations.Select(violation => violation.Rule), R.FileScopedNamespace];
        Assert.IsEmpty(R.Reasons.Keys.Except(proved));
    }

    [TestMethod]
    public void What_the_device_can_do_is_left_alone() =>
        Complaints.AssertNone(
            Check(
                    "enum E : byte { A, B } "
                        + "private static readonly int[] Table = { 1, 2, 3 }; "
                        + "private static readonly string[] Names = { \"a\", \"b\" }; "
                        + "private readonly int[][] _rows = new int[2][]; "
                        + "private long _sum; "
                        + "C(object o) { if (o == null) { throw new System.ArgumentNullException(\"o\"); } } "
                        + "int M(ref int a, in int b, E e) { foreach (int x in Table) { _sum += x; } "
                        + "a = unchecked(a * b); return e switch { E.A => 1, _ => _rows.Length }; } "
                        + "string Name(E e) { return Names[(int)e]; } "
                        + "static int Max(int a, int b) => a > b ? a : b; "
                        + "private static readonly int Twice = MakeTwice(); private static int _size = Table.Length; "
                        + "private static int MakeTwice() { return Other.Size + Table[0]; } "
                        + "static class Other { public const int Size = 3; public static int Sum; } "
                        + "int Read() { return Other.Sum + _size; } "
                        + "public int Level; void Up(C other) { Level++; other.Level = Level; } "
                        + "void Fill(PenInputs inputs) { inputs.NowMicroseconds = 1; } "
                        + "sealed class PenInputs { public long NowMicroseconds; }",
                    pure: true
                )
                .Select(finding => finding.ToString())
        );

    private static Finding[] Check(string members, bool pure) =>
        LanguageCheck
            .Run([
                new SharedSource("Case.cs", $"namespace N\n{{\nsealed class C\n{{\n{members}\n}}\n}}", pure),
                Elsewhere,
            ])
            .Where(finding => finding.Path == "Case.cs")
            .ToArray();

    private static SharedSource[] SharedSources() =>
        Repository
            .SharedFolders.Concat(Repository.SharedTestFolders)
            .SelectMany(Repository.SourcesOf)
            // The same assembly attributes again and again; read here they would clash.
            .Where(file => !file.EndsWith("/AssemblyInfo.cs", StringComparison.Ordinal))
            .Append(Bridge)
            .Select(file => new SharedSource(
                file,
                File.ReadAllText(Repository.FullPath(file)),
                file.StartsWith(Pure + "/", StringComparison.Ordinal)
            ))
            .ToArray();
}

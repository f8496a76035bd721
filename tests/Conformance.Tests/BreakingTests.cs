// Breaking the rules on purpose: each violation gets exactly its complaint, with member and line.
using System.Collections.Generic;
using System.Linq;
using Conformance.Tests.Listed;
using Conformance.Tests.Rules;
using Mono.Cecil;

namespace Conformance.Tests;

[TestClass]
public class BreakingTests
{
    private static readonly string[] Packages =
    [
        "nanoFramework.CoreLibrary",
        "nanoFramework.System.Device.Gpio",
    ];

    /// <summary>Members of a class, and the complaints about them.</summary>
    private static readonly (string Members, string[] Complaints)[] Foreign =
    [
        (
            "string M(string s) { return s.Replace(\"a\", \"b\"); }",
            [
                "Case.cs(5): System.String.Replace(System.String,System.String) is not in nanoFramework.CoreLibrary",
            ]
        ),
        (
            "string M(string[] s) {\nreturn string.Join(\",\", s); }",
            [
                "Case.cs(6): System.String.Join(System.String,System.String[]) is not in nanoFramework.CoreLibrary",
            ]
        ),
        (
            "void M(Array a) { Array.Sort(a); }",
            ["Case.cs(5): System.Array.Sort(System.Array) is not in nanoFramework.CoreLibrary"]
        ),
        (
            "long M() { return System.Diagnostics.Stopwatch.GetTimestamp(); }",
            ["Case.cs(5): System.Diagnostics.Stopwatch.GetTimestamp is not in any package"]
        ),
        (
            "bool M(object o) { return System.Threading.Monitor.TryEnter(o); }",
            [
                "Case.cs(5): System.Threading.Monitor.TryEnter(System.Object) is not in nanoFramework.CoreLibrary",
            ]
        ),
        (
            "int M(ref long a) { return (int)System.Threading.Interlocked.Add(ref a, 1); }",
            [
                "Case.cs(5): System.Threading.Interlocked.Add(System.Int64@,System.Int64) is not in nanoFramework.CoreLibrary",
            ]
        ),
        (
            "string M(int a) { return string.Format(\"{0}\", a); }",
            [
                "Case.cs(5): System.String.Format(System.String,System.Object) is not in nanoFramework.CoreLibrary",
            ]
        ),
        ("decimal _price; void M() { }", ["Case.cs(5): System.Decimal is not in any package"]),
        ("Half M(Half a) { return a; }", ["Case.cs(5): System.Half is not in any package"]),
        (
            "class D : System.Collections.Stack { void M() { } }",
            [
                "Case.cs(5): System.Collections.Stack is not in packages.config: it is in nanoFramework.System.Collections",
            ]
        ),
        (
            "void M() { try { N(); } catch (OverflowException) { N(); } } void N() { }",
            ["Case.cs(5): System.OverflowException is not in any package"]
        ),
        (
            "class E : Exception { public override string Source { get { return null; } } }",
            ["Case.cs(5): System.Exception.get_Source is not in nanoFramework.CoreLibrary"]
        ),
        (
            "bool M() { return System.IO.File.Exists(null); }",
            [
                "Case.cs(5): System.IO.File.Exists(System.String) is not in packages.config: it is in nanoFramework.System.IO.FileSystem",
            ]
        ),
        (
            "[System.ComponentModel.Description(null)] void M() { N(); } void N() { }",
            [
                "Case.cs(5): System.ComponentModel.DescriptionAttribute.#ctor(System.String) is not in any package",
            ]
        ),
        (
            "class D : System.Collections.IStructuralEquatable { bool System.Collections.IStructuralEquatable.Equals(object o, System.Collections.IEqualityComparer c) { return true; } int System.Collections.IStructuralEquatable.GetHashCode(System.Collections.IEqualityComparer c) { return 1; } }",
            ["Case.cs(5): System.Collections.IStructuralEquatable is not in any package"]
        ),
        (
            "void M(System.Device.Gpio.GpioPin p) { p.Toggle();\np.Blink(); }",
            ["Case.cs(6): System.Device.Gpio.GpioPin.Blink is not in nanoFramework.System.Device.Gpio"]
        ),
    ];

    private static readonly (string Members, string[] Complaints)[] Forbidden =
    [
        ("class Box<T> { int M(int a) { return a + 1; } }", ["Case.cs(5): generics: Pen.Snippet.C.Box`1"]),
        (
            "T M<T>(T a) { return a; }",
            [
                "Case.cs(5): generics: M in Pen.Snippet.C.M",
                "Case.cs(5): generics: result: ``0 in Pen.Snippet.C.M",
                "Case.cs(5): generics: a: ``0 in Pen.Snippet.C.M",
            ]
        ),
        ("Action<int> _a; void M() { }", ["Case.cs(5): generics: _a: System.Action{System.Int32}"]),
        (
            "void M(int[] a) {\nArray.Resize(ref a, 3); }",
            [
                "Case.cs(6): generics: Resize in Pen.Snippet.C.M",
                "Case.cs(6): generics: Resize: ``0 in Pen.Snippet.C.M",
            ]
        ),
        (
            "int[,] M() {\nreturn new int[2, 2]; }",
            [
                "Case.cs(6): multi-dimensional array: result: System.Int32[0:,0:] in Pen.Snippet.C.M",
                "Case.cs(6): multi-dimensional array: .ctor: System.Int32[0:,0:] in Pen.Snippet.C.M",
            ]
        ),
        (
            "interface I { int M() { return 1; } }",
            ["Case.cs(5): body in an interface: M in Pen.Snippet.C.I.M"]
        ),
        (
            "unsafe void M() { int* p = stackalloc int[4]; p[0] = 1; N(p); } unsafe void N(int* p) { }",
            ["Case.cs(5): stackalloc: localloc in Pen.Snippet.C.M"]
        ),
        ("int M(int a) {\nreturn checked(a + 1); }", ["Case.cs(6): checked: add.ovf in Pen.Snippet.C.M"]),
        (
            "byte M(int a) { return checked((byte)a); }",
            ["Case.cs(5): checked: conv.ovf.u1 in Pen.Snippet.C.M"]
        ),
        (
            "unsafe int M(delegate*<int, int> f) { return f(1); }",
            [
                "Case.cs(5): function pointer: f in Pen.Snippet.C.M",
                "Case.cs(5): function pointer: local in Pen.Snippet.C.M",
                "Case.cs(5): function pointer: calli in Pen.Snippet.C.M",
            ]
        ),
        (
            "static int N(int a) { return a; } unsafe void* M() { return (delegate*<int, int>)&N; }",
            ["Case.cs(5): function pointer: ldftn in Pen.Snippet.C.M"]
        ),
        (
            "unsafe int M(int[] a) { fixed (int* p = a) { return *p; } }",
            ["Case.cs(5): fixed: pinned local in Pen.Snippet.C.M"]
        ),
        ("unsafe struct S { public fixed byte Bytes[4]; } void M() { }", ["Case.cs(5): fixed: Bytes"]),
        (
            "volatile bool _stop; bool M() { return _stop; }",
            [
                "Case.cs(5): volatile: _stop",
                "Case.cs(5): volatile: access in Pen.Snippet.C.M",
                "Case.cs(5): volatile: _stop in Pen.Snippet.C.M",
            ]
        ),
        ("double _rate; void M() { }", ["Case.cs(5): floating point: _rate: Double"]),
        (
            "float M(float a) { return a; }",
            [
                "Case.cs(5): floating point: result: Single in Pen.Snippet.C.M",
                "Case.cs(5): floating point: a: Single in Pen.Snippet.C.M",
            ]
        ),
        (
            "int M(int a) { return (int)(a * 0.5); }",
            ["Case.cs(5): floating point: arithmetic in Pen.Snippet.C.M"]
        ),
        (
            "string M(DayOfWeek d) { return d.ToString(); }",
            ["Case.cs(5): enum as text: System.DayOfWeek.ToString in Pen.Snippet.C.M"]
        ),
        (
            "string M(DayOfWeek d) { return \"on \" + d; }",
            ["Case.cs(5): enum as text: System.DayOfWeek.ToString in Pen.Snippet.C.M"]
        ),
        (
            "string M(object o) { return o.ToString(); }",
            ["Case.cs(5): object as text: ToString of who knows what in Pen.Snippet.C.M"]
        ),
        (
            "string M(Exception e) { return \"failed: \" + e; }",
            ["Case.cs(5): object as text: ToString of who knows what in Pen.Snippet.C.M"]
        ),
        (
            "string M(Exception e) { return string.Format(\"{0} {1}\", 1, e); }",
            ["Case.cs(5): object as text: formats System.Exception in Pen.Snippet.C.M"]
        ),
        (
            "string M(Exception e) { return string.Format(\"{0} {1} {2} {3}\", 1, 2, 3, e); }",
            ["Case.cs(5): object as text: formats System.Exception in Pen.Snippet.C.M"]
        ),
        (
            "string M(double d) { return d.ToString(); }",
            [
                "Case.cs(5): floating point: d: Double in Pen.Snippet.C.M",
                "Case.cs(5): floating point: ToString: Double in Pen.Snippet.C.M",
                "Case.cs(5): floating point as text: System.Double.ToString in Pen.Snippet.C.M",
            ]
        ),
        (
            "bool M(string s, out int v) { return int.TryParse(s, out v); }",
            [
                "Case.cs(5): differs on the device: System.Int32.TryParse leaves garbage on failure in Pen.Snippet.C.M",
            ]
        ),
        (
            "DateTime M() { return DateTime.MinValue; }",
            ["Case.cs(5): differs on the device: DateTime.MinValue is the year 1601 in Pen.Snippet.C.M"]
        ),
    ];

    private static readonly (string Members, string[] Complaints)[] Wasteful =
    [
        (
            "object M() { return new object(); }",
            ["Case.cs(5): allocation in the control period: new System.Object in Pen.Snippet.C.M"]
        ),
        (
            "int[] M(int a) { return new int[a]; }",
            ["Case.cs(5): allocation in the control period: new System.Int32[] in Pen.Snippet.C.M"]
        ),
        (
            "object M(int a) { return a; }",
            ["Case.cs(5): allocation in the control period: boxes System.Int32 in Pen.Snippet.C.M"]
        ),
        (
            "string M() { return \"off\"; }",
            ["Case.cs(5): text in the control period: string literal in Pen.Snippet.C.M"]
        ),
        (
            "string M(string a, string b) { return a + b; }",
            [
                "Case.cs(5): library call in the control period: System.String.Concat(System.String,System.String) in Pen.Snippet.C.M",
                "Case.cs(5): text in the control period: System.String.Concat(System.String,System.String) in Pen.Snippet.C.M",
            ]
        ),
        (
            "Exception _e; void M() { throw _e; }",
            ["Case.cs(5): throw in the control period: throw in Pen.Snippet.C.M"]
        ),
        (
            "struct S { public int A; } void M(int a) { S s; s.A = a; N(ref s); } void N(ref S s) { }",
            ["Case.cs(5): struct by value in the control period: local Pen.Snippet.C.S in Pen.Snippet.C.M"]
        ),
        (
            "struct S { public int A; } S _s; S M() { return _s; }",
            [
                "Case.cs(5): struct by value in the control period: returns Pen.Snippet.C.S in Pen.Snippet.C.M",
                "Case.cs(5): struct by value in the control period: copies _s in Pen.Snippet.C.M",
            ]
        ),
        (
            "struct S { public int A; } int M(S s) { return s.A; }",
            ["Case.cs(5): struct by value in the control period: takes Pen.Snippet.C.S in Pen.Snippet.C.M"]
        ),
        (
            "struct S { public int A; } void M(S[] s) { s[1] = s[0]; }",
            ["Case.cs(5): struct by value in the control period: copies Pen.Snippet.C.S in Pen.Snippet.C.M"]
        ),
        (
            "Action M() { return N; } void N() { }",
            ["Case.cs(5): allocation in the control period: new System.Action in Pen.Snippet.C.M"]
        ),
        (
            "Action _a; void M() { _a(); }",
            [
                "Case.cs(5): allocation in the control period: calls through a delegate, which hides what runs in Pen.Snippet.C.M",
                "Case.cs(5): library call in the control period: System.Action.Invoke in Pen.Snippet.C.M",
            ]
        ),
        (
            "int M(int a, int b) { return a / b; }",
            ["Case.cs(5): division in the control period: div in Pen.Snippet.C.M"]
        ),
        (
            "int M(int a, int b) { return a % b; }",
            ["Case.cs(5): division in the control period: rem in Pen.Snippet.C.M"]
        ),
        (
            "int M(int a) { return a / -1; }",
            ["Case.cs(5): division in the control period: div in Pen.Snippet.C.M"]
        ),
        (
            "System.Device.Gpio.GpioPin _pin; void M() { _pin.Toggle(); }",
            [
                "Case.cs(5): library call in the control period: System.Device.Gpio.GpioPin.Toggle in Pen.Snippet.C.M",
            ]
        ),
        (
            "System.Device.Gpio.GpioPin _pin; void M() { _pin.Read(); }",
            [
                "Case.cs(5): library call in the control period: System.Device.Gpio.GpioPin.Read in Pen.Snippet.C.M",
                "Case.cs(5): struct by value in the control period: gets System.Device.Gpio.PinValue in Pen.Snippet.C.M",
            ]
        ),
        (
            "interface I { int N(); } class B : I { int I.N() {\nreturn new int[1].Length; } } I _i; int M() { return _i.N(); }",
            [
                "Case.cs(6): allocation in the control period: new System.Int32[] in Pen.Snippet.C.B.Pen.Snippet.C.I.N",
            ]
        ),
        (
            "class A { public virtual int N() { return 1; } } class B : A { public override int N() {\nreturn new int[1].Length; } } A _a; int M() { return _a.N(); }",
            ["Case.cs(6): allocation in the control period: new System.Int32[] in Pen.Snippet.C.B.N"]
        ),
        (
            "int M() { try { return N(); } finally {\nN(); } } int N() { return new int[1].Length; }",
            ["Case.cs(6): allocation in the control period: new System.Int32[] in Pen.Snippet.C.N"]
        ),
    ];

    public static IEnumerable<object[]> ForeignRows => Rows(Foreign);
    public static IEnumerable<object[]> ForbiddenRows => Rows(Forbidden);
    public static IEnumerable<object[]> WastefulRows => Rows(Wasteful);

    [TestMethod]
    [DynamicData(nameof(ForeignRows))]
    public void A_member_that_is_not_there_is_named_with_its_line(string members, string[] complaints) =>
        AssertSame(complaints, References(members));

    [TestMethod]
    [DynamicData(nameof(ForbiddenRows))]
    public void What_the_device_cannot_do_is_named_with_its_line(string members, string[] complaints)
    {
        using ModuleDefinition module = Snippet.Compile(members);
        AssertSame(complaints, IlRules.Run(module));
    }

    [TestMethod]
    [DynamicData(nameof(WastefulRows))]
    public void What_the_period_may_not_reach_is_named_with_its_line(string members, string[] complaints) =>
        AssertSame(complaints, Period(members));

    [TestMethod]
    public void What_the_device_can_do_passes_every_rule()
    {
        const string Clean =
            "enum E : byte { A, B } interface I { int N(int a); } class P : I { public int N(int a) { return a; } } "
            + "static readonly int[] Table = { 1, 2, 3, 4, 5 }; readonly int[][] _rows = new int[2][]; "
            + "readonly object _lock = new object(); long _sum; string _name = \"a\"; I _part = new P(); E _e; "
            + "struct S { public int A; } S _s; Exception _last; "
            + "int M(ref int a, in long b, out bool c) { lock (_lock) { foreach (int x in Table) { _sum += x / 3; } } "
            + "c = _name == null || _name.Length > a; _s.A = a; "
            + "try { a = unchecked(a * 7) % 5; } catch (Exception e) when (a > 3) { _last = e; } finally { _sum--; } "
            + "return (_e == E.A ? _rows.Length : _part.N(a)) + (int)(b / 1000L); }";
        Assert.IsEmpty(References(Clean), string.Join("\n", References(Clean)));
        using ModuleDefinition module = Snippet.Compile(Clean);
        Assert.IsEmpty(IlRules.Run(module), string.Join("\n", IlRules.Run(module)));
        string[] calls =
        [
            .. Period(Clean).Where(c => c.Rule != PeriodRules.LibraryCall).Select(c => c.ToString()),
        ];
        Assert.IsEmpty(calls, string.Join("\n", calls));
    }

    [TestMethod]
    public void A_reviewed_row_that_nothing_needs_is_named()
    {
        ReviewedTable table = new("PeriodReviewed.tsv");
        Assert.IsNotEmpty(table.Unused);
        Assert.StartsWith("PeriodReviewed.tsv: nothing needs ", table.Unused.First());
    }

    private static IEnumerable<Complaint> References(string members)
    {
        using ModuleDefinition module = Snippet.Compile(members);
        return ReferenceCheck.Run(module, new PackageSet(Packages), new HostDifferences());
    }

    private static IEnumerable<Complaint> Period(string members)
    {
        using ModuleDefinition module = Snippet.Compile(members);
        CallGraph graph = new([module]);
        return PeriodRules.Run(graph.Reach(graph.Named("Pen.Snippet.C.M"), _ => false));
    }

    private static IEnumerable<object[]> Rows((string Members, string[] Complaints)[] cases) =>
        cases.Select(row => new object[] { row.Members, row.Complaints });

    private static void AssertSame(string[] expected, IEnumerable<Complaint> actual) =>
        Assert.AreEqual(
            string.Join("\n", expected),
            string.Join("\n", actual.Select(found => found.ToString()))
        );
}
